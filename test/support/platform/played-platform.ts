import { randomUUID } from 'node:crypto';
import type { Request, RequestHandler, Response } from 'express';
import type { JWTVerifyGetKey } from 'jose';

/** Somebody in the played course. */
export interface PlayedMember {
  user_id: string;
  status?: string;
  roles: string[];
  name?: string;
  given_name?: string;
  family_name?: string;
  email?: string;
}

export interface PlayedLineItem {
  id: string;
  label: string;
  scoreMaximum: number;
  resourceId?: string;
  tag?: string;
  resourceLinkId?: string;
  [extension: string]: unknown;
}

export interface PlayedScore {
  userId: string;
  timestamp: string;
  scoreGiven: number;
  scoreMaximum: number;
  [more: string]: unknown;
}

export interface PlayerOptions {
  plays: 'canvas' | 'moodle';
  /** Where the router is mounted. */
  url: string;
  issuer: string;
  clientId: string;
  deploymentId: string;
  /** The tool's published keys, e.g. `createRemoteJWKSet(new URL(`${tool}/lti/jwks`))`. */
  toolKeys: JWTVerifyGetKey;
  members?: readonly PlayedMember[];
  /** What the admin allowed; everything by default. */
  allowedScopes?: readonly string[];
  now: () => Date;
}

/** An answer that is given instead of the right one. */
export interface PlayedFailure {
  status: number;
  headers?: Record<string, string>;
  body?: string;
  /** Only to requests whose method and path match, e.g. /POST .*scores/. */
  to?: RegExp;
}

/** What a played platform knows and has seen; tests look here. */
export interface PlayedState {
  lineItems: PlayedLineItem[];
  /** Those that were taken, in order. */
  scores: { lineItemId: string; score: PlayedScore }[];
  /** By line item and person: what Canvas counts as attempts. */
  attempts: Map<string, number>;
  requests: string[];
  failures: PlayedFailure[];
  tokens: Map<string, { scopes: string[]; endsAt: Date }>;
  assertionIds: Set<string>;
}

export const newState = (): PlayedState => ({
  lineItems: [],
  scores: [],
  attempts: new Map(),
  requests: [],
  failures: [],
  tokens: new Map(),
  assertionIds: new Set(),
});

export const newId = (): string => randomUUID();

/** Writes each request down, and answers with the next failure that is meant for it. */
export const watchRequests =
  (state: PlayedState): RequestHandler =>
  (request, response, next) => {
    const line = `${request.method} ${request.path}`;
    state.requests.push(line);
    const index = state.failures.findIndex(({ to }) => !to || to.test(line));
    const [failure] = index < 0 ? [] : state.failures.splice(index, 1);
    if (!failure) return next();
    response
      .status(failure.status)
      .set(failure.headers ?? {})
      .send(failure.body ?? '');
  };

/** Lets through who has a token with one of the scopes; both platforms answer others with 401. */
export const needsScope =
  (state: PlayedState, now: () => Date, scopes: readonly string[]): RequestHandler =>
  (request, response, next) => {
    const [, bearer = ''] = /^Bearer (.+)$/.exec(request.get('authorization') ?? '') ?? [];
    const token = state.tokens.get(bearer);
    const isGood =
      token && now() < token.endsAt && scopes.some((one) => token.scopes.includes(one));
    if (isGood) return next();
    response.status(401).json({ status: 401, reason: 'Unauthorized' });
  };

/** Moodle's way: the reason is in the status line. */
export function refuse(response: Response, status: number, reason: string, body: object): void {
  response.statusMessage = reason;
  response.status(status).json(body);
}

/** Moodle takes media types exactly, Canvas is not stricter. */
export const hasType = (request: Request, header: string, type: string): boolean =>
  request.get(header)?.split(';')[0] === type;
