import { randomBytes, randomUUID } from 'node:crypto';
import { printedFacts } from '../../../server/domain/printed-facts.ts';
import { newSerial } from '../../../server/secrets.ts';
import type { Certificate, PduEvent } from '../../../server/services/records.ts';
import type { Database } from '../../../server/store/connection.ts';
import { toStoredEvent } from '../../../server/store/event-store.ts';
import { toStored } from '../../../server/store/records.ts';
import { newRealEvent } from './real-event.ts';

/** Documents that go to the database in one message; more of them took SecantusDB longer. */
const AT_ONCE = 1000;
/** Messages on their way at the same time. */
const CONNECTIONS = 2;

/**
 * Many events of a host, each with the same number of certificates, written straight into the
 * database: no rule of the product is asked, since only what is there is looked at.
 */
export async function addManyEvents(
  { models }: Database,
  hostId: string,
  { events: count, certificatesEach }: { events: number; certificatesEach: number },
): Promise<void> {
  const events = Array.from({ length: count }, (_, index) =>
    eventOf(hostId, index, certificatesEach),
  );
  // The list never looks at certificates, and with their indexes a million took SecantusDB four times as long.
  if (certificatesEach > 0) await models.certificates.collection.dropIndexes();
  // Past mongoose, which would check a million documents that we made ourselves.
  const into = { events: models.events.collection, certificates: models.certificates.collection };
  await inMessages(events, (some) => into.events.insertMany(some.map(toStoredEvent) as never[]));
  if (certificatesEach === 0) return;
  const perMessage = Math.max(1, Math.floor(AT_ONCE / certificatesEach));
  await inMessages(
    events,
    (some) => {
      const certificates = some.flatMap((event) => certificatesOf(event, certificatesEach));
      return into.certificates.insertMany(certificates as never[], { ordered: false });
    },
    perMessage,
  );
}

async function inMessages<T>(
  rows: readonly T[],
  send: (some: T[]) => Promise<unknown>,
  atOnce = AT_ONCE,
): Promise<void> {
  let next = 0;
  const work = async () => {
    while (next < rows.length) {
      const from = next;
      next += atOnce;
      await send(rows.slice(from, from + atOnce));
    }
  };
  await Promise.all(Array.from({ length: CONNECTIONS }, work));
}

const DAY_MS = 24 * 3600 * 1000;
/** The day on which the clock of tests stands. */
const LAST_DAY = Date.parse('2026-11-23T00:00:00Z');
const EVENTS_A_DAY = 4;

/** Four a day, back from the last day, so that the list has something to sort. */
function eventOf(hostId: string, index: number, certificateCount: number): PduEvent {
  const daysAgo = Math.floor(index / EVENTS_A_DAY);
  const day = new Date(LAST_DAY - daysAgo * DAY_MS).toISOString().slice(0, 10);
  const event = newRealEvent({ hostId, certificateCount });
  const title = `Reading strategies for science, part ${index + 1}`;
  return {
    ...event,
    details: { ...event.details, title, startDate: day, endDate: day },
    facts: { ...event.facts, title, startDate: day, endDate: day },
  };
}

function certificatesOf(event: PduEvent, count: number) {
  const facts = printedFacts(event.facts);
  return Array.from({ length: count }, (_, index) => {
    const certificate: Certificate = {
      id: randomUUID(),
      hostId: event.hostId,
      eventId: event.id,
      participantId: `person-${index}`,
      attendanceId: `${event.id}-${index}`,
      formId: event.id,
      serial: newSerial(),
      status: 'issued',
      voided: null,
      name: `Educator ${index}`,
      dateText: '09/15/2026',
      facts,
      statedMontanaAt: new Date(LAST_DAY),
      evidenceHead: '',
      issuedAt: new Date(LAST_DAY + index),
      appended: randomBytes(32),
      sha256: '0'.repeat(64),
    };
    return toStored(certificate);
  });
}
