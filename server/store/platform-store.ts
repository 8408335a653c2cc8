import type { Store } from '../services/store-ports.ts';
import type { Database } from './connection.ts';
import { shareInFlight } from './share-in-flight.ts';
import { inTransaction, onceMoreOnDuplicate } from './transaction.ts';

/** Which LMS belongs to which host, on MongoDB; each change with its audit row. */
export function createPlatformStore({ connection, models }: Database): Store['platforms'] {
  const { platforms, audits } = models;
  return {
    // A whole class may launch at once.
    find: shareInFlight(async (issuer: string, clientId: string) =>
      platforms.findOne({ issuer, clientId }, { _id: 0 }).lean(),
    ),
    listOfHost: (hostId) => platforms.find({ hostId }, { _id: 0 }).sort({ _id: 1 }).lean(),
    save: async ({ issuer, clientId, ...rest }) => {
      await onceMoreOnDuplicate(() =>
        platforms.updateOne({ issuer, clientId }, { $set: rest }, { upsert: true }),
      );
    },
    async add(link, audit) {
      const { issuer, clientId } = link;
      const { result } = await inTransaction(connection, async (session) => {
        if (await platforms.exists({ issuer, clientId }).session(session)) return false;
        await platforms.insertMany([link], { session });
        await audits.insertMany([audit], { session });
        return true;
      });
      return result;
    },
    async change({ deploymentIds, ...own }, audit) {
      const { result } = await inTransaction(connection, async (session) => {
        const change = { $set: { deploymentIds } };
        const { matchedCount } = await platforms.updateOne(own, change, { session });
        if (matchedCount === 0) return false;
        await audits.insertMany([audit], { session });
        return true;
      });
      return result;
    },
    async remove({ issuer, clientId, hostId }, audit) {
      const own = { issuer, clientId, hostId };
      const { result } = await inTransaction(connection, async (session) => {
        const { deletedCount } = await platforms.deleteOne(own, { session });
        if (deletedCount === 0) return false;
        await audits.insertMany([audit], { session });
        return true;
      });
      return result;
    },
  };
}
