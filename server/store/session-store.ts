import { randomUUID } from 'node:crypto';
import { LRUCache } from 'lru-cache';
import type { ClientSession } from 'mongoose';
import type { Deed } from '../domain/ledger/deeds.ts';
import { EMPTY_LEDGER } from '../domain/ledger/ledger.ts';
import { usedUntil } from '../domain/ledger/used-time.ts';
import type { AttendanceKey } from '../services/participation/ledger-ports.ts';
import type { Identity, NewSession, Store } from '../services/store-ports.ts';
import type { EducatorSession } from '../services/records.ts';
import type { Database } from './connection.ts';
import { appendRow, readLedger } from './ledger/ledger-rows.ts';
import type { Models } from './models.ts';
import { toRecord, toStored } from './records.ts';
import { inTransaction, onceMoreOnDuplicate } from './transaction.ts';

/** Sessions never change, so those that are used are not read again. */
const KNOWN_SESSIONS = 20_000;

type Owner = Pick<EducatorSession, 'hostId' | 'eventId' | 'participantId' | 'attendanceId'>;

/** Sessions on MongoDB, with the participant and the attendance that they stand for. */
export function createSessionStore({ connection, models }: Database): Store['sessions'] {
  const known = new LRUCache<string, EducatorSession>({ max: KNOWN_SESSIONS });
  const open = async (owner: Owner, session: NewSession) => {
    const { result } = await inTransaction(connection, (transaction) =>
      takeOver(models, { owner, session }, transaction),
    );
    return result;
  };
  return {
    async find(id) {
      const stored = known.get(id) ? null : await models.sessions.findById(id).lean();
      if (stored) known.set(id, toRecord<EducatorSession>(stored));
      return known.get(id) ?? null;
    },
    async open(identity, event, { isReleased, ...session }) {
      const participantId = await onceMoreOnDuplicate(() => findOrAddParticipant(models, identity));
      const owner = { hostId: identity.hostId, eventId: event.id, participantId };
      const attendanceId = await onceMoreOnDuplicate(() =>
        findOrAddAttendance(models, owner, isReleased),
      );
      return open({ ...owner, attendanceId }, session);
    },
    openAgain: ({ hostId, eventId, participantId, attendanceId }, session) =>
      open({ hostId, eventId, participantId, attendanceId }, session),
  };
}

/**
 * Ends the session that was live, wherever that was, and begins this one, in one transaction and one
 * row of evidence each. It begins after everything that the old one has earned, so that no moment
 * counts twice even when the clocks of two servers differ (R-TIM-5).
 */
async function takeOver(
  models: Models,
  { owner, session }: { owner: Owner; session: NewSession },
  transaction: ClientSession,
): Promise<EducatorSession> {
  const { participantId, attendanceId, eventId } = owner;
  const participant = await models.participants
    .findByIdAndUpdate(participantId, { $set: { liveSessionId: session.id } })
    .session(transaction)
    .lean();
  const live = participant?.liveSessionId
    ? await models.sessions.findById(participant.liveSessionId).session(transaction).lean()
    : null;
  // Null also when that attendance was purged.
  const ended = live && (await readLedger(models, live.attendanceId, transaction));
  const own = await readLedger(models, attendanceId, transaction);
  const startedAtMs = Math.max(
    session.now.getTime(),
    usedUntil(ended?.used ?? []),
    usedUntil(own?.used ?? []),
  );
  const append = (key: AttendanceKey, deed: Deed) =>
    appendRow(models, key, { decide: () => ({ deed, at: session.now }), session: transaction });
  if (live && ended) {
    await append(live, { kind: 'superseded', session: live.number, endedAtMs: startedAtMs });
  }
  const { id: sessionId, device } = session;
  // Sessions are numbered in each attendance, as its evidence names them.
  const number = (own?.sessions.at(-1)?.number ?? 0) + 1;
  const opened = { kind: 'opened', session: number, sessionId, startedAtMs, device } as const;
  await append({ attendanceId, eventId }, opened);
  const record: EducatorSession = {
    id: session.id,
    ...owner,
    startedAt: new Date(startedAtMs),
    number,
  };
  await models.sessions.insertMany([toStored(record)], { session: transaction });
  return record;
}

/** A name or address that its source no longer sends stays as it was. */
async function findOrAddParticipant(
  models: Models,
  { hostId, key, name, email }: Identity,
): Promise<string> {
  const known = { ...(name && { name }), ...(email && { email }) };
  const participant = await models.participants
    .findOneAndUpdate(
      { hostId, key },
      { $set: known, $setOnInsert: { _id: randomUUID() } },
      { upsert: true, returnDocument: 'after' },
    )
    .lean()
    .orFail();
  return participant._id;
}

async function findOrAddAttendance(
  models: Models,
  owner: { hostId: string; eventId: string; participantId: string },
  isReleased: boolean,
): Promise<string> {
  const { hostId, eventId, participantId } = owner;
  const empty = { _id: randomUUID(), hostId, ledger: EMPTY_LEDGER };
  const attendance = await models.attendances
    .findOneAndUpdate(
      { eventId, participantId },
      { $setOnInsert: empty, ...(isReleased && { $set: { isReleased } }) },
      { upsert: true, returnDocument: 'after' },
    )
    .lean()
    .orFail();
  return attendance._id;
}
