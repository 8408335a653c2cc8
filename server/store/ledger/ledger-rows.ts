import type { ClientSession } from 'mongoose';
import type { Deed } from '../../domain/ledger/deeds.ts';
import { type EvidenceRow, nextRow, readRow, withRows } from '../../domain/ledger/evidence-row.ts';
import { EMPTY_LEDGER, type Ledger } from '../../domain/ledger/ledger.ts';
import { notFound } from '../../errors.ts';
import type { AttendanceKey, Decide } from '../../services/participation/ledger-ports.ts';
import type { Attendance } from '../../services/records.ts';
import { sha256 } from '../../hashing.ts';
import type { Models } from '../models.ts';
import { toRecord } from '../records.ts';
import type { StoredRow } from '../schemas/evidence.ts';
import type { StoredAttendance } from '../schemas/participation.ts';

const DIGITS = 9;

/** A row's key: unique, so that two servers can't both write an attendance's next row. */
const rowId = (attendanceId: string, sequence: number): string =>
  `${attendanceId}:${String(sequence).padStart(DIGITS, '0')}`;

/** The next row of an attendance as it lies in the database, and the ledger with it. */
export function prepareRow(
  { attendanceId, eventId }: AttendanceKey,
  ledger: Ledger,
  { deed, at }: { deed: Deed; at: Date },
): { stored: StoredRow; ledger: Ledger } {
  const next = nextRow(attendanceId, ledger, { deed, at, sha256 });
  const { sequence, text, previousHash, hash } = next.row;
  const _id = rowId(attendanceId, sequence);
  return {
    stored: { _id, eventId, attendanceId, text, previousHash, hash, at },
    ledger: next.ledger,
  };
}

export function toRow({ _id, text, previousHash, hash }: StoredRow): EvidenceRow {
  return { sequence: Number(_id.slice(-DIGITS)), text, previousHash, hash };
}

/** The rows of an attendance that lie single, in order. */
export async function singleRows(
  { evidenceRows }: Models,
  attendanceId: string,
  session: ClientSession | null = null,
): Promise<StoredRow[]> {
  return evidenceRows.find({ attendanceId }).sort({ _id: 1 }).session(session).lean();
}

/** The same of several attendances, one after the other. */
export async function singleRowsOfMany(
  { evidenceRows }: Models,
  attendanceIds: readonly string[],
): Promise<StoredRow[]> {
  return evidenceRows
    .find({ attendanceId: { $in: attendanceIds } })
    .sort({ _id: 1 })
    .lean();
}

/** Takes single rows of an attendance away, up to one: those that lie in a bucket. */
export async function removeSingleRows(
  { evidenceRows }: Models,
  { attendanceId, until }: { attendanceId: string; until?: number },
  session?: ClientSession,
): Promise<void> {
  const which = {
    attendanceId,
    ...(until !== undefined && { _id: { $lte: rowId(attendanceId, until) } }),
  };
  await evidenceRows.deleteMany(which, { ...(session && { session }) });
}

/**
 * The ledger of an attendance. Rows are read first: those that are packed meanwhile are in the
 * ledger that is read after them, so none is missed and none counts twice.
 */
export async function readLedger(
  models: Models,
  attendanceId: string,
  session: ClientSession | null = null,
): Promise<Ledger | null> {
  const rows = await singleRows(models, attendanceId, session);
  const stored = await models.attendances
    .findById(attendanceId, { ledger: 1 })
    .session(session)
    .lean();
  return stored && upToDate(stored.ledger, rows);
}

/**
 * Decides on an attendance's next row and writes it within a transaction; answers the ledger after it,
 * or null when there is nothing to write. Errors: EVENT_UNKNOWN; what `decide` throws.
 */
export async function appendRow(
  models: Models,
  key: AttendanceKey,
  { decide, session }: { decide: Decide; session: ClientSession },
): Promise<{ deed: Deed; ledger: Ledger } | null> {
  const before = await readLedger(models, key.attendanceId, session);
  if (!before) throw notFound('EVENT_UNKNOWN', 'This event');
  const decision = decide(before);
  if (!decision) return null;
  // Packing frees numbers, so it and this must not go on at once: both write the attendance.
  const touched = await touchAttendance(models, key, { kind: decision.deed.kind, session });
  if (!touched) return null;
  const { stored, ledger } = prepareRow(key, before, decision);
  await models.evidenceRows.insertMany([stored], { session });
  return { deed: decision.deed, ledger };
}

/** Nothing is taken back from under a certificate, and one that is being issued is told. */
async function touchAttendance(
  models: Models,
  { attendanceId }: AttendanceKey,
  { kind, session }: { kind: Deed['kind']; session: ClientSession },
): Promise<boolean> {
  const isTaken = kind === 'taken-back';
  const { matchedCount } = await models.attendances.updateOne(
    { _id: attendanceId, ...(isTaken && { certificateId: null }) },
    { $inc: { ledgerTouches: 1, ...(isTaken && { takenBackCount: 1 }) } },
    { session },
  );
  return matchedCount === 1;
}

/** A stored ledger with the single rows that came after it. */
export function upToDate(ledger: Ledger | undefined, rows: readonly StoredRow[]): Ledger {
  const base = ledger ?? EMPTY_LEDGER;
  return withRows(
    base,
    rows.map(toRow).filter(({ sequence }) => sequence > base.sequence),
  );
}

/** What the host writes says nothing of when somebody was here. */
const BY_HAND = new Set<Deed['kind']>(['added-by-hand', 'taken-back']);

/** An attendance as it is now: with the rows that its document does not have yet. */
export function withSingleRows(
  { ledgerTouches: _1, gradeTargets: _2, ...stored }: StoredAttendance,
  rows: readonly StoredRow[],
): Attendance {
  const last = rows.findLast((row) => !BY_HAND.has(readRow(row).kind));
  const lastSeenAt = last?.at ?? stored.lastSeenAt;
  return toRecord<Attendance>({ ...stored, ledger: upToDate(stored.ledger, rows), lastSeenAt });
}
