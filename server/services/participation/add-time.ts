import { earnedMs, fill } from '../../domain/ledger/earned.ts';
import { type Ledger, earnedIn } from '../../domain/ledger/ledger.ts';
import type { Part } from '../../domain/parts.ts';
import { progressOf, verifiedPartSeconds } from '../../domain/requirement.ts';
import type { AddTimeRequest, EvidenceResponse } from '../../contract/evidence.ts';
import { AppError, notFound } from '../../errors.ts';
import { type Actor, auditOf, eventToday, requireAllowed } from '../events/event-access.ts';
import type { Services } from '../ports.ts';
import type { PduEvent } from '../records.ts';
import { attendanceAt, showEvidence } from './show-evidence.ts';

/**
 * Adds time to somebody's part by hand, from what is missing there on; at most what is missing
 * (R-TIM-4). Evidence and audit log say so, with who and why.
 * Errors: EVENT_STATE, NOT_TRACKED, PARTICIPANT_UNKNOWN, PART_UNKNOWN, NOTHING_TO_ADD.
 */
export async function addTime(
  services: Services,
  actor: Actor,
  request: { event: PduEvent; attendanceId: string } & AddTimeRequest,
): Promise<EvidenceResponse> {
  const { event, attendanceId, partId, minutes, reason } = request;
  await requireByHand(services, event);
  await attendanceAt(services, request);
  const part = event.parts.find(({ id }) => id === partId);
  if (!part) throw notFound('PART_UNKNOWN', 'This part of the event');
  const at = services.now();
  await services.store.ledger.recordAudited(
    { attendanceId, eventId: event.id },
    (ledger) => {
      const added = missingTime(ledger, part, minutes);
      return { deed: { kind: 'added-by-hand', part: partId, added, reason, by: actor.actor }, at };
    },
    (deed) => {
      const addedSeconds = deed.kind === 'added-by-hand' ? earnedMs(deed.added) / 1000 : 0;
      const details = { attendanceId, part: part.title, addedSeconds, reason };
      return auditOf(event, actor, { at, action: 'time-added-by-hand', details });
    },
  );
  return showEvidence(services, request);
}

/** Errors: EVENT_STATE, when nobody could claim with that time; NOT_TRACKED. */
export async function requireByHand(services: Services, event: PduEvent): Promise<void> {
  requireAllowed((await eventToday(services, event)).state, 'claim');
  if (event.details.verification.mode !== 'tracked') throw notTracked();
}

function missingTime(ledger: Ledger, part: Part, minutes: number) {
  // A part that counts as whole lacks a moment at most, which is forgiven anyway.
  const verified = verifiedPartSeconds(part, progressOf(ledger.progress, part));
  if (verified >= part.durationSeconds) throw nothingToAdd(part);
  const durationMs = Math.round(part.durationSeconds * 1000);
  const added = fill(earnedIn(ledger, part.id), { durationMs, ms: minutes * 60_000 });
  if (earnedMs(added) === 0) throw nothingToAdd(part);
  return added;
}

const notTracked = () =>
  new AppError(409, {
    code: 'NOT_TRACKED',
    message: 'Time at this event is not measured here, so none can be added.',
    remedy: 'Its time is verified in another way; see the event’s settings.',
  });

const nothingToAdd = ({ title }: Part) =>
  new AppError(409, {
    code: 'NOTHING_TO_ADD',
    message: `All of “${title}” is verified already, so there is nothing left to add.`,
    remedy: 'Choose another part. If nothing is missing there either, nothing has to be done.',
  });
