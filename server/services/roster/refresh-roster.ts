import { lmsParticipantKey } from '../../domain/participant-key.ts';
import type { Services } from '../ports.ts';
import type { PduEvent } from '../records.ts';
import type { RosterReading, RosterTarget } from './roster-ports.ts';

type Course = RosterReading['courses'][number];

/**
 * Reads who is in the courses in which an event is placed, page by page, and who of them has not begun.
 * A course that can't be read is told as such, and what was known of it stays.
 */
export async function refreshRoster(services: Services, event: PduEvent): Promise<RosterReading> {
  const { store, now, log } = services;
  const readAt = now();
  const courses: Course[] = [];
  for (const target of await store.rosters.targetsOf(event.id)) {
    courses.push(await readCourse(services, { event, target, readAt }));
  }
  const reading = { eventId: event.id, readAt, courses };
  await store.rosters.finish(reading);
  const problems = courses.flatMap(({ problem }) => problem ?? []);
  log.info({ eventId: event.id, courses: courses.length, problems }, 'roster read');
  return reading;
}

/** Every event that is placed somewhere, once a day; one that fails holds up no other. */
export async function refreshRosters(services: Services): Promise<void> {
  const { store, log } = services;
  for (const id of await store.rosters.placedEvents()) {
    const event = await store.events.find(id);
    if (event?.state !== 'published' || event.purge) continue;
    await refreshRoster(services, event).catch((error: unknown) => {
      log.warn({ eventId: id, reason: String(error) }, 'roster not read');
    });
  }
}

async function readCourse(
  { store, lms }: Services,
  { event, target, readAt }: { event: PduEvent; target: RosterTarget; readAt: Date },
): Promise<Course> {
  const { issuer, clientId, contextId } = target;
  let learnerCount = 0;
  for await (const page of lms.learnersOf(target)) {
    if ('problem' in page) return { issuer, clientId, contextId, learnerCount, ...page };
    const learners = page.learners.map(({ subject, ...known }) => ({
      ...known,
      key: lmsParticipantKey({ issuer, clientId, subject }),
    }));
    const begun = await store.rosters.begunAmong(
      event,
      learners.map(({ key }) => key),
    );
    await store.rosters.put(
      learners.map((learner) => ({
        ...learner,
        eventId: event.id,
        issuer,
        clientId,
        hasBegun: begun.has(learner.key),
        readAt,
      })),
    );
    learnerCount += learners.length;
  }
  return { issuer, clientId, contextId, learnerCount, problem: null };
}
