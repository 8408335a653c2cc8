import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DEMO_COURSE_ID, readDemo } from '../../../server/demo.ts';
import { deriveFacts } from '../../../server/domain/derive-facts.ts';
import { projectRoot } from '../../../server/project-root.ts';
import type { Host, PduEvent } from '../../../server/services/records.ts';
import { createDemoWriter } from '../../../server/store/demo-writer.ts';
import { inDatabase } from '../database/test-database.ts';

const demo = () =>
  readDemo({
    issuer: 'http://localhost/lms',
    clientId: 'c',
    deploymentId: 'd',
    origin: 'http://x',
  });

/** A form as PDUPS prints it for the reading course, without the mark of the sample. */
export const officialForm = (slug = 'reading-course'): Uint8Array =>
  readFileSync(join(projectRoot(), `test/fixtures/forms/${slug}.pdf`));

/** Where name, signature and date go on these forms. */
export const officialMap = () => demoCourse().fieldMap;

const demoCourse = () => {
  const course = demo().events.find(({ id }) => id === DEMO_COURSE_ID);
  if (!course) throw new Error('the demo has no course');
  return course;
};

/** Another host, or the same person's second one. */
export async function addHost(mongoUri: string, change: Partial<Host> = {}): Promise<Host> {
  const host = { ...demo().host, id: `host-${randomUUID()}`, ...change };
  const { id, ...rest } = host;
  await inDatabase(mongoUri, ({ models }) => models.hosts.create({ _id: id, ...rest }));
  return host;
}

/** A real event: an hour long, one PDU, counted, and without a form until a test uploads one. */
export async function addRealEvent(
  mongoUri: string,
  change: Partial<PduEvent> & { hostId: string },
): Promise<PduEvent> {
  const event = newRealEvent(change);
  await inDatabase(mongoUri, ({ models }) => createDemoWriter(models).ensureEvent(event));
  return event;
}

/** The same, not yet stored. */
export function newRealEvent(change: Partial<PduEvent> & { hostId: string }): PduEvent {
  const { details } = demoCourse();
  return {
    id: `event-${randomUUID()}`,
    isPractice: false,
    state: 'published',
    revision: 1,
    details,
    facts: deriveFacts(details, demo().host),
    publishedAt: new Date('2026-08-01T12:00:00Z'),
    previousEventId: null,
    reports: [],
    hasLegalHold: false,
    purge: null,
    formStatus: 'missing',
    voidedCount: 0,
    parts: [
      {
        id: 'lecture',
        kind: 'video',
        title: 'Lecture',
        durationSeconds: 3600,
        sources: [{ src: 'https://videos.example.org/lecture.mp4', type: 'video/mp4' }],
      },
    ],
    evaluation: [],
    formId: null,
    certificateCount: 0,
    ...change,
  };
}
