import { type Undoing, undoAddition } from '../../domain/ledger/undo-addition.ts';
import type { EvidenceResponse } from '../../contract/evidence.ts';
import { AppError, notFound } from '../../errors.ts';
import { type Actor, auditOf } from '../events/event-access.ts';
import type { Services } from '../ports.ts';
import type { PduEvent } from '../records.ts';
import { requireByHand } from './add-time.ts';
import { certificateStands } from './confirm-attendance.ts';
import { attendanceAt, showEvidence } from './show-evidence.ts';

/** A page reports every 15 seconds, so it hardly ever comes in between twice. */
const TRIES = 5;

interface Request {
  event: PduEvent;
  attendanceId: string;
  /** The row that added it. */
  row: number;
  reason: string;
}

/**
 * Takes back time that was added by hand, with a reason of its own; both stay in the evidence
 * (R-TIM-4). Errors: EVENT_STATE, NOT_TRACKED, PARTICIPANT_UNKNOWN, CERTIFICATE_STANDS,
 * ADDITION_UNKNOWN, TAKEN_BACK_ALREADY, EVIDENCE_CHANGED.
 */
export async function takeTimeBack(
  services: Services,
  actor: Actor,
  request: Request,
): Promise<EvidenceResponse> {
  const { event, attendanceId, row } = request;
  await requireByHand(services, event);
  for (let tries = 0; tries < TRIES; tries += 1) {
    if ((await attendanceAt(services, request)).certificateId) throw certificateStands();
    const rows = await services.store.ledger.evidenceOf({ attendanceId, eventId: event.id });
    const undoing = undoAddition(rows, row);
    if (undoing === 'unknown') throw notFound('ADDITION_UNKNOWN', 'This addition');
    if (undoing === 'taken-back') throw takenBackAlready();
    if (await record(services, actor, { ...request, undoing, isAfter: rows.length }))
      return showEvidence(services, request);
  }
  throw evidenceChanged();
}

/** False when a row has come in between, which may change what is to be taken, or a certificate. */
async function record(
  services: Services,
  actor: Actor,
  {
    event,
    attendanceId,
    row,
    reason,
    undoing,
    isAfter,
  }: Request & {
    undoing: Undoing;
    isAfter: number;
  },
): Promise<boolean> {
  const at = services.now();
  const part = event.parts.find(({ id }) => id === undoing.part)?.title ?? undoing.part;
  const details = { attendanceId, part, row, reason };
  const written = await services.store.ledger.recordAudited(
    { attendanceId, eventId: event.id },
    ({ sequence }) =>
      sequence === isAfter ? { deed: { ...undoing, reason, by: actor.actor }, at } : null,
    () => auditOf(event, actor, { at, action: 'time-taken-back', details }),
  );
  return written !== null;
}

const takenBackAlready = () =>
  new AppError(409, {
    code: 'TAKEN_BACK_ALREADY',
    message: 'This time was taken back already.',
    remedy: 'Reload the page to see who did it and why.',
  });

const evidenceChanged = () =>
  new AppError(409, {
    code: 'EVIDENCE_CHANGED',
    message: 'This participant’s page reports at this very moment.',
    remedy: 'Try again; nothing was taken back.',
  });
