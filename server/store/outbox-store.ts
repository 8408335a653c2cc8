import type { ClientSession } from 'mongoose';
import type { Outbox } from '../services/mail/outbox-ports.ts';
import type { AuditEntry, Letter } from '../services/records.ts';
import type { Database } from './connection.ts';
import type { Models } from './models.ts';
import { toRecord, toRecordOrNull, toStored } from './records.ts';
import { inTransaction } from './transaction.ts';

/** What is to be sent, on MongoDB; any number of servers may take from it at once. */
export function createOutboxStore({ connection, models }: Database): Outbox {
  const { letters } = models;
  return {
    add: (letter, audit) => addOnce({ connection, models }, letter, audit),
    takeDue: async ({ now, until }) =>
      toRecordOrNull<Letter>(
        await letters
          .findOneAndUpdate(
            { state: 'waiting', nextAttemptAt: { $lte: now } },
            { $set: { nextAttemptAt: until }, $inc: { attempts: 1 } },
            // Somebody sits and waits for a secret letter, since it opens the door.
            { sort: { isSecret: -1, nextAttemptAt: 1 }, returnDocument: 'after' },
          )
          .lean(),
      ),
    settle: async ({ id, attempts }, outcome) => {
      await letters.updateOne({ _id: id, state: 'waiting', attempts }, { $set: outcome });
    },
    listOfHost: async (hostId, { state, limit }) =>
      (
        await letters
          .find({ hostId, ...(state && { state }) })
          .sort({ createdAt: -1, _id: 1 })
          .limit(limit)
          .lean()
      ).map((one) => toRecord<Letter>(one)),
    async failedOfHost(hostId, limit) {
      const failed = { hostId, state: 'failed' as const };
      const [first, total] = await Promise.all([
        letters.find(failed).sort({ createdAt: -1 }).limit(limit).lean(),
        letters.countDocuments(failed),
      ]);
      return { first: first.map((one) => toRecord<Letter>(one)), total };
    },
    findOfHost: async (hostId, id) =>
      toRecordOrNull<Letter>(await letters.findOne({ _id: id, hostId }).lean()),
    restart: async (id, now, audit) => {
      const { result } = await inTransaction(connection, (session) =>
        restartFailed(models, { id, now, audit }, session),
      );
      return result;
    },
    newest: async (limit) =>
      (await letters.find().sort({ createdAt: -1, _id: 1 }).limit(limit).lean()).map((one) =>
        toRecord<Letter>(one),
      ),
  };
}

async function addOnce(
  { connection, models }: Pick<Database, 'connection' | 'models'>,
  letter: Letter,
  audit: AuditEntry | undefined,
): Promise<boolean> {
  const { result } = await inTransaction(connection, async (session) => {
    const { key } = letter;
    if (key && (await models.letters.exists({ key }).session(session))) return false;
    await models.letters.insertMany([toStored(letter)], { session });
    if (audit) await models.audits.insertMany([audit], { session });
    return true;
  });
  return result;
}

async function restartFailed(
  { letters, audits }: Models,
  { id, now, audit }: { id: string; now: Date; audit: AuditEntry },
  session: ClientSession,
): Promise<boolean> {
  const failed = { _id: id, state: 'failed' as const };
  const anew = { state: 'waiting', attempts: 0, nextAttemptAt: now, lastProblem: null };
  const restarted = await letters.updateOne(failed, { $set: anew }, { session });
  if (restarted.matchedCount === 0) return false;
  await audits.insertMany([audit], { session });
  return true;
}
