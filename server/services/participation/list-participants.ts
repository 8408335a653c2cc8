import { csv } from '../../domain/csv.ts';
import { missingForEvent } from '../../domain/eligibility.ts';
import { fileName } from '../../domain/file-name.ts';
import type { PersonStatus } from '../../domain/progress-steps.ts';
import { coveredShare, verifiedSeconds } from '../../domain/requirement.ts';
import type { PeopleQuery, PeopleResponse, Person } from '../../contract/people.ts';
import { checkUrl } from '../certificates/check-certificate.ts';
import type { Services } from '../ports.ts';
import type { Attendance, Certificate, PduEvent } from '../records.ts';
import { achievement } from './show-proven.ts';

const PAGE_SIZE = 25;
const NO_NAME = '(no name yet)';

/** A page of an event's people with their progress, looked for by words and status (R-TIM-4). */
export async function listParticipants(
  services: Services,
  event: PduEvent,
  { words, status, page }: PeopleQuery,
): Promise<PeopleResponse> {
  const wanted = words.toLocaleLowerCase().split(/\s+/).filter(Boolean);
  const found = (await peopleOf(services, event)).filter(
    ({ person }) =>
      (!status || person.status === status) &&
      wanted.every((word) => person.name.toLocaleLowerCase().includes(word)),
  );
  const first = page * PAGE_SIZE;
  return {
    total: found.length,
    pageSize: PAGE_SIZE,
    people: found.slice(first, first + PAGE_SIZE).map(({ person }) => person),
  };
}

/** Everyone for a spreadsheet (R-TIM-4). */
export async function participantsCsv(services: Services, event: PduEvent): Promise<string> {
  const rows = (await peopleOf(services, event)).map(({ person, email }) => [
    person.name,
    email ?? '',
    Math.floor(person.verifiedSeconds / 60),
    Math.floor(person.addedSeconds / 60),
    Math.floor(person.coveredShare * 100),
    person.hasSubmittedEvaluation ? 'yes' : 'no',
    person.isConfirmed ? 'yes' : 'no',
    person.lastSeenAt ?? '',
    person.status,
    person.certificate?.serial ?? '',
    person.certificate?.issuedAt ?? '',
  ]);
  return csv([CSV_HEAD, ...rows]);
}

const CSV_HEAD = [
  'Name',
  'E-mail',
  'Verified minutes',
  'Of these added by hand',
  'Percent watched',
  'Evaluation submitted',
  'Attendance confirmed',
  'Last seen (UTC)',
  'Status',
  'Serial of the certificate',
  'Issued (UTC)',
];

/** The address is for the spreadsheet only. */
interface Listed {
  person: Person;
  email: string | null;
}

/** Everyone who takes part in an event, by name. */
async function peopleOf(services: Services, event: PduEvent): Promise<Listed[]> {
  const standings = await standingsOf(services, event);
  const ids = standings.map(({ participantId }) => participantId);
  const found = await services.store.participants.findMany(ids);
  const byId = new Map(found.map((participant) => [participant.id, participant]));
  return standings
    .map(({ participantId, ...standing }) => {
      const { name, email } = byId.get(participantId) ?? { name: '', email: null };
      return { person: { name: name || NO_NAME, hasEmail: Boolean(email), ...standing }, email };
    })
    .toSorted((a, b) => BY_NAME.compare(a.person.name, b.person.name));
}

const BY_NAME = new Intl.Collator('en', { sensitivity: 'base' });

/** How far somebody is, whoever it is. */
type Standing = Omit<Person, 'name' | 'hasEmail'> & { participantId: string };

/** Everyone who takes part in an event, with what is proven and the certificate. */
export async function standingsOf(
  { store, publicUrl }: Services,
  event: PduEvent,
): Promise<Standing[]> {
  const [attendances, certificates] = await Promise.all([
    store.attendances.listOfEvent(event.id),
    store.certificates.listStanding(event.id),
  ]);
  const byParticipant = new Map(certificates.map((one) => [one.participantId, one]));
  return attendances.map((attendance) =>
    standingOf(event, attendance, {
      publicUrl,
      certificate: byParticipant.get(attendance.participantId),
    }),
  );
}

function standingOf(
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
