import type { RosterLearner, RosterReading, RosterStore } from '../services/roster/roster-ports.ts';
import type { Database } from './connection.ts';
import type { Models } from './models.ts';

/** One question with thousands of values takes small databases seconds. */
const AT_ONCE = 50;

/** The people of courses, on MongoDB; a reading takes the place of the one before. */
export function createRosterStore({ models }: Database): RosterStore {
  const { placements, rosterLearners, rosterReadings } = models;
  return {
    async targetsOf(eventId) {
      const placed = await placements.find({ eventId, roster: { $ne: null } }).lean();
      const courses = new Map(
        placed.flatMap(({ issuer, clientId, contextId, roster }) =>
          roster && contextId !== null
            ? [
                [
                  JSON.stringify([issuer, clientId, contextId]),
                  { issuer, clientId, contextId, ...roster },
                ],
              ]
            : [],
        ),
      );
      return [...courses.values()];
    },
    placedEvents: () => placements.distinct('eventId', { roster: { $ne: null } }),
    begunAmong: (event, keys) => begunAmong(models, event, keys),
    async put(learners) {
      if (learners.length === 0) return;
      await rosterLearners.bulkWrite(
        learners.map(({ eventId, key, ...rest }) => ({
          updateOne: { filter: { eventId, key }, update: { $set: rest }, upsert: true },
        })),
        { ordered: false },
      );
    },
    finish: (reading) => finish(models, reading),
    find: (eventId) => rosterReadings.findOne({ eventId }, { _id: 0 }).lean(),
    async notBegun(eventId, limit) {
      const waiting = { eventId, hasBegun: false };
      const [first, total] = await Promise.all([
        rosterLearners.find(waiting, { _id: 0 }).sort({ name: 1 }).limit(limit).lean(),
        rosterLearners.countDocuments(waiting),
      ]);
      return { first: first as RosterLearner[], total };
    },
  };
}

async function begunAmong(
  { participants, attendances }: Models,
  { id: eventId, hostId }: { id: string; hostId: string },
  keys: readonly string[],
): Promise<Set<string>> {
  const begun = new Set<string>();
  for (let from = 0; from < keys.length; from += AT_ONCE) {
    const group = keys.slice(from, from + AT_ONCE);
    const people = await participants.find({ hostId, key: { $in: group } }, { key: 1 }).lean();
    if (people.length === 0) continue;
    const ids = people.map(({ _id }) => _id);
    const there = await attendances
      .find({ eventId, participantId: { $in: ids } }, { participantId: 1 })
      .lean();
    const began = new Set(there.map(({ participantId }) => participantId));
    for (const { _id, key } of people) if (began.has(_id)) begun.add(key);
  }
  return begun;
}

/** Whoever was in a course that was read whole, and is no more, left it. */
async function finish(
  { rosterLearners, rosterReadings }: Models,
  reading: RosterReading,
): Promise<void> {
  const { eventId, readAt, courses } = reading;
  const isBroken = (issuer: string, clientId: string) =>
    courses.some((one) => one.issuer === issuer && one.clientId === clientId && one.problem);
  for (const { issuer, clientId } of courses) {
    if (isBroken(issuer, clientId)) continue;
    await rosterLearners.deleteMany({ eventId, issuer, clientId, readAt: { $lt: readAt } });
  }
  await rosterReadings.updateOne({ eventId }, { $set: reading }, { upsert: true });
}
