import type { PlacementStore } from '../services/launches/placement-ports.ts';
import type { Models } from './models.ts';
import { onceMoreOnDuplicate } from './transaction.ts';

const PLAIN = { _id: 0 } as const;

/** A course has tens of links; more than this are no help in finding one. */
const MOST = 500;

/** What was placed where, on MongoDB. */
export function createPlacementStore({ placements }: Models): PlacementStore {
  return {
    findLinks: ({ issuer, clientId }, ids) =>
      placements.find({ issuer, clientId, resourceLinkId: { $in: [...ids] } }, PLAIN).lean(),
    findInCourses: ({ issuer, clientId }, ids) =>
      placements
        .find({ issuer, clientId, contextId: { $in: [...ids] } }, PLAIN)
        .limit(MOST)
        .lean(),
    async save({ issuer, clientId, resourceLinkId, ...rest }) {
      const key = { issuer, clientId, resourceLinkId };
      await onceMoreOnDuplicate(() => placements.updateOne(key, { $set: rest }, { upsert: true }));
    },
  };
}
