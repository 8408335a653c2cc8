import { LRUCache } from 'lru-cache';
import { z } from 'zod';
import { signAssertion } from './client-assertion.ts';
import type { GuardedFetch } from './guarded-fetch.ts';
import { readJson, readRetryAfter, readScopes } from './read-tolerantly.ts';
import type { PlatformServices, SigningKey } from './service-ports.ts';
import { type ServiceResult, failed, fetchFailed, succeeded } from './service-problem.ts';

export interface ServiceToken {
  accessToken: string;
  /** From then on a new one is asked for; a little before the platform's own end. */
  renewAt: Date;
}

export interface ServiceTokenDependencies {
  fetch: GuardedFetch;
  /** The tool's current key for this platform. */
  keyOf: (platform: PlatformServices) => Promise<SigningKey>;
  now: () => Date;
}

export interface ServiceTokens {
  /** A token for these scopes, kept one or fresh. Problems: TOKEN_REFUSED, SCOPE_MISSING, … */
  tokenFor(
    platform: PlatformServices,
    scopes: readonly string[],
  ): Promise<ServiceResult<ServiceToken>>;
  /** Drops a kept token that the platform does not take any more. */
  forget(platform: PlatformServices, scopes: readonly string[], token: ServiceToken): void;
}

const KEPT_TOKENS = 1000;
/** Where the platform does not say how long a token lives. */
const ASSUMED_LIFETIME_SECONDS = 300;
const RENEWED_BEFORE_END_SECONDS = 60;

/**
 * Makes the keeper of service tokens: one for each deployment and set of scopes, asked for once
 * however many want it at the same time, and kept until shortly before its end.
 */
export function createServiceTokens(deps: ServiceTokenDependencies): ServiceTokens {
  const kept = new LRUCache<string, ServiceToken>({ max: KEPT_TOKENS });
  const awaited = new Map<string, Promise<ServiceResult<ServiceToken>>>();

  const renew = async (
    key: string,
    platform: PlatformServices,
    scopes: readonly string[],
  ): Promise<ServiceResult<ServiceToken>> => {
    const result = await requestToken(deps, platform, scopes);
    if (result.ok) kept.set(key, result.value);
    return result;
  };

  return {
    async tokenFor(platform, scopes) {
      const wanted = leastScopes(scopes);
      const key = keyFor(platform, wanted);
      const known = kept.get(key);
      if (known && deps.now() < known.renewAt) return succeeded(known);
      const running =
        awaited.get(key) ?? renew(key, platform, wanted).finally(() => awaited.delete(key));
      awaited.set(key, running);
      return running;
    },
    forget(platform, scopes, token) {
      const key = keyFor(platform, leastScopes(scopes));
      if (kept.peek(key)?.accessToken === token.accessToken) kept.delete(key);
    },
  };
}

/** Sorted and each once, so that the same wish is the same key. */
const leastScopes = (scopes: readonly string[]): string[] => [...new Set(scopes)].sort();

/** By deployment too: the assertion names it, so the platform may bind the token to it. */
const keyFor = (platform: PlatformServices, scopes: readonly string[]): string =>
  JSON.stringify([platform.issuer, platform.clientId, platform.deploymentId, ...scopes]);

/** Asks the token endpoint (Security Framework 1.1, section 4.1). */
async function requestToken(
  { fetch, keyOf, now }: ServiceTokenDependencies,
  platform: PlatformServices,
  scopes: readonly string[],
): Promise<ServiceResult<ServiceToken>> {
  const askedAt = now();
  const form = new URLSearchParams({
    grant_type: 'client_credentials',
    client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
    client_assertion: await signAssertion(platform, await keyOf(platform), askedAt),
    scope: scopes.join(' '),
  });
  try {
    const response = await fetch(platform.tokenEndpoint, {
      method: 'POST',
      headers: {
        accept: 'application/json',
        'content-type': 'application/x-www-form-urlencoded',
      },
      body: form.toString(),
    });
    return await readTokenAnswer(response, scopes, askedAt);
  } catch (error) {
    return fetchFailed(error);
  }
}

const TokenAnswer = z.object({
  access_token: z.string().min(1),
  token_type: z.string().optional().catch(undefined),
  expires_in: z.coerce.number().positive().optional().catch(undefined),
  scope: z.unknown(),
});

async function readTokenAnswer(
  response: Response,
  scopes: readonly string[],
  askedAt: Date,
): Promise<ServiceResult<ServiceToken>> {
  const text = await response.text();
  if (!response.ok) return refused(response, text, askedAt);
  const parsed = TokenAnswer.safeParse(readJson(text));
  if (!parsed.success || !/^bearer$/i.test(parsed.data.token_type ?? 'bearer')) {
    return failed('ANSWER_UNREADABLE', 'the token endpoint answered without a bearer token');
  }
  const { access_token: accessToken, expires_in: lifetime, scope } = parsed.data;
  // Without `scope` the platform grants what was asked for (RFC 6749, section 5.1).
  const granted = readScopes(scope) ?? scopes;
  const missing = scopes.filter((one) => !granted.includes(one));
  if (missing.length > 0) return failed('SCOPE_MISSING', missing.join(' '));
  return succeeded({ accessToken, renewAt: renewalOf(askedAt, lifetime) });
}

/** Half-way where a token lives for less than two minutes. */
function renewalOf(askedAt: Date, lifetimeSeconds = ASSUMED_LIFETIME_SECONDS): Date {
  const marginSeconds = Math.min(RENEWED_BEFORE_END_SECONDS, lifetimeSeconds / 2);
  return new Date(askedAt.getTime() + (lifetimeSeconds - marginSeconds) * 1000);
}

function refused(response: Response, text: string, now: Date) {
  const { status, headers } = response;
  if (status === 429 || status >= 500) {
    const retryAfterSeconds = readRetryAfter(headers.get('retry-after'), now);
    return failed('PLATFORM_BUSY', text, {
      status,
      ...(retryAfterSeconds !== undefined && { retryAfterSeconds }),
    });
  }
  // Moodle's words for an unknown key are no JSON; they are kept as they are.
  const { error } = z.object({ error: z.string() }).catch({ error: text }).parse(readJson(text));
  return failed(error === 'invalid_scope' ? 'SCOPE_MISSING' : 'TOKEN_REFUSED', error, { status });
}
