import type { ClientSession } from 'mongoose';
import { certificateLetterKey, statementLetterKey } from '../domain/letter-keys.ts';
import type { Purges } from '../services/records/purges.ts';
import type { AuditEntry, PurgedCertificate } from '../services/records.ts';
import type { Database } from './connection.ts';
import type { Models } from './models.ts';
import { removeSingleRows } from './ledger/ledger-rows.ts';
import { eachRow } from './records.ts';
import { inTransaction } from './transaction.ts';

/**
 * What one step takes: far below what a transaction may hold (16 MB, a minute), since an attendance
 * may have a hundred evidence rows.
 */
const STEP = 100;

/** Purging on MongoDB: small steps, each harmless when it is done again (R-REC-1). */
export function createPurgeStore({ connection, models }: Database): Purges {
  const { events } = models;
  return {
    async begin({ id, revision }, purge, audit) {
      const { result } = await inTransaction(connection, async (session) => {
        // The revision tells whether a hold or an edit came in between.
        const free = { _id: id, revision, hasLegalHold: false, purge: null };
        const change = { revision: revision + 1, purge, formId: null, formStatus: 'missing' };
        const { matchedCount } = await events.updateOne(free, { $set: change }, { session });
        if (matchedCount > 0) await models.audits.insertMany([audit], { session });
        return matchedCount > 0;
      });
      return result;
    },
    async listUnfinished() {
      const going = { 'purge.begunAt': { $exists: true }, 'purge.finishedAt': null };
      return (await events.find(going, { _id: 1 }).lean()).map(({ _id }) => _id);
    },
    async retireCertificates(eventId) {
      const { result } = await inTransaction(connection, (session) =>
        retireSome(models, eventId, session),
      );
      return result;
    },
    removeAttendances: (eventId) => removeSome(models, eventId),
    async removePapers(eventId) {
      await models.sessions.deleteMany({ eventId });
      await models.rosterLearners.deleteMany({ eventId });
      await models.rosterReadings.deleteMany({ eventId });
      await models.revisions.deleteMany({ eventId });
      await models.forms.deleteMany({ eventId });
      await removeLetters(models, statementLetterKey(eventId));
    },
    rewriteAudit: (eventId, change) => rewriteRows(models, eventId, change),
    async finish(eventId, at) {
      await events.updateOne({ _id: eventId }, { $set: { 'purge.finishedAt': at } });
    },
  };
}

/** A serial comes and its certificate goes in one transaction, so the two always add up. */
async function retireSome(
  models: Models,
  eventId: string,
  session: ClientSession,
): Promise<number> {
  const found = await models.certificates
    .find({ eventId }, { serial: 1, hostId: 1, eventId: 1, status: 1, issuedAt: 1, voided: 1 })
    .limit(STEP)
    .session(session)
    .lean();
  if (found.length === 0) return 0;
  const retired = found.map(({ _id, voided, ...rest }): PurgedCertificate => {
    return { ...rest, voidedAt: voided?.at ?? null };
  });
  await models.purgedCertificates.insertMany(retired, { session });
  for (const { _id } of found) await removeLetters(models, certificateLetterKey(_id), session);
  const _id = { $in: found.map(({ _id }) => _id) };
  await models.certificates.deleteMany({ _id }, { session });
  return found.length;
}

/** Letters with this key, and those whose keys go on behind a colon; they have names and addresses. */
async function removeLetters(
  { letters }: Models,
  key: string,
  session?: ClientSession,
): Promise<void> {
  const range = { $gte: key, $lt: `${key};` };
  await letters.deleteMany({ key: range }, { ...(session && { session }) });
}

/** The attendance goes last: while it is there, a repeated step finds what hangs on it. */
async function removeSome(models: Models, eventId: string): Promise<number> {
  const found = await models.attendances.find({ eventId }, { participantId: 1 }).limit(STEP).lean();
  const attendanceIds = found.map(({ _id }) => _id);
  const people = found.map(({ participantId }) => participantId);
  const elsewhere = await models.attendances.distinct('participantId', {
    participantId: { $in: people },
    eventId: { $ne: eventId },
  });
  const only = people.filter((id) => !elsewhere.includes(id));
  await models.evidenceBuckets.deleteMany({ eventId, attendanceId: { $in: attendanceIds } });
  for (const attendanceId of attendanceIds) await removeSingleRows(models, { attendanceId });
  await models.scores.deleteMany({ attendanceId: { $in: attendanceIds } });
  await models.participants.deleteMany({ _id: { $in: only } });
  await models.attendances.deleteMany({ _id: { $in: attendanceIds } });
  return found.length;
}

async function rewriteRows(
  { audits }: Models,
  eventId: string,
  change: (entry: AuditEntry) => Pick<AuditEntry, 'actor' | 'details'>,
): Promise<void> {
  for await (const { _id, ...entry } of eachRow(audits.find({ eventId }).lean())) {
    await audits.updateOne({ _id }, { $set: change(entry) });
  }
}
