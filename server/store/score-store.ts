import type { ClientSession } from 'mongoose';
import type {
  GradeTarget,
  GradedLink,
  Score,
  ScoreState,
  ScoreStore,
} from '../services/grades/score-ports.ts';
import { sha256 } from '../hashing.ts';
import type { Database } from './connection.ts';
import type { Models } from './models.ts';
import { toRecord, toRecordOrNull, toStored } from './records.ts';
import type { StoredAttendance } from './schemas/participation.ts';
import { inTransaction } from './transaction.ts';

/** Somebody who takes part through more links than this is graded in the newest of them. */
const MOST_TARGETS = 10;

/** The grades that are owed, on MongoDB; any number of servers may take from it at once. */
export function createScoreStore(database: Database): ScoreStore {
  const { scores, attendances } = database.models;
  return {
    noteTarget: (attendanceId, target, now) => noteTarget(database, { attendanceId, target, now }),
    async targetOf(score) {
      const attendance = await attendances.findById(score.attendanceId, { gradeTargets: 1 }).lean();
      return attendance?.gradeTargets?.find((one) => isOfLink(one, score)) ?? null;
    },
    takeDue: async ({ now, until }) =>
      toRecordOrNull<Score>(
        await scores
          .findOneAndUpdate(
            { state: 'waiting', nextAttemptAt: { $lte: now } },
            { $set: { nextAttemptAt: until }, $inc: { attempts: 1 } },
            { sort: { nextAttemptAt: 1 }, returnDocument: 'after' },
          )
          .lean(),
      ),
    async stamp({ id, attempts }, timestamp) {
      const own = { _id: id, state: 'waiting' as const, attempts };
      return (await scores.updateOne(own, { $set: { timestamp } })).matchedCount > 0;
    },
    settle: async ({ id, attempts }, outcome) => {
      await scores.updateOne({ _id: id, state: 'waiting', attempts }, { $set: outcome });
    },
    listOfEvent: async (eventId, limit) =>
      (await scores.find({ eventId }).sort({ state: 1, createdAt: -1 }).limit(limit).lean()).map(
        (one) => toRecord<Score>(one),
      ),
    countOfEvent: (eventId) => countStates(database.models, eventId),
    async restart(eventId, now) {
      const anew = { state: 'waiting', attempts: 0, nextAttemptAt: now, problem: null } as const;
      const restarted = await scores.updateMany({ eventId, state: 'failed' }, { $set: anew });
      return restarted.matchedCount;
    },
  };
}

async function countStates(
  { scores }: Models,
  eventId: string,
): Promise<Record<ScoreState, number>> {
  const found = await scores.aggregate<{ _id: ScoreState; count: number }>([
    { $match: { eventId } },
    { $group: { _id: '$state', count: { $sum: 1 } } },
  ]);
  const counts = { waiting: 0, sent: 0, superseded: 0, failed: 0 };
  for (const { _id, count } of found) counts[_id] = count;
  return counts;
}

async function noteTarget(
  { connection, models }: Database,
  { attendanceId, target, now }: { attendanceId: string; target: GradeTarget; now: Date },
): Promise<{ isOwed: boolean }> {
  const known = await models.attendances.findById(attendanceId, { gradeTargets: 1 }).lean();
  if (known?.gradeTargets?.some((one) => isSameTarget(one, target))) return { isOwed: false };
  const { result } = await inTransaction(connection, async (session) => {
    const attendance = await models.attendances.findById(attendanceId).session(session).lean();
    if (!attendance) return { isOwed: false };
    const others = (attendance.gradeTargets ?? []).filter((one) => !isOfLink(one, target));
    const gradeTargets = [...others, target].slice(-MOST_TARGETS);
    await models.attendances.updateOne(
      { _id: attendanceId },
      { $set: { gradeTargets } },
      { session },
    );
    const { certificateId } = attendance;
    if (!certificateId) return { isOwed: false };
    await oweScores(models, { attendances: [{ ...attendance, gradeTargets }], now }, session);
    return { isOwed: true };
  });
  return result;
}

/** What of an attendance says what it is owed. */
export type Owed = Omit<StoredAttendance, 'ledger'>;

/** Those to whom a certificate was issued are owed their grades, each at every link, once. */
export async function oweScores(
  { scores }: Models,
  { attendances, now }: { attendances: readonly Owed[]; now: Date },
  session: ClientSession,
): Promise<void> {
  const owed = attendances.flatMap((attendance) =>
    (attendance.gradeTargets ?? []).map((target) => newScore(attendance, target, now)),
  );
  if (owed.length === 0) return;
  await scores.bulkWrite(
    owed.map(({ _id, ...rest }) => ({
      updateOne: { filter: { _id }, update: { $setOnInsert: rest }, upsert: true },
    })),
    { session },
  );
}

function newScore(attendance: Owed, target: GradeTarget, now: Date) {
  const { _id: attendanceId, hostId, eventId, participantId, claim } = attendance;
  const { issuer, clientId, resourceLinkId } = target;
  // The same for everybody who comes to it, so that there is one.
  const id = sha256(JSON.stringify([attendanceId, issuer, clientId, resourceLinkId]));
  const score: Score = {
    id,
    hostId,
    eventId,
    attendanceId,
    participantId,
    issuer,
    clientId,
    resourceLinkId,
    submittedAt: claim?.statedMontanaAt ?? now,
    state: 'waiting',
    attempts: 0,
    nextAttemptAt: now,
    timestamp: null,
    problem: null,
    createdAt: now,
    sentAt: null,
  };
  return toStored(score);
}

const isOfLink = (one: GradedLink, other: GradedLink): boolean =>
  one.issuer === other.issuer &&
  one.clientId === other.clientId &&
  one.resourceLinkId === other.resourceLinkId;

const isSameTarget = (one: GradeTarget, other: GradeTarget): boolean =>
  isOfLink(one, other) &&
  one.deploymentId === other.deploymentId &&
  one.userId === other.userId &&
  one.lineItemsUrl === other.lineItemsUrl &&
  one.lineItemUrl === other.lineItemUrl &&
  one.scopes.join(' ') === other.scopes.join(' ');
