import { AppError } from '../../errors.ts';
import { type Actor, auditOf, eventChanged, eventToday, requireAllowed } from './event-access.ts';
import type { Services } from '../ports.ts';
import type { PduEvent } from '../records.ts';

/**
 * Records that the count was keyed into PDUPS, by whom and when; 0 too (R-CNT-3, R-CNT-4). The number
 * is typed again, so that a typing error is caught. Errors: EVENT_STATE, PRACTICE_UNCOUNTED,
 * REPORT_DIFFERS, EVENT_CHANGED.
 */
export async function reportCount(
  services: Services,
  actor: Actor,
  { event, count }: { event: PduEvent; count: number },
): Promise<PduEvent> {
  if (event.isPractice) throw practiceUncounted();
  requireAllowed((await eventToday(services, event)).state, 'report');
  if (count !== event.certificateCount) throw differs(count, event.certificateCount);
  const keyedAt = services.now();
  const reported: PduEvent = {
    ...event,
    revision: event.revision + 1,
    reports: [...event.reports, { count, keyedBy: actor.actor, keyedAt }],
  };
  const deed = { at: keyedAt, action: 'count-reported', details: { count } };
  const audit = auditOf(reported, actor, deed);
  if (!(await services.store.events.replace(reported, audit, { makesFormStale: false }))) {
    throw eventChanged();
  }
  return reported;
}

const differs = (typed: number, count: number) =>
  new AppError(422, {
    code: 'REPORT_DIFFERS',
    message: `You typed ${typed}, but ${count} certificates stand for this event.`,
    remedy: `Key ${count} into PDUPS, then type ${count} here.`,
  });

const practiceUncounted = () =>
  new AppError(409, {
    code: 'PRACTICE_UNCOUNTED',
    message: 'Practice certificates are never reported.',
    remedy: 'Nothing has to be keyed into PDUPS for this event.',
  });
