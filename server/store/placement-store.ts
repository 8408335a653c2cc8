import type { PlacedLink, PlacementStore } from '../services/launches/placement-ports.ts';
import type { Models } from './models.ts';
import { onceMoreOnDuplicate } from './transaction.ts';

const PLAIN = { _id: 0, lineItem: 0, lineItemHeldUntil: 0 } as const;

/** A course has tens of links; more than this are no help in finding one. */
const MOST = 500;

const keyOf = ({ issuer, clientId, resourceLinkId }: PlacedLink) => ({
  issuer,
  clientId,
  resourceLinkId,
});

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
    async lineItemOf(link, eventId) {
      const stored = await placements.findOne(keyOf(link), { lineItem: 1 }).lean();
      return stored?.lineItem?.eventId === eventId ? stored.lineItem.url : null;
    },
    async holdLineItem(link, { now, until }) {
      const isFree = { $or: [{ lineItemHeldUntil: null }, { lineItemHeldUntil: { $lte: now } }] };
      const held = { $set: { lineItemHeldUntil: until } };
      return (await placements.updateOne({ ...keyOf(link), ...isFree }, held)).matchedCount > 0;
    },
    async keepLineItem(link, lineItem) {
      await placements.updateOne(keyOf(link), { $set: { lineItem, lineItemHeldUntil: null } });
    },
  };
}
