import { missingForEvent } from '../../domain/eligibility.ts';
import { fileName } from '../../domain/file-name.ts';
import type { PersonStatus } from '../../domain/progress-steps.ts';
import { isFlagged } from '../../domain/refused-time.ts';
import { coveredShare, verifiedSeconds } from '../../domain/requirement.ts';
import type { Person } from '../../contract/people.ts';
import { checkUrl } from '../certificates/check-certificate.ts';
import type { Services } from '../ports.ts';
import type { Attendance, Certificate, Participant, PduEvent } from '../records.ts';
import { achievement } from './show-proven.ts';

const NO_NAME = '(no name yet)';

/** How far somebody is, whoever it is. */
export type Standing = Omit<Person, 'name' | 'hasEmail'> & { participantId: string };

/** A standing with the name; the address itself is not for pages. */
export function personOf(
  { participantId: _id, ...standing }: Standing,
  participant: Pick<Participant, 'name' | 'email'> | undefined,
): Person {
  const { name, email } = participant ?? { name: '', email: null };
  return { name: name || NO_NAME, hasEmail: Boolean(email), ...standing };
}

/** A few people of an event as the host sees them (R-TIM-4). */
export async function peopleOfAttendances(
  { store, publicUrl }: Services,
  event: PduEvent,
  attendances: readonly Attendance[],
): Promise<Person[]> {
  const ids = attendances.map(({ participantId }) => participantId);
  const participants = await store.participants.findMany(ids);
  const byId = new Map(participants.map((participant) => [participant.id, participant]));
  return Promise.all(
    attendances.map(async (attendance) => {
      const { participantId, certificateId } = attendance;
      const certificate = certificateId
        ? ((await store.certificates.findStanding(event.id, participantId)) ?? undefined)
        : undefined;
      const standing = standingOf(event, attendance, { publicUrl, certificate });
      return personOf(standing, byId.get(participantId));
    }),
  );
}

/** What is proven of somebody, with the certificate. */
export function standingOf(
  event: PduEvent,
  attendance: Attendance,
  { publicUrl, certificate }: { publicUrl: string; certificate: Certificate | undefined },
): Standing {
  const { ledger } = attendance;
  return {
    attendanceId: attendance.id,
    participantId: attendance.participantId,
    verifiedSeconds: verifiedSeconds(event.parts, ledger.progress),
    addedSeconds: ledger.addedMs / 1000,
    refusedSeconds: ledger.refusedMs / 1000,
    isFlagged: isFlagged(ledger),
    coveredShare: coveredShare(event.parts, ledger.progress),
    hasSubmittedEvaluation: attendance.evaluation !== null,
    isConfirmed: attendance.confirmed !== null,
    lastSeenAt: attendance.lastSeenAt?.toISOString() ?? null,
    status: statusOf(event, attendance, certificate),
    heldUp: certificate ? undefined : heldUpView(attendance),
    certificate: certificate && {
      serial: certificate.serial,
      issuedAt: certificate.issuedAt.toISOString(),
      name: certificate.name,
      fileName: fileName(certificate),
      checkUrl: checkUrl(publicUrl, certificate.serial),
    },
  };
}

function heldUpView({ heldUp }: Attendance): Person['heldUp'] {
  if (!heldUp) return undefined;
  const { code, message, remedy } = heldUp;
  return { code, message, remedy };
}

function statusOf(
  event: PduEvent,
  attendance: Attendance,
  certificate: Certificate | undefined,
): PersonStatus {
  if (certificate) return 'issued';
  if (attendance.claim) return 'waiting';
  return missingForEvent(achievement(event, attendance)).length === 0 ? 'ready' : 'in-progress';
}
