import type { IssueWaitingResponse } from '../../contract/certificates.ts';
import { AppError } from '../../errors.ts';
import { serveClaim } from './claim-certificate.ts';
import { requireSignature } from './allowed-signature.ts';
import { type Actor, auditOf, eventToday, requireAllowed } from '../events/event-access.ts';
import type { IssueQueue } from './issue-queue.ts';
import type { Services } from '../ports.ts';
import type { Attendance, PduEvent } from '../records.ts';

/** Claims that one call serves, so that progress can be shown and no call takes long. */
const AT_ONCE = 25;

/**
 * Issues to the next of those who have everything, have stated to be Montana educators, and wait; the
 * others can't be issued to, since nobody can state it for them (R-CRT-3). Called again with the `next`
 * of its answer until that is null. Errors: EVENT_STATE, FORM_NOT_READY,
 * SIGNATURE_MISSING, SIGNATURE_NOT_ALLOWED.
 */
export async function issueWaiting(
  services: Services,
  queue: IssueQueue,
  { event, actor, after }: { event: PduEvent; actor: Actor; after: string | null },
): Promise<IssueWaitingResponse> {
  const { state, host } = await eventToday(services, event);
  requireAllowed(state, 'claim');
  if (!event.formId) throw formNotReady();
  requireSignature(services, host);
  const waiting = (await services.store.attendances.listWaiting({ eventId: event.id }))
    .toSorted((a, b) => (a.id < b.id ? -1 : 1))
    .filter(({ id }) => after === null || id > after);
  if (after === null) await noteBegin(services, { event, actor, count: waiting.length });
  const some = waiting.slice(0, AT_ONCE);
  const outcomes = await Promise.all(some.map((one) => serve(services, queue, event, one)));
  const failures = outcomes.filter((outcome) => outcome !== null);
  const leftCount = waiting.length - some.length;
  return {
    issuedCount: some.length - failures.length,
    failures,
    leftCount,
    next: leftCount > 0 ? (some.at(-1)?.id ?? null) : null,
  };
}

/** Null when it was issued, else why not; the claim waits on then. */
async function serve(
  services: Services,
  queue: IssueQueue,
  event: PduEvent,
  attendance: Attendance,
): Promise<IssueWaitingResponse['failures'][number] | null> {
  const { claim } = attendance;
  if (!claim) return null;
  const { status, heldUp } = await serveClaim(services, queue, { event, attendance, claim });
  if (status === 'issued') return null;
  return { name: claim.name, message: heldUp?.message ?? WITHOUT_FORM };
}

const noteBegin = (
  { store, now }: Services,
  { event, actor, count }: { event: PduEvent; actor: Actor; count: number },
): Promise<void> =>
  store.audits.add(
    auditOf(event, actor, { at: now(), action: 'waiting-claims-served', details: { count } }),
  );

const WITHOUT_FORM = 'The form or the signature was taken out of use meanwhile.';

const formNotReady = () =>
  new AppError(409, {
    code: 'FORM_NOT_READY',
    message: 'The event has no official form in use.',
    remedy: 'See to its form; claims that wait are then served by themselves.',
  });
