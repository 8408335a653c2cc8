import { LRUCache } from 'lru-cache';
import type { PlatformRegistry, Registration } from './registry.ts';

/** As old as an answer may be; addresses of platforms change once in years. */
const A_SECOND_MS = 1000;
const KEPT = 1000;

/**
 * The same registry, which reads a platform once a second at most however many launch at once. What
 * this server changes it sees at once.
 */
export function recentRegistry(registry: PlatformRegistry): PlatformRegistry {
  const known = new LRUCache<string, Registration>({ max: KEPT, ttl: A_SECOND_MS });
  const keyOf = (issuer: string, clientId: string) => JSON.stringify([issuer, clientId]);
  return {
    ...registry,
    async find(issuer, clientId) {
      const key = keyOf(issuer, clientId);
      const found = known.get(key) ?? (await registry.find(issuer, clientId));
      if (found) known.set(key, found, { noUpdateTTL: true });
      return found;
    },
    async register(registration) {
      await registry.register(registration);
      known.delete(keyOf(registration.issuer, registration.clientId));
    },
    async remove(issuer, clientId) {
      await registry.remove(issuer, clientId);
      known.delete(keyOf(issuer, clientId));
    },
  };
}
