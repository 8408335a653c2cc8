import { isoDay } from '../../domain/calendar-day.ts';
import { notFound } from '../../errors.ts';
import type { ListedEvent } from '../events/event-query.ts';
import type { Services } from '../ports.ts';

/** More are looked for by words. */
const SHOWN = 25;

/** The events that a teacher may place in a course: published and not over. Errors: HOST_UNKNOWN. */
export async function listPlaceable(
  { store, now }: Services,
  hostId: string,
  words: string,
): Promise<{ events: ListedEvent[]; hasMore: boolean }> {
  const host = await store.hosts.find(hostId);
  if (!host) throw notFound('HOST_UNKNOWN', 'This host');
  const today = isoDay(now(), host.timeZone);
  const page = { state: 'published', sort: 'newest', skip: 0, limit: SHOWN } as const;
  return store.events.search(hostId, { ...page, words: words.trim(), today });
}
