import { csv } from '../../domain/csv.ts';
import type { PeopleQuery, PeopleResponse, Person } from '../../contract/people.ts';
import type { Services } from '../ports.ts';
import type { PduEvent } from '../records.ts';
import { type Standing, personOf, standingOf } from './person-view.ts';

const PAGE_SIZE = 25;

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
    Math.floor(person.refusedSeconds / 60),
    person.isFlagged ? 'yes' : 'no',
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
  'Refused minutes (beyond the clock, not credited)',
  'Refused time flagged',
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
    .map((standing) => {
      const participant = byId.get(standing.participantId);
      return { person: personOf(standing, participant), email: participant?.email ?? null };
    })
    .toSorted((a, b) => BY_NAME.compare(a.person.name, b.person.name));
}

const BY_NAME = new Intl.Collator('en', { sensitivity: 'base' });

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
