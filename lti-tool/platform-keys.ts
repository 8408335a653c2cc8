import { type JWTVerifyGetKey, createRemoteJWKSet, customFetch } from 'jose';
import { LRUCache } from 'lru-cache';
import type { GuardedFetch } from './services/guarded-fetch.ts';

/** A key that the platform changed is fetched again at once, but not more often than this. */
const COOLDOWN_MS = 10_000;
const KEPT_MS = 10 * 60_000;
/** More platforms than this are fetched again when they come. */
const KEPT_PLATFORMS = 1000;

export interface PlatformKeysOptions {
  /** Guarded against inner addresses, large answers, slow ones and redirects elsewhere. */
  fetch: GuardedFetch;
  cooldownMs?: number;
  keptMs?: number;
}

/**
 * The platforms' public keys: kept for a while, and fetched again once when a token names one that
 * is not among them. Errors of what it answers: jose's, PlatformFetchError.
 */
export function createPlatformKeys({
  fetch,
  cooldownMs = COOLDOWN_MS,
  keptMs = KEPT_MS,
}: PlatformKeysOptions): (jwksUri: string) => JWTVerifyGetKey {
  const sets = new LRUCache<string, JWTVerifyGetKey>({ max: KEPT_PLATFORMS });
  return (jwksUri) => {
    const known = sets.get(jwksUri);
    if (known) return known;
    const fresh = createRemoteJWKSet(new URL(jwksUri), {
      cooldownDuration: cooldownMs,
      cacheMaxAge: keptMs,
      // The guard looks at these alone; redirects and time are its own matter.
      [customFetch]: (url, { method, headers, signal }) => fetch(url, { method, headers, signal }),
    });
    sets.set(jwksUri, fresh);
    return fresh;
  };
}
