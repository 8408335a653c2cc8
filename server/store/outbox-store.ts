import type { Outbox } from '../services/outbox-ports.ts';
import type { Letter } from '../services/records.ts';
import type { Models } from './models.ts';
import { toRecord, toRecordOrNull, toStored } from './records.ts';
import { isDuplicateKey } from './transaction.ts';

/** What is to be sent, on MongoDB; any number of servers may take from it at once. */
export function createOutboxStore({ letters }: Models): Outbox {
  return {
    async add(letter) {
      try {
        await letters.insertMany([toStored(letter)]);
      } catch (error) {
        if (!isDuplicateKey(error)) throw error;
      }
    },
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
    newest: async (limit) =>
      (await letters.find().sort({ createdAt: -1, _id: 1 }).limit(limit).lean()).map((one) =>
        toRecord<Letter>(one),
      ),
  };
}
