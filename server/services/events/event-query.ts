import type { EventFacts } from '../../domain/event-facts.ts';
import type { EventState } from '../../domain/event-state.ts';
import type { PduEvent } from '../records.ts';

/** An event as the list shows it: a small part of all that is stored. */
export type ListedEvent = Pick<
  PduEvent,
  'id' | 'isPractice' | 'state' | 'certificateCount' | 'formStatus' | 'reports' | 'purge'
> & { facts: Pick<EventFacts, 'title' | 'startDate' | 'endDate'> };

/** What a host looks for in the list of events. */
export interface EventQuery {
  /** Parts of title or instructors. */
  words: string;
  state: EventState | null;
  /** The host's calendar day, since the date tells which events have ended. */
  today: string;
  sort: 'newest' | 'oldest' | 'title';
  skip: number;
  limit: number;
}
