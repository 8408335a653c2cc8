import { randomUUID } from 'node:crypto';
import { CHAIN_START, canonicalRow } from '../../../server/domain/evidence.ts';
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
const BEAT_SECONDS = 60;

/**
 * An event with so many certificates and their evidence, written into the database as the product
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
  const rows = people.map((person) => chainOf(services, { event, person, evidenceRows }));
  const { models } = database;
  const issued = [];
  for (const [index, person] of people.entries()) {
    const evidenceHead = rows[index]?.at(-1)?.hash ?? CHAIN_START;
    issued.push(await certificateOf(services, { event, form, person, evidenceHead }));
  }
  await inPortions(people, (some) =>
    models.participants.insertMany(some.map((one) => ({ ...toStored(one), key: one.id }))),
  );
  await inPortions(rows.flat(), (some) => models.evidence.insertMany(some));
  await inPortions(issued, (some) => models.attendances.insertMany(some.map(attendanceOf)));
  await inPortions(issued, (some) => models.certificates.insertMany(some.map(toStored)));
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
  lastCreditAt: ISSUED_AT,
});

interface PersonAt {
  event: PduEvent;
  person: Participant;
}

const attendanceIdOf = (person: Participant) => `${person.id}-attendance`;

function chainOf(
  services: Services,
  { event, person, evidenceRows }: PersonAt & { evidenceRows: number },
) {
  const attendanceId = attendanceIdOf(person);
  let previousHash = CHAIN_START;
  return Array.from({ length: evidenceRows }, (_, index) => {
    const fromSeconds = index * BEAT_SECONDS;
    const toSeconds = fromSeconds + BEAT_SECONDS;
    const row = {
      sequence: index + 1,
      recordedAt: new Date(ISSUED_AT.getTime() + toSeconds * 1000),
      sessionId: `${person.id}-session`,
      partId: 'lecture',
      segments: [{ fromSeconds, toSeconds, rate: 1 }],
      isVisible: true,
      creditedSecondsAfter: toSeconds,
      previousHash,
    };
    previousHash = services.sha256(canonicalRow(attendanceId, row));
    return { ...row, attendanceId, eventId: event.id, hash: previousHash };
  });
}

async function certificateOf(
  services: Services,
  { event, form, person, evidenceHead }: PersonAt & { form: Form; evidenceHead: string },
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
    evidenceHead,
    issuedAt: ISSUED_AT,
    appended,
    sha256: services.sha256(wholePdf(form, appended)),
  };
}

const attendanceOf = (certificate: Awaited<ReturnType<typeof certificateOf>>) => {
  const { attendanceId, hostId, eventId, participantId, id, name, statedMontanaAt } = certificate;
  return {
    _id: attendanceId,
    hostId,
    eventId,
    participantId,
    progress: [{ partId: 'lecture', covered: [[0, 3600]], creditedSeconds: 3600 }],
    claim: { name, statedMontanaAt },
    certificateId: id,
    evidenceSequence: 1,
    evidenceHead: certificate.evidenceHead,
    lastSeenAt: ISSUED_AT,
  };
};
