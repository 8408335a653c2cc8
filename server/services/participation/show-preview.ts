import type { AttendanceResponse } from '../../contract/educator.ts';
import { EMPTY_LEDGER } from '../../domain/ledger/ledger.ts';
import type { Services } from '../ports.ts';
import type { PduEvent } from '../records.ts';
import { eventView } from './show-attendance.ts';
import { provenView } from './show-proven.ts';

/**
 * An event as somebody sees it who has just come: for people whose time is not measured, such as
 * teachers. Nothing is stored, and there is no session that could earn (R-TIM-5).
 */
export function showPreview(
  { now, publicUrl }: Pick<Services, 'now' | 'publicUrl'>,
  event: PduEvent,
): AttendanceResponse {
  const nobody = { ledger: EMPTY_LEDGER, evaluation: null, confirmed: null, isReleased: false };
  const nowhere = { hostId: event.hostId, eventId: event.id, participantId: '', attendanceId: '' };
  const session = { id: '', ...nowhere, startedAt: now(), number: 1 };
  return {
    ...provenView(event, nobody, { session, now: now() }),
    event: eventView(event, publicUrl),
    educatorName: '',
    hasEmail: false,
    hasSubmittedEvaluation: false,
    claim: null,
  };
}
