import { isoDay } from '../../domain/calendar-day.ts';
import { type NamedPiece, piecesOf } from '../../domain/piece.ts';
import { notFound } from '../../errors.ts';
import type { EventQuery } from '../events/event-query.ts';
import type { Services } from '../ports.ts';
import type { PduEvent } from '../records.ts';

/** More are looked for by words. */
const SHOWN = 25;

/** An event that may go into a course, with what may be placed of it. */
export interface Placeable {
  event: PduEvent;
  pieces: NamedPiece[];
}

/**
 * The events that a teacher may place in a course: published and not over, then drafts, which open as
 * soon as they are published. Errors: HOST_UNKNOWN.
 */
export async function listPlaceable(
  { store, now }: Services,
  hostId: string,
  words: string,
): Promise<{ placeable: Placeable[]; hasMore: boolean }> {
  const host = await store.hosts.find(hostId);
  if (!host) throw notFound('HOST_UNKNOWN', 'This host');
  const today = isoDay(now(), host.timeZone);
  const pageOf = (state: EventQuery['state']) =>
    store.events.search(hostId, {
      state,
      today,
      sort: 'newest',
      skip: 0,
      limit: SHOWN,
      words: words.trim(),
    });
  const [published, drafts] = await Promise.all([pageOf('published'), pageOf('draft')]);
  const listed = [...published.events, ...drafts.events].slice(0, SHOWN);
  const events = await Promise.all(listed.map(({ id }) => store.events.find(id)));
  return {
    placeable: events.flatMap((event) => (event ? [{ event, pieces: piecesOf(event) }] : [])),
    hasMore: published.hasMore || published.events.length + drafts.events.length > SHOWN,
  };
}
