import { isoDay } from '../../domain/calendar-day.ts';
import { type EventAction, type EventState, isAllowed, stateOn } from '../../domain/event-state.ts';
import { AppError, notFound } from '../../errors.ts';
import type { ListedEvent } from './event-query.ts';
import type { Services } from '../ports.ts';
import type { AuditEntry, Host, PduEvent } from '../records.ts';

/** Who does something for a host. */
export interface Actor {
  hostId: string;
  /** For the audit log. */
  actor: string;
}

/** The event's host and the event's state on the host's calendar. Errors: HOST_UNKNOWN. */
export async function eventToday(
  { store, now }: Services,
  event: PduEvent,
): Promise<{ host: Host; today: string; state: EventState }> {
  const host = await store.hosts.find(event.hostId);
  if (!host) throw notFound('HOST_UNKNOWN', 'This host');
  const today = isoDay(now(), host.timeZone);
  return { host, today, state: stateToday(event, today) };
}

/** An event's state on a day of its host's calendar. */
export const stateToday = (event: ListedEvent, today: string): EventState =>
  stateOn({ ...event, endDate: event.facts.endDate }, today);

/** Errors: EVENT_STATE, saying what the event is and what that means. */
export function requireAllowed(state: EventState, action: EventAction): void {
  if (isAllowed(state, action)) return;
  throw new AppError(409, {
    code: 'EVENT_STATE',
    message: WORDS[state],
    remedy: REMEDIES[action] ?? 'Reload the page to see what can be done now.',
  });
}

const WORDS: Record<EventState, string> = {
  draft: 'The event has not been published yet.',
  published: 'The event is published and still goes on.',
  ended: 'The event has ended.',
  cancelled: 'The event was cancelled.',
  purged: 'The records of this event were purged; only its count and serials are left.',
};

const REMEDIES: Partial<Record<EventAction, string>> = {
  edit: 'After the end only OPI can edit it in PDUPS: let this page write the e-mail to OPIPDUPS@mt.gov.',
  cancel: 'Only a published event without certificates can be cancelled.',
  attend: 'Ask the host for the event that goes on now.',
  claim: 'No certificate can be given for it. Ask the host.',
  report: 'The count is reported after the last day.',
  purge: 'Records can be purged five years after the end or the report of an event.',
};

/** The row that goes with a change of an event. */
export const auditOf = (
  event: PduEvent,
  { actor }: Actor,
  deed: { at: Date; action: string; details?: Record<string, unknown> },
): AuditEntry => ({
  hostId: event.hostId,
  eventId: event.id,
  actor,
  action: deed.action,
  at: deed.at,
  details: deed.details ?? {},
});

/** What the time of retention depends on (R-REC-1). */
export const retentionOf = ({ facts, reports, hasLegalHold }: PduEvent) => ({
  endDate: facts.endDate,
  lastReportedAt: reports.at(-1)?.keyedAt ?? null,
  hasLegalHold,
});

/** Errors: LEGAL_HOLD, when something would remove what is held. */
export const legalHold = (): AppError =>
  new AppError(409, {
    code: 'LEGAL_HOLD',
    message: 'The records of this event are under a legal hold.',
    remedy: 'Lift the hold first, if you may. Nothing was removed.',
  });

/** Errors: EVENT_CHANGED, when somebody else was faster. */
export const eventChanged = (): AppError =>
  new AppError(409, {
    code: 'EVENT_CHANGED',
    message: 'Somebody else has changed this event in the meantime.',
    remedy: 'Your text is still here. Look at what changed, then save again.',
  });
