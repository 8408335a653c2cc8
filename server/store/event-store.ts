import type { ClientSession } from 'mongoose';
import { daysBefore } from '../domain/calendar-day.ts';
import { DEFAULT_CHECKS_PER_HOUR, type Part } from '../domain/parts.ts';
import type { EventQuery, ListedEvent } from '../services/events/event-query.ts';
import type { Store } from '../services/store-ports.ts';
import type { AuditEntry, PduEvent } from '../services/records.ts';
import type { Database } from './connection.ts';
import type { Stored } from './schemas/kinds.ts';
import type { Models } from './models.ts';
import { eachRow, toRecord, toRecordOrNull, toStored } from './records.ts';
import type { StoredEvent } from './schemas/register.ts';
import { inTransaction } from './transaction.ts';

const SORTS = {
  newest: { sortDay: -1, _id: 1 },
  oldest: { sortDay: 1, _id: -1 },
  title: { searchText: 1, _id: 1 },
} as const;

/** What the list shows; descriptions and answers of fifty events would be most of the work. */
const LISTED = {
  isPractice: 1,
  state: 1,
  'facts.title': 1,
  'facts.startDate': 1,
  'facts.endDate': 1,
  certificateCount: 1,
  formStatus: 1,
  reports: 1,
  purge: 1,
} as const;

/** Events on MongoDB: every change with its revision and audit row in one transaction. */
export function createEventStore({ connection, models }: Database): Store['events'] {
  const { events } = models;
  return {
    find: async (id) => toEvent(await events.findById(id).lean()),
    search: (hostId, query) => search(models, hostId, query),
    each: (hostId) => readAll(eachRow(events.find({ hostId }).sort(SORTS.oldest).lean())),
    everywhere: () => readAll(eachRow(events.find().sort({ _id: 1 }).lean())),
    add: async (event, audit) => {
      await inTransaction(connection, async (session) => {
        await events.insertMany([toStoredEvent(event)], { session });
        await writeHistory(models, { event, audit }, session);
      });
    },
    async replace(event, audit, { makesFormStale }) {
      const { result } = await inTransaction(connection, async (session) => {
        const { _id, ...rest } = toStoredEvent(event);
        const before = { _id, revision: event.revision - 1 };
        const stale = makesFormStale ? { formId: null, formStatus: 'stale' as const } : {};
        const stored = await events.findOne(before, { reports: 1 }).session(session).lean();
        if (!stored) return false;
        const change = { ...editable(rest), ...stale };
        // Relative, because certificates may be issued at this very moment.
        const unkeyedCount = lastKeyed(stored.reports) - lastKeyed(event.reports);
        await events.updateOne(before, { $set: change, $inc: { unkeyedCount } }, { session });
        await writeHistory(models, { event, audit }, session);
        return true;
      });
      return result;
    },
    async remove(event, audit) {
      const { result } = await inTransaction(connection, async (session) => {
        const free = { _id: event.id, state: 'draft', hasLegalHold: false } as const;
        const { deletedCount } = await events.deleteOne(free, { session });
        if (deletedCount > 0) await models.audits.insertMany([audit], { session });
        return deletedCount > 0;
      });
      return result;
    },
    eachRevision: (eventId) =>
      eachRow(
        models.revisions.find({ eventId }, { _id: 0, eventId: 0 }).sort({ revision: 1 }).lean(),
      ),
    findNextOf: async (eventId) =>
      toEvent(
        await events.findOne({ previousEventId: eventId, state: { $ne: 'cancelled' } }).lean(),
      ),
  };
}

/** The first page of a host with many events began in these days, or is still to come. */
const RECENT_DAYS = 21;

/**
 * A page, and whether there is another one; all of them are never counted, since that would take the
 * longer the more a host has. The newest are looked for among the recent ones first, which no database
 * has to sort the other thousands for.
 */
