import { SignJWT, errors, jwtVerify } from 'jose';
import { z } from 'zod';
import { AppError } from '../errors.ts';

/** Long enough for a long video, short enough to be worthless tomorrow; renewed while it is used. */
const LIFETIME_SECONDS = 2 * 3600;

const Claims = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('educator'), sessionId: z.string() }),
  z.object({
    kind: z.literal('host'),
    hostId: z.string(),
    /** Who this is, for the audit log. */
    actor: z.string(),
    /** For somebody without an account; else asked for at each request. */
    role: z.enum(['admin', 'instructor', 'auditor']),
    /** The account's address; absent for somebody who came from an LMS, or tries the product out. */
    email: z.string().optional(),
    /** An instructor who came from an LMS sees this event only. */
    eventId: z.string().optional(),
  }),
  z.object({
    /** A teacher who chooses what to place in a course; good for that form alone. */
    kind: z.literal('placing'),
    hostId: z.string(),
    /** Who this is, for the audit log. */
    actor: z.string(),
    platform: z.object({ issuer: z.string(), clientId: z.string(), deploymentId: z.string() }),
    framedBy: z.array(z.string()),
    isHighContrast: z.boolean(),
    /** The way back to the course, as the LMS named it. */
    returnUrl: z.string().optional(),
    settings: z.object({
      returnUrl: z.string(),
      acceptTypes: z.array(z.string()),
      isMultipleAccepted: z.boolean(),
      isLineItemAccepted: z.boolean().nullable(),
      acceptTargets: z.array(z.string()),
      data: z.unknown().optional(),
    }),
  }),
]);

/** What a bearer token stands for. */
export type SessionClaims = z.infer<typeof Claims>;

export type PlacingClaims = Extract<SessionClaims, { kind: 'placing' }>;

export interface SessionTokens {
  issue(claims: SessionClaims): Promise<{ sessionToken: string; expiresAt: string }>;
  /** Errors: SESSION_EXPIRED, SESSION_INVALID. */
  verify(token: string): Promise<{ claims: SessionClaims; isHalfUsed: boolean }>;
}

/** Short-lived bearer tokens: held in a page's memory, sent in a header, never in an address. */
export function createSessionTokens(key: Uint8Array, now: () => Date): SessionTokens {
  return {
    async issue(claims) {
      const issuedAt = Math.floor(now().getTime() / 1000);
      const expires = issuedAt + LIFETIME_SECONDS;
      const sessionToken = await new SignJWT(claims)
        .setProtectedHeader({ alg: 'HS256' })
        .setIssuedAt(issuedAt)
        .setExpirationTime(expires)
        .sign(key);
      return { sessionToken, expiresAt: new Date(expires * 1000).toISOString() };
    },
    async verify(token) {
      const { payload } = await jwtVerify(token, key, {
        algorithms: ['HS256'],
        currentDate: now(),
      }).catch(refuse);
      const claims = Claims.safeParse(payload);
      if (!claims.success) throw invalid();
      const left = (payload.exp ?? 0) - now().getTime() / 1000;
      return { claims: claims.data, isHalfUsed: left < LIFETIME_SECONDS / 2 };
    },
  };
}

function refuse(error: unknown): never {
  if (error instanceof errors.JWTExpired) throw expired(error);
  throw invalid(error);
}

const expired = (cause: unknown) =>
  new AppError(
    401,
    {
      code: 'SESSION_EXPIRED',
      message: 'This page has been open for too long without being used.',
      remedy: 'Open it again from your course; nothing is lost.',
    },
    { cause },
  );

const invalid = (cause?: unknown) =>
  new AppError(
    401,
    {
      code: 'SESSION_INVALID',
      message: 'This page is not signed in.',
      remedy: 'Open it again from your course or from the start page.',
    },
    { cause },
  );
