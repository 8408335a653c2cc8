import type { Store } from '../services/store-ports.ts';
import type { Attendance } from '../services/records.ts';
import type { Database } from './connection.ts';
import { singleRows, singleRowsOfMany, withSingleRows } from './ledger/ledger-rows.ts';
import { groupByAttendance } from './ledger/read-evidence.ts';
import type { Models } from './models.ts';
import { eachRow } from './records.ts';
import type { StoredAttendance } from './schemas/participation.ts';
import { inTransaction } from './transaction.ts';

/** The order of the index, so that nothing has to be sorted. */
const BY_PERSON = { eventId: 1, participantId: 1 } as const;

/**
 * Attendances on MongoDB, each with the rows of evidence that its document does not have yet. Rows
 * are always read first, see readLedger.
 */
export function createAttendanceStore({ connection, models }: Database): Store['attendances'] {
  const { attendances } = models;
  return {
    find: async (id) => {
      // Before the rows: what is taken back after them must not look as if it were in them.
      const before = await attendances.findById(id, { takenBackCount: 1 }).lean();
      const rows = await singleRows(models, id);
      const stored = await attendances.findById(id).lean();
      if (!before || !stored) return null;
      return { ...withSingleRows(stored, rows), takenBackCount: before.takenBackCount };
    },
    async listOfEvent(eventId) {
      const all: Attendance[] = [];
      for await (const one of eachOf(models, eventId)) all.push(one);
      return all;
    },
    idOf: async (eventId, participantId) =>
      (await attendances.findOne({ eventId, participantId }, { _id: 1 }).lean())?._id ?? null,
    each: (eventId) => eachOf(models, eventId),
    seenSince: (eventId, at) => seenSince(models, eventId, at),
    countOfEvent: (eventId) => attendances.countDocuments({ eventId }),
    listWaiting: async (of) => {
      const waiting = { claim: { $ne: null }, certificateId: null, ...of };
      const found = await attendances.find(waiting).lean();
      return Promise.all(found.map((stored) => withOwnRows(models, stored)));
    },
    saveEvaluation: async (id, evaluation) => {
      await attendances.updateOne({ _id: id, evaluation: null }, { $set: { evaluation } });
    },
    confirm: async (id, confirmed, audit) => {
      const change = { $set: { confirmed }, $inc: { takenBackCount: confirmed ? 0 : 1 } };
      const { result } = await inTransaction(connection, async (session) => {
        const where = { _id: id, certificateId: null };
        const { matchedCount } = await attendances.updateOne(where, change, { session });
        if (matchedCount === 1) await models.audits.insertMany([audit], { session });
        return matchedCount === 1;
      });
      return result;
    },
    saveClaim: async (id, claim) => {
      const waiting = { _id: id, certificateId: null };
      await attendances.updateOne(waiting, { $set: { claim, heldUp: null } });
    },
    holdUp: async (id, heldUp) => {
      await attendances.updateOne({ _id: id, certificateId: null }, { $set: { heldUp } });
    },
  };
}

/** Of an event, one after the other. What lies single is little, and is held meanwhile. */
async function* eachOf(models: Models, eventId: string): AsyncGenerator<Attendance> {
  const rows = groupByAttendance(
    await models.evidenceRows.find({ eventId }).sort({ _id: 1 }).lean(),
  );
  const stored = eachRow(models.attendances.find({ eventId }).sort(BY_PERSON).lean());
  for await (const one of stored) yield withSingleRows(one, rows.get(one._id) ?? []);
}

/** When something of an attendance was written. */
const DATED = [
  'lastSeenAt',
  'evaluation.submittedAt',
  'confirmed.at',
  'claim.statedMontanaAt',
  'heldUp.at',
];

/** Those of an event about whom something was written since a moment. */
async function seenSince(models: Models, eventId: string, at: Date): Promise<Attendance[]> {
  const { attendances, certificates, evidenceRows } = models;
  const since = { $gte: at };
  const fresh = await evidenceRows.find({ eventId, at: since }, { attendanceId: 1 }).lean();
  const $or = DATED.map((field) => ({ [field]: since }));
  const changed = await attendances.find({ eventId, $or }, { _id: 1 }).lean();
  const issued = await certificates
    .find({ eventId, $or: [{ issuedAt: since }, { 'voided.at': since }] }, { attendanceId: 1 })
    .lean();
  const ids = new Set([
    ...fresh.map(({ attendanceId }) => attendanceId),
    ...changed.map(({ _id }) => _id),
    ...issued.map(({ attendanceId }) => attendanceId),
  ]);
  const found: Attendance[] = [];
  for (const group of groupsOf([...ids])) {
    const rows = groupByAttendance(await singleRowsOfMany(models, group));
    const stored = await attendances.find({ _id: { $in: group } }).lean();
    found.push(...stored.map((one) => withSingleRows(one, rows.get(one._id) ?? [])));
  }
  return found;
}

/** One question with thousands of ids takes small databases seconds. */
const IDS_AT_ONCE = 50;

const groupsOf = (ids: readonly string[]): string[][] =>
  Array.from({ length: Math.ceil(ids.length / IDS_AT_ONCE) }, (_, index) =>
    ids.slice(index * IDS_AT_ONCE, (index + 1) * IDS_AT_ONCE),
  );

/** A document that was read already may be older than its rows, so it is read again after them. */
async function withOwnRows(models: Models, stored: StoredAttendance): Promise<Attendance> {
  const rows = await singleRows(models, stored._id);
  const newest = await models.attendances.findById(stored._id).lean();
  return withSingleRows(newest ?? stored, rows);
}
