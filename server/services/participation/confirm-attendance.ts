import { AppError, notFound } from '../../errors.ts';
import { type Actor, auditOf, eventToday, requireAllowed } from '../events/event-access.ts';
import type { Services } from '../ports.ts';
import type { PduEvent } from '../records.ts';

/**
 * Records the host's word that somebody was there, or takes it back; for events that are verified by
 * evaluation (R-TIM-1). Errors: EVENT_STATE, PARTICIPANT_UNKNOWN, NOT_BY_EVALUATION, CERTIFICATE_STANDS.
 */
export async function confirmAttendance(
  services: Services,
  actor: Actor,
  { event, attendanceId, isThere }: { event: PduEvent; attendanceId: string; isThere: boolean },
): Promise<void> {
  requireAllowed((await eventToday(services, event)).state, 'claim');
  if (event.details.verification.mode !== 'evaluation') throw notByEvaluation();
  const attendance = await services.store.attendances.find(attendanceId);
  if (attendance?.eventId !== event.id) throw notFound('PARTICIPANT_UNKNOWN', 'This participant');
  if (attendance.certificateId) throw certificateStands();
  const at = services.now();
  const action = isThere ? 'attendance-confirmed' : 'attendance-taken-back';
  const isDone = await services.store.attendances.confirm(
    attendanceId,
    isThere ? { at, by: actor.actor } : null,
    auditOf(event, actor, { at, action, details: { attendanceId } }),
  );
  if (!isDone) throw certificateStands();
}

const notByEvaluation = () =>
  new AppError(409, {
    code: 'NOT_BY_EVALUATION',
    message: 'Attendance at this event is not confirmed by hand.',
    remedy: 'Its time is verified in another way; see the event’s settings.',
  });

/** Errors: CERTIFICATE_STANDS, when what it stands on would be taken away. */
export const certificateStands = () =>
  new AppError(409, {
    code: 'CERTIFICATE_STANDS',
    message: 'This participant has a certificate already.',
    remedy: 'Void the certificate first if it was given by mistake.',
  });
