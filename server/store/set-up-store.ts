import type { SetUp, SetUpStore } from '../services/accounts/member-ports.ts';
import type { Database } from './connection.ts';
import { toRecord, toRecordOrNull, toStored } from './records.ts';
import { inTransaction, onceMoreOnDuplicate } from './transaction.ts';

/** The first set-up has a fixed id, so that several processes that start at once share it. */
const FIRST = 'first';

/** Set-ups on MongoDB. Nothing secret is stored: a link's secret is derived from the id. */
export function createSetUpStore({ connection, models }: Database): SetUpStore {
  const { setUps, hosts, members, audits } = models;
  return {
    find: async (id) => toRecordOrNull<SetUp>(await setUps.findById(id).lean()),
    add: async (setUp) => {
      await setUps.create(toStored(setUp));
    },
    openFirst: async (fresh) => {
      if (await members.exists({ role: 'admin', joinedAt: { $ne: null } })) return null;
      const { _id: _, ...rest } = toStored(fresh);
      const first = await onceMoreOnDuplicate(() =>
        setUps
          .findOneAndUpdate(
            { _id: FIRST },
            { $setOnInsert: rest },
            { upsert: true, returnDocument: 'after' },
          )
          .lean()
          .orFail(),
      );
      return toRecord<SetUp>(first);
    },
    complete: async (id, { host, admin, audit }) => {
      await inTransaction(connection, async (session) => {
        const { _id, ...facts } = toStored(host);
        await setUps.updateOne({ _id: id }, { $set: { hostId: _id } }, { session });
        await hosts.updateOne({ _id }, { $set: facts }, { upsert: true, session });
        await members.deleteMany({ hostId: _id, joinedAt: null }, { session });
        await members.insertMany([toStored(admin)], { session });
        await audits.insertMany([audit], { session });
      });
    },
  };
}
