import { randomUUID } from 'node:crypto';
import { nextRow } from '../../../server/domain/ledger/evidence-row.ts';
import { EMPTY_LEDGER, type Ledger } from '../../../server/domain/ledger/ledger.ts';
import type { Deed } from '../../../server/domain/ledger/deeds.ts';
import { printedFacts } from '../../../server/domain/printed-facts.ts';
import { DEMO_HOST_ID } from '../../../server/demo.ts';
import type { Services } from '../../../server/services/ports.ts';
import type { Form, Participant, PduEvent } from '../../../server/services/records.ts';
import { wholePdf } from '../../../server/services/certificates/whole-pdf.ts';
import type { Database } from '../../../server/store/connection.ts';
import { createDemoWriter } from '../../../server/store/demo-writer.ts';
import { toStored } from '../../../server/store/records.ts';
import { ABOUT, ownTexts } from './about.ts';
import { newRealEvent, officialForm, officialMap } from './real-event.ts';

/** Rows that go to the database at once. */
const AT_ONCE = 5000;
const ISSUED_AT = new Date('2026-09-15T16:00:00Z');
const HOUR_MS = 3_600_000;

/**
 * An event with so many certificates and their evidence, of an hour in two rows or more, written into the database as the product
 * would have written them, without the hours that it takes.
 */
export async function fillEvent(
  database: Database,
  services: Services,
  { certificates, evidenceRows = 4 }: { certificates: number; evidenceRows?: number },
): Promise<PduEvent> {
  const event = newRealEvent({ hostId: DEMO_HOST_ID, certificateCount: certificates });
  const form = await addForm(database, services, event);
  await createDemoWriter(database.models).ensureEvent({
    ...event,
    formId: form.id,
    formStatus: 'ready',
  });
  const people = Array.from({ length: certificates }, (_, index) => personOf(event, index));
  const chains = people.map((person) => chainOf(services, { event, person, evidenceRows }));
  const { models } = database;
  const issued = [];
  for (const [index, person] of people.entries()) {
    const ledger = chains[index]?.ledger ?? EMPTY_LEDGER;
    const made = { event, form, person, ledger };
    issued.push({ ledger, certificate: await certificateOf(services, made) });
  }
  await inPortions(people, (some) =>
    models.participants.insertMany(some.map((one) => ({ ...toStored(one), key: one.id }))),
  );
  const buckets = chains.map(({ bucket }) => bucket);
  await inPortions(buckets, (some) => models.evidenceBuckets.insertMany(some));
  await inPortions(issued, (some) => models.attendances.insertMany(some.map(attendanceOf)));
  await inPortions(issued, (some) =>
    models.certificates.insertMany(some.map(({ certificate }) => toStored(certificate))),
  );
  return { ...event, formId: form.id, formStatus: 'ready' };
}

/** Does something with many rows, some thousands at a time. */
export async function inPortions<T>(
  rows: readonly T[],
  work: (some: T[]) => Promise<unknown>,
): Promise<void> {
  for (let from = 0; from < rows.length; from += AT_ONCE) {
    await work(rows.slice(from, from + AT_ONCE));
  }
}

async function addForm({ models }: Database, services: Services, event: PduEvent): Promise<Form> {
  const host = await services.store.hosts.find(event.hostId);
  if (!host) throw new Error('there is no host');
  const official = officialForm();
  const fieldMap = officialMap();
  const { signaturePng } = host;
  const prepare = { official, fieldMap, signaturePng, now: ISSUED_AT };
  const form: Form = {
    id: randomUUID(),
    hostId: event.hostId,
    eventId: event.id,
    version: 1,
    uploadedAt: ISSUED_AT,
    sha256: services.sha256(official),
    official,
    findings: null,
    fieldMap,
    preparation: await services.maker.prepare(prepare),
    signatureSha256: services.sha256(signaturePng),
  };
  await models.forms.create(toStored(form));
  return form;
}

const personOf = ({ hostId, id }: PduEvent, index: number): Participant => ({
  id: `${id}-person-${index}`,
  hostId,
  name: `Educator ${index}`,
  email: `educator-${index}@example.test`,
  liveSessionId: null,
});

interface PersonAt {
  event: PduEvent;
  person: Participant;
}

const attendanceIdOf = (person: Participant) => `${person.id}-attendance`;

/** A chain as it lies in one bucket, and what it sums up to. */
function chainOf(
  { sha256 }: Services,
  { event, person, evidenceRows }: PersonAt & { evidenceRows: number },
) {
  const attendanceId = attendanceIdOf(person);
  const rows: { text: string; hash: Buffer }[] = [];
  const beatMs = Math.ceil(HOUR_MS / (evidenceRows - 1));
  let ledger: Ledger = EMPTY_LEDGER;
  for (let index = 0; index < evidenceRows; index += 1) {
    const at = new Date(ISSUED_AT.getTime() + index * beatMs);
    const next = nextRow(attendanceId, ledger, { deed: deedAt(index, beatMs), at, sha256 });
    rows.push({ text: next.row.text, hash: Buffer.from(next.row.hash, 'hex') });
    ledger = next.ledger;
  }
  const bucket = {
    _id: `${attendanceId}:0`,
    eventId: event.id,
    attendanceId,
    number: 0,
    firstSequence: 1,
    previousHash: '',
    rows,
  };
  return { bucket, ledger };
}

/** First the page is opened, then the hour plays in equal pieces. */
function deedAt(index: number, beatMs: number): Deed {
  if (index === 0) {
    const startedAtMs = ISSUED_AT.getTime();
    return { kind: 'opened', session: 1, sessionId: 'session-1', startedAtMs, device: 'Test' };
  }
  const untilMs = Math.min(index * beatMs, HOUR_MS);
  const fromMs = (index - 1) * beatMs;
  return {
    kind: 'reported',
    session: 1,
    report: index,
    part: 'lecture',
    pieces: [[fromMs, untilMs, fromMs, untilMs, 1000]],
    isChecked: true,
    isAlive: true,
  };
}

async function certificateOf(
  services: Services,
  { event, form, person, ledger }: PersonAt & { form: Form; ledger: Ledger },
) {
  const print = { name: person.name, dateText: '09/15/2026' };
  const appended = await services.maker.append({
    form,
    texts: ownTexts(print.name, print.dateText),
    about: ABOUT,
  });
  return {
    id: randomUUID(),
    hostId: event.hostId,
    eventId: event.id,
    participantId: person.id,
    attendanceId: attendanceIdOf(person),
    formId: form.id,
    serial: services.newSerial(),
    status: 'issued' as const,
    voided: null,
    ...print,
    facts: printedFacts(event.facts),
    statedMontanaAt: ISSUED_AT,
    evidenceHead: ledger.head,
    issuedAt: ISSUED_AT,
    appended,
    sha256: services.sha256(wholePdf(form, appended)),
  };
}

const attendanceOf = ({
  ledger,
  certificate,
}: {
  ledger: Ledger;
  certificate: Awaited<ReturnType<typeof certificateOf>>;
}) => {
  const { attendanceId, hostId, eventId, participantId, id, name, statedMontanaAt } = certificate;
  return {
    _id: attendanceId,
    hostId,
    eventId,
    participantId,
    ledger,
    claim: { name, statedMontanaAt },
    certificateId: id,
    lastSeenAt: ISSUED_AT,
  };
};
