import { LRUCache } from 'lru-cache';
import type { Store } from '../services/store-ports.ts';

/** As old as an answer may be. */
const A_SECOND_MS = 1000;
const KEPT = 2000;

/** Events and hosts for what asks for them many times a second: read once a second. */
export function createRecentStore({
  events,
  hosts,
}: Pick<Store, 'events' | 'hosts'>): Pick<Store, 'events' | 'recent'> {
  const recentEvents = recent(events.find);
  const recentHosts = recent(hosts.find);
  return {
    recent: {
      event: async (id) => (await recentEvents.fetch(id)) ?? null,
      host: async (id) => (await recentHosts.fetch(id)) ?? null,
    },
    events: {
      ...events,
      // What this server changed, it sees at once.
      replace: async (event, audit, effect) => {
        const isReplaced = await events.replace(event, audit, effect);
        recentEvents.delete(event.id);
        return isReplaced;
      },
    },
  };
}

const recent = <T extends object>(find: (id: string) => Promise<T | null>) =>
  new LRUCache<string, T>({
    max: KEPT,
    ttl: A_SECOND_MS,
    fetchMethod: async (id) => (await find(id)) ?? undefined,
  });
