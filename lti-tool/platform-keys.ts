import { type JWTVerifyGetKey, createRemoteJWKSet } from 'jose';

const TIMEOUT_MS = 5000;
/** A key that the platform changed is fetched again at once, but not more often than this. */
const COOLDOWN_MS = 10_000;
const KEPT_MS = 10 * 60_000;
/** More platforms than this are fetched again when they come. */
const KEPT_PLATFORMS = 1000;

/** The platforms' public keys, kept for a while and fetched again when an unknown one is named. */
export function createPlatformKeys(): (jwksUri: string) => JWTVerifyGetKey {
  const sets = new Map<string, JWTVerifyGetKey>();
  return (jwksUri) => {
    const known = sets.get(jwksUri);
    if (known) return known;
    if (sets.size >= KEPT_PLATFORMS) sets.clear();
    const fresh = createRemoteJWKSet(new URL(jwksUri), {
      timeoutDuration: TIMEOUT_MS,
      cooldownDuration: COOLDOWN_MS,
      cacheMaxAge: KEPT_MS,
    });
    sets.set(jwksUri, fresh);
    return fresh;
  };
}