async function search({ events }: Models, hostId: string, query: EventQuery) {
  const { skip, limit, sort, today } = query;
  const filter = { hostId, ...stateFilter(query), ...wordsFilter(query.words) };
  const read = (since: string) =>
    events
      .find({ ...filter, ...(since && { sortDay: { $gte: since } }) }, LISTED)
      .sort(SORTS[sort])
      .skip(skip)
      .limit(limit + 1)
      .lean<Stored<ListedEvent>[]>();
  const recent = sort === 'newest' ? await read(daysBefore(today, RECENT_DAYS)) : [];
  const found = recent.length > limit ? recent : await read('');
  return {
    events: found.slice(0, limit).map((one) => toRecord<ListedEvent>(one)),
    hasMore: found.length > limit,
  };
}

async function* readAll(stored: AsyncIterable<StoredEvent>): AsyncGenerator<PduEvent> {
  for await (const one of stored) yield toRecord<PduEvent>(withoutListFields(one));
}

/** What other transactions change is left to them: counts by issue and void, the form by its upload. */
function editable(event: Omit<StoredEvent, '_id'>) {
  const { state, revision, details, facts, searchText, sortDay, parts, evaluation, ...rest } =
    event;
  const { publishedAt, previousEventId, reports, isKeyed, hasLegalHold } = rest;
  return {
    state,
    revision,
    details,
    facts,
    searchText,
    sortDay,
    parts,
    evaluation,
    publishedAt,
    previousEventId,
    reports,
    isKeyed,
    hasLegalHold,
  };
}

async function writeHistory(
  models: Models,
  { event, audit }: { event: PduEvent; audit: AuditEntry },
  session: ClientSession,
): Promise<void> {
  const { revision, id: eventId } = event;
  const row = { eventId, revision, savedAt: audit.at, actor: audit.actor, event };
  await models.revisions.insertMany([row], { session });
  await models.audits.insertMany([audit], { session });
}

/** Whether an event has ended is told by the date, not by a stored state. */
function stateFilter({ state, today }: EventQuery): Record<string, unknown> {
  if (state === null) return {};
  if (state === 'ended') {
    return { state: 'published', purge: null, isPractice: false, 'facts.endDate': { $lt: today } };
  }
  if (state === 'purged') return { purge: { $ne: null } };
  if (state !== 'published') return { state, purge: null };
  return { state, purge: null, $or: [{ isPractice: true }, { 'facts.endDate': { $gte: today } }] };
}

function wordsFilter(words: string): Record<string, unknown> {
  const wanted = words.toLocaleLowerCase().split(/\s+/).filter(Boolean);
  if (wanted.length === 0) return {};
  return { $and: wanted.map((word) => ({ searchText: { $regex: escapeRegex(word) } })) };
}

const escapeRegex = (text: string): string => text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** What has no date yet comes first in the list, since it is being worked on. */
const NO_DAY_YET = '9999-12-31';

const lastKeyed = (reports: PduEvent['reports']): number => reports.at(-1)?.count ?? 0;

/** With what lists and the dashboard look for. */
export const toStoredEvent = (event: PduEvent): StoredEvent => ({
  ...toStored(event),
  isKeyed: event.reports.length > 0,
  unkeyedCount: event.certificateCount - lastKeyed(event.reports),
  sortDay: event.facts.startDate || NO_DAY_YET,
  searchText: [event.facts.title, ...event.facts.instructorNames].join(' ').toLocaleLowerCase(),
});

/** What lists and the dashboard look for is the store's own affair. */
export function withoutListFields(stored: StoredEvent) {
  const { searchText: _1, sortDay: _2, isKeyed: _3, unkeyedCount: _4, ...event } = stored;
  return { ...event, ...withLaterChoices(event) };
}

/** Events that were stored before there were kinds of parts and checks of presence. */
function withLaterChoices({ details, parts }: Pick<StoredEvent, 'details' | 'parts'>) {
  const { verification } = details;
  const tracked = { checksPerHour: DEFAULT_CHECKS_PER_HOUR, ...verification };
  return {
    details: { ...details, verification: verification.mode === 'tracked' ? tracked : verification },
    parts: parts.map((part): Part => ({ ...part, kind: part.kind ?? 'video' })),
  };
}

const toEvent = (stored: StoredEvent | null): PduEvent | null =>
  toRecordOrNull<PduEvent>(stored && withoutListFields(stored));
