import { fileName } from '../../domain/file-name.ts';
import { asksForPresence } from '../../domain/parts.ts';
import type { AttendanceResponse, ClaimResponse } from '../../contract/educator.ts';
import { notFound } from '../../errors.ts';
import { checkUrl } from '../certificates/check-certificate.ts';
import type { Services } from '../ports.ts';
import { checksPerHour, provenView } from './show-proven.ts';
import type {
  Attendance,
  Certificate,
  Claim,
  EducatorSession,
  HeldUp,
  PduEvent,
} from '../records.ts';

/** Everything that the educator's page shows: what is proven, what is missing and why (R-TIM-4). */
export async function showAttendance(
  services: Services,
  session: EducatorSession,
): Promise<AttendanceResponse> {
  const { event, attendance } = await loadAttendance(services, session);
  const participant = await services.store.participants.find(session.participantId);
  const certificate = await services.store.certificates.findStanding(
    event.id,
    session.participantId,
  );
  return {
    ...provenView(event, attendance, { session, now: services.now() }),
    event: eventView(event, services.publicUrl),
    educatorName: participant?.name ?? '',
    hasEmail: Boolean(participant?.email),
    hasSubmittedEvaluation: attendance.evaluation !== null,
    claim: claimView(services.publicUrl, attendance, certificate),
  };
}

/** The event and the attendance that a session stands for. Errors: EVENT_UNKNOWN. */
export async function loadAttendance(
  { store }: Services,
  session: EducatorSession,
): Promise<{ event: PduEvent; attendance: Attendance }> {
  const [event, attendance] = await Promise.all([
    store.events.find(session.eventId),
    store.attendances.find(session.attendanceId),
  ]);
  if (!event || !attendance) throw notFound('EVENT_UNKNOWN', 'This event');
  return { event, attendance };
}

/** The claim as the educator sees it: none, waiting for the form, or served. */
export function claimView(
  publicUrl: string,
  attendance: Attendance,
  certificate: Certificate | null,
): ClaimResponse | null {
  if (certificate) return issuedView(publicUrl, certificate);
  return attendance.claim && waitingView(attendance.claim, attendance.heldUp);
}

/** A claim that is stored and not served yet, with what holds it up, if it is known. */
export function waitingView({ name }: Claim, heldUp: HeldUp | null): ClaimResponse {
  if (!heldUp) return { status: 'waiting', name };
  const { code, message, remedy } = heldUp;
  return { status: 'waiting', name, heldUp: { code, message, remedy } };
}

/** A certificate as the educator sees it. */
export function issuedView(publicUrl: string, certificate: Certificate): ClaimResponse {
  return {
    status: 'issued',
    name: certificate.name,
    certificate: {
      serial: certificate.serial,
      issuedAt: certificate.issuedAt.toISOString(),
      fileName: fileName(certificate),
      checkUrl: checkUrl(publicUrl, certificate.serial),
    },
  };
}

/** An event as the element shows it, with absolute addresses. */
export function eventView(event: PduEvent, publicUrl: string): AttendanceResponse['event'] {
  const { id, facts, isPractice, parts, evaluation } = event;
  const asks = checksPerHour(event) > 0;
  const absolute = (address: string) => new URL(address, publicUrl).href;
  return {
    id,
    title: facts.title,
    hostName: facts.hostName,
    pduCount: facts.pduCount,
    isPractice,
    parts: parts.map(({ sources, captionsSrc, ...part }) => ({
      ...part,
      isChecked: asks && asksForPresence({ ...part, sources }),
      sources: sources.map(({ src, type }) => ({ src: absolute(src), type })),
      ...(captionsSrc && { captionsSrc: absolute(captionsSrc) }),
    })),
    evaluation,
  };
}
