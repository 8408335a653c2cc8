import { type Purge, keptUntil, mayPurge } from '../../domain/retention.ts';
import { AppError } from '../../errors.ts';
import {
  type Actor,
  auditOf,
  eventChanged,
  eventToday,
  legalHold,
  requireAllowed,
  retentionOf,
} from '../events/event-access.ts';
import type { Services } from '../ports.ts';
import type { PduEvent } from '../records.ts';

/**
 * Begins to remove an event's records after the time of retention (R-REC-1). The event is purged from
 * now on; what hangs on it is removed by `finishPurge`. Its title is typed again, since nothing brings
 * the records back. Errors: EVENT_STATE, LEGAL_HOLD, RETENTION, TITLE_DIFFERS, EVENT_CHANGED.
 */
export async function purgeEvent(
  services: Services,
  actor: Actor,
  { event, title }: { event: PduEvent; title: string },
): Promise<PduEvent> {
  const { state, today } = await eventToday(services, event);
  requireAllowed(state, 'purge');
  if (event.hasLegalHold) throw legalHold();
  const retention = retentionOf(event);
  if (!mayPurge(retention, today)) throw tooEarly(keptUntil(retention));
  if (!isSameTitle(title, event.facts.title)) throw titleDiffers(event.facts.title);
  const purge: Purge = { begunAt: services.now(), by: actor.actor, finishedAt: null };
  const { certificateCount, voidedCount } = event;
  const details = { title: event.facts.title, certificateCount, voidedCount };
  const audit = auditOf(event, actor, { at: purge.begunAt, action: 'event-purged', details });
  if (!(await services.store.purges.begin(event, purge, audit))) throw eventChanged();
  return { ...event, revision: event.revision + 1, purge, formId: null, formStatus: 'missing' };
}

/** Letters may be composed in several ways, and nobody sees a second space. */
const isSameTitle = (typed: string, title: string): boolean => plain(typed) === plain(title);

const plain = (text: string): string => text.normalize('NFC').replaceAll(/\s+/gu, ' ').trim();

const tooEarly = (until: string | null) =>
  new AppError(409, {
    code: 'RETENTION',
    message: `The records of this event have to be kept until ${until ?? 'it has an end'}.`,
    remedy: 'They can be purged after that day. Nothing was removed.',
  });

const titleDiffers = (title: string) =>
  new AppError(422, {
    code: 'TITLE_DIFFERS',
    message: 'What you typed is not the title of this event.',
    remedy: `Type “${title}” to purge it. Nothing was removed.`,
  });
