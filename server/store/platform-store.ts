import type { ClientSession } from 'mongoose';
import type { AuditEntry } from '../services/records.ts';
import type { Store } from '../services/store-ports.ts';
import type { Database } from './connection.ts';
import { shareInFlight } from './share-in-flight.ts';
import { inTransaction, onceMoreOnDuplicate } from './transaction.ts';

/** An LMS with more courses than this that wait is one for which nobody looks after them. */
const MOST_PENDING = 50;

/** Which LMS belongs to which host, on MongoDB; each change with its audit row. */
export function createPlatformStore(database: Database): Store['platforms'] {
  const { platforms } = database.models;
  const withAudit = auditedWrites(database);
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
    async notePending({ issuer, clientId }, deploymentId) {
      const isNew = { pendingDeploymentIds: { $ne: deploymentId } };
      const $each = [deploymentId];
      await platforms.updateOne(
        { issuer, clientId, ...isNew },
        { $push: { pendingDeploymentIds: { $each, $slice: -MOST_PENDING } } },
      );
    },
    add: (link, audit) =>
      withAudit(audit, async (session) => {
        const { issuer, clientId } = link;
        if (await platforms.exists({ issuer, clientId }).session(session)) return false;
        await platforms.insertMany([link], { session });
        return true;
      }),
    change: ({ issuer, clientId, hostId, deploymentIds, approvesDeployments }, audit) =>
      withAudit(audit, async (session) => {
        const $pull = { pendingDeploymentIds: { $in: deploymentIds } };
        const change = { $set: { deploymentIds, approvesDeployments }, $pull };
        const own = { issuer, clientId, hostId };
        const { matchedCount } = await platforms.updateOne(own, change, { session });
        return matchedCount > 0;
      }),
    remove: ({ issuer, clientId, hostId }, audit) =>
      withAudit(audit, async (session) => {
        const own = { issuer, clientId, hostId };
        const { deletedCount } = await platforms.deleteOne(own, { session });
        return deletedCount > 0;
      }),
  };
}

/** Writes with an audit row; false, and nothing written, when the work says that there is nothing to do. */
const auditedWrites =
  ({ connection, models }: Database) =>
  async (
    audit: AuditEntry,
    work: (session: ClientSession) => Promise<boolean>,
  ): Promise<boolean> => {
    const { result } = await inTransaction(connection, async (session) => {
      if (!(await work(session))) return false;
      await models.audits.insertMany([audit], { session });
      return true;
    });
    return result;
  };
