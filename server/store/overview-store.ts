import type { Affair, FirstOf, OverviewStore } from '../services/overview/overview-port.ts';
import type { FormStatus, PduEvent } from '../services/records.ts';
import { withoutListFields } from './event-store.ts';
import type { Models } from './models.ts';
import { toRecord } from './records.ts';

/** Events whose waiting claims are looked at; more of them at once is a host that has stopped. */
const MOST_WAITED_FOR = 200;

const WITHOUT_FORM: readonly FormStatus[] = ['missing', 'needs-review', 'needs-map', 'stale'];

/**
 * What a state of affairs is in the database: each filter is one stretch of one index, all equalities
 * before one range, so that no database has to look at more than what it finds.
 */
const AFFAIRS: Record<Affair, (today: string) => Record<string, unknown>[]> = {
  draft: () => [{ state: 'draft' }],
  'form-missing': (today) =>
    WITHOUT_FORM.map((formStatus) => ({
      state: 'published',
      formStatus,
      'facts.endDate': { $gte: today },
    })),
  'report-due': (today) => [
    { state: 'published', isKeyed: false, 'facts.endDate': { $lt: today } },
  ],
  'report-differs': () => [
    { isKeyed: true, unkeyedCount: { $gt: 0 } },
    { isKeyed: true, unkeyedCount: { $lt: 0 } },
  ],
};

/** What needs a host's people now, on MongoDB. */
export function createOverviewStore(models: Models): OverviewStore {
  const { events, certificates } = models;
  return {
    async events(hostId, affair, { today, limit, without = [] }) {
      const others = without.length > 0 ? { _id: { $nin: [...without] } } : {};
      const stretches = AFFAIRS[affair](today).map((stretch) =>
        firstOf(models, { ...realOf(hostId), ...stretch, ...others }, limit),
      );
      const found = await Promise.all(stretches);
      return {
        first: found
          .flatMap(({ first }) => first)
          .toSorted(byEnd)
          .slice(0, limit),
        total: found.reduce((sum, { total }) => sum + total, 0),
      };
    },
    waitedFor: (hostId) => findWaitedFor(models, hostId),
    heldUp: (hostId) => findHeldUp(models, hostId),
    yearEnds: (hostId, query) => findYearEnds(models, hostId, query),
    async counts(hostId, { today, issuedSince }) {
      const practice = await events.find({ hostId, isPractice: true }, { _id: 1 }).lean();
      const published = { ...realOf(hostId), state: 'published' as const };
      const [notOver, toCome, issued] = await Promise.all([
        events.countDocuments({ ...published, 'facts.endDate': { $gte: today } }),
        events.countDocuments({ ...published, 'facts.startDate': { $gt: today } }),
        certificates.countDocuments({
          hostId,
          status: 'issued',
          issuedAt: { $gte: issuedSince },
          eventId: { $nin: practice.map(({ _id }) => _id) },
        }),
      ]);
      return { goingOn: notOver - toCome, issued };
    },
    async beginnings(hostId) {
      const [event, withForm] = await Promise.all([
        events.exists(realOf(hostId)),
        events.exists({ ...realOf(hostId), state: 'published', formStatus: 'ready' }),
      ]);
      return { hasEvent: event !== null, hasForm: withForm !== null };
    },
  };
}

async function firstOf(
  { events }: Models,
  filter: Record<string, unknown>,
  limit: number,
): Promise<FirstOf<PduEvent>> {
  const [found, total] = await Promise.all([
    events.find(filter).sort({ 'facts.endDate': 1, _id: 1 }).limit(limit).lean(),
    events.countDocuments(filter),
  ]);
  return { first: found.map(toEvent), total };
}

const byEnd = (a: PduEvent, b: PduEvent): number =>
  a.facts.endDate.localeCompare(b.facts.endDate) || a.id.localeCompare(b.id);

const realOf = (hostId: string) => ({ hostId, isPractice: false });

/** Claims that are stored and not served. */
const waitingAt = (hostId: string) => ({
  hostId,
  certificateId: null,
  'claim.statedMontanaAt': { $gt: new Date(0) },
});

async function findWaitedFor({ events, attendances }: Models, hostId: string) {
  const counted = await attendances.aggregate<{ _id: string; claims: number }>([
    { $match: waitingAt(hostId) },
    { $group: { _id: '$eventId', claims: { $sum: 1 } } },
    { $sort: { claims: -1, _id: 1 } },
    { $limit: MOST_WAITED_FOR },
  ]);
  const found = await events
    .find({
      _id: { $in: counted.map(({ _id }) => _id) },
      isPractice: false,
      state: 'published',
      formStatus: { $ne: 'ready' },
    })
    .lean();
  const byId = new Map(found.map((event) => [event._id, toEvent(event)]));
  return counted.flatMap(({ _id, claims }) => {
    const event = byId.get(_id);
    return event ? [{ event, claims }] : [];
  });
}

async function findHeldUp({ events, attendances }: Models, hostId: string) {
  const counted = await attendances.aggregate<{ _id: string; claims: number; message: string }>([
    { $match: { ...waitingAt(hostId), 'heldUp.at': { $gt: new Date(0) } } },
    { $group: { _id: '$eventId', claims: { $sum: 1 }, message: { $first: '$heldUp.message' } } },
    { $sort: { claims: -1, _id: 1 } },
    { $limit: MOST_WAITED_FOR },
  ]);
  const found = await events
    .find({ _id: { $in: counted.map(({ _id }) => _id) }, isPractice: false, formStatus: 'ready' })
    .lean();
  const byId = new Map(found.map((event) => [event._id, toEvent(event)]));
  return counted.flatMap(({ _id, ...held }) => {
    const event = byId.get(_id);
    return event ? [{ event, ...held }] : [];
  });
}

async function findYearEnds(
  { events }: Models,
  hostId: string,
  { today, until, limit }: { today: string; until: string; limit: number },
): Promise<FirstOf<PduEvent>> {
  const ending = await events
    .find(
      {
        ...realOf(hostId),
        state: 'published',
        'facts.endDate': { $gte: today, $lte: until },
        'details.isRolling': true,
      },
      { _id: 1 },
    )
    .sort({ 'facts.endDate': 1, _id: 1 })
    .lean();
  const previousEventId = { $in: ending.map(({ _id }) => _id) };
  const next = await events
    .find({ previousEventId, state: { $ne: 'cancelled' } }, { previousEventId: 1 })
    .lean();
  const hasNext = new Set(next.map((event) => event.previousEventId));
  const open = ending.map(({ _id }) => _id).filter((id) => !hasNext.has(id));
  const first = await events
    .find({ _id: { $in: open.slice(0, limit) } })
    .sort({ 'facts.endDate': 1, _id: 1 })
    .lean();
  return { first: first.map(toEvent), total: open.length };
}

const toEvent = (stored: Parameters<typeof withoutListFields>[0]): PduEvent =>
  toRecord<PduEvent>(withoutListFields(stored));
