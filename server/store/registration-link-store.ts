import type { RegistrationLinks } from '../services/settings/lms-ports.ts';
import type { Database } from './connection.ts';
import { inTransaction } from './transaction.ts';

/** Links by which LMSs register, on MongoDB; those that are over remove themselves. */
export function createRegistrationLinkStore({ connection, models }: Database): RegistrationLinks {
  const { registrationLinks, audits } = models;
  const openOne = (keyHash: string, now: Date) => ({
    keyHash,
    usedAt: null,
    expiresAt: { $gt: now },
  });
  return {
    open: async (link, audit) => {
      await inTransaction(connection, async (session) => {
        await registrationLinks.deleteMany({ hostId: link.hostId, usedAt: null }, { session });
        await registrationLinks.insertMany([link], { session });
        await audits.insertMany([audit], { session });
      });
    },
    find: (keyHash, now) => registrationLinks.findOne(openOne(keyHash, now), { _id: 0 }).lean(),
    take: (keyHash, now) =>
      registrationLinks
        .findOneAndUpdate(
          openOne(keyHash, now),
          { $set: { usedAt: now } },
          { projection: { _id: 0 } },
        )
        .lean(),
    release: async (keyHash) => {
      await registrationLinks.updateOne({ keyHash }, { $set: { usedAt: null } });
    },
  };
}
