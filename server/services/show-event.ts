import { fileName } from '../domain/file-name.ts';
import { missingForEvent } from '../domain/eligibility.ts';
import { printedFacts } from '../domain/printed-facts.ts';
import { creditedSeconds, missingRanges, requiredSeconds } from '../domain/requirement.ts';
import { lengthSeconds } from '../domain/ranges.ts';
import type { HostEventResponse } from '../contract/host.ts';
import type { Services } from './ports.ts';
import type { Attendance, Certificate, Form, PduEvent } from './records.ts';
import { achievement } from './show-attendance.ts';

/** Everything that a host sees of one event: facts, form, people, progress and the exact count. */
export async function showEvent({ store }: Services, event: PduEvent): Promise<HostEventResponse> {
  if (event.purge) return purgedView(event);
  const [latest, offeredMap, attendances, certificates] = await Promise.all([
    store.forms.latestOfEvent(event.id),
    store.forms.latestMapOfHost(event.hostId),
    store.attendances.listOfEvent(event.id),
    store.certificates.listAll(event.id),
  ]);
  const names = await namesOf(store, attendances);
  const standing = certificates.filter(({ status }) => status === 'issued');
  const byParticipant = new Map(standing.map((one) => [one.participantId, one]));
  return {
    event: factsView(event),
    certificateCount: event.certificateCount,
    form: formView(event, latest, offeredMap ?? undefined),
    voided: certificates.flatMap(voidedView),
    participants: attendances.map((attendance) =>
      participantView(event, attendance, {
        name: names.get(attendance.participantId) ?? '',
        certificate: byParticipant.get(attendance.participantId),
      }),
    ),
  };
}

/** Nobody and nothing is shown any more, also while the last of it is being removed (R-REC-1). */
const purgedView = (event: PduEvent): HostEventResponse => ({
  event: factsView(event),
  certificateCount: event.certificateCount,
  form: { status: event.formStatus },
  voided: [],
  participants: [],
});

async function namesOf(store: Services['store'], attendances: readonly Attendance[]) {
  const participants = await store.participants.findMany(
    attendances.map(({ participantId }) => participantId),
  );
  return new Map(participants.map(({ id, name }) => [id, name]));
}

function factsView(event: PduEvent): HostEventResponse['event'] {
  const { id, facts, isPractice, evaluation } = event;
  const { mode } = event.details.verification;
  return {
    id,
    title: facts.title,
    instructorNames: facts.instructorNames,
    startDate: facts.startDate,
    endDate: facts.endDate,
    location: printedFacts(facts).location,
    hostName: facts.hostName,
    hostPhone: facts.hostPhone,
    pduCount: facts.pduCount,
    isPractice,
    requiredSeconds: requiredSeconds({ ...event, mode, pduCount: facts.pduCount }),
    verificationMode: mode,
    hasEvaluation: evaluation.length > 0,
  };
}

function formView(
  { formStatus: status }: PduEvent,
  form: Form | null,
  offeredMap?: HostEventResponse['form']['fieldMap'],
): HostEventResponse['form'] {
  if (!form) return { status };
  const { version, sha256, uploadedAt } = form;
  return {
    status,
    version,
    sha256,
    uploadedAt: uploadedAt.toISOString(),
    fieldMap: form.fieldMap ?? offeredMap,
  };
}

/** What was taken back stays to be seen (R-CRT-9). */
function voidedView({ voided, serial, name }: Certificate): HostEventResponse['voided'] {
  return voided ? [{ serial, name, ...voided, at: voided.at.toISOString() }] : [];
}

function participantView(
  event: PduEvent,
  attendance: Attendance,
  { name, certificate }: { name: string; certificate: Certificate | undefined },
): HostEventResponse['participants'][number] {
  return {
    attendanceId: attendance.id,
    name: name || '(no name yet)',
    creditedSeconds: creditedSeconds(attendance.progress),
    coveredShare: coveredShare(event, attendance),
    hasSubmittedEvaluation: attendance.evaluation !== null,
    isConfirmed: attendance.confirmed !== null,
    lastSeenAt: attendance.lastSeenAt?.toISOString() ?? null,
    status: statusOf(event, attendance, certificate),
    certificate: certificate && {
      serial: certificate.serial,
      issuedAt: certificate.issuedAt.toISOString(),
      name: certificate.name,
      fileName: fileName(certificate),
    },
  };
}

/** What is forgiven counts as watched, so that nobody who is done stands at 99 %. */
function coveredShare(event: PduEvent, { progress }: Attendance): number {
  const isWhole = event.parts.every(
    (part) =>
      missingRanges(
        part,
        progress.find(({ partId }) => partId === part.id),
      ).length === 0,
  );
  if (isWhole) return 1;
  const whole = event.parts.reduce((sum, { durationSeconds }) => sum + durationSeconds, 0);
  const covered = progress.reduce((sum, part) => sum + lengthSeconds(part.covered), 0);
  return whole === 0 ? 0 : Math.min(covered / whole, 1);
}

function statusOf(event: PduEvent, attendance: Attendance, certificate: Certificate | undefined) {
  if (certificate) return 'issued';
  if (attendance.claim) return 'waiting';
  return missingForEvent(achievement(event, attendance)).length === 0 ? 'ready' : 'in-progress';
}
