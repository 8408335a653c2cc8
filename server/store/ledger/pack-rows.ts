import type { ClientSession } from 'mongoose';
import type { AttendanceKey } from '../../services/participation/ledger-ports.ts';
import type { Database } from '../connection.ts';
import type { Models } from '../models.ts';
import type { StoredRow } from '../schemas/evidence.ts';
import { inTransaction } from '../transaction.ts';
import { removeSingleRows, singleRows, toRow, withSingleRows } from './ledger-rows.ts';

/** Rows of a bucket: an hour of reports lies in about one. */
const BUCKET_ROWS = 240;

/**
 * Puts an attendance's single rows into buckets and its ledger up to date, in one transaction; so a
 * crash in between changes nothing.
 */
export async function packRows(
  { connection, models }: Database,
  { attendanceId, eventId }: AttendanceKey,
): Promise<void> {
  await inTransaction(connection, async (session) => {
    const single = await singleRows(models, attendanceId, session);
    const stored = await models.attendances.findById(attendanceId).session(session).lean();
    // Without its attendance, which was purged, a row says nothing any more.
    if (!stored) return removeSingleRows(models, { attendanceId }, session);
    const rows = single.filter((row) => toRow(row).sequence > (stored.ledger?.sequence ?? 0));
    const { ledger, lastSeenAt } = withSingleRows(stored, rows);
    for (const bucket of bucketsOf(rows, { attendanceId, eventId }))
      await addToBucket(models, bucket, session);
    const change = { $set: { ledger, lastSeenAt }, $inc: { ledgerTouches: 1 } };
    await models.attendances.updateOne({ _id: attendanceId }, change, { session });
    // With those that were written under a number of a packed row and never acknowledged.
    await removeSingleRows(models, { attendanceId, until: ledger.sequence }, session);
  });
}

const packed = ({ text, hash }: StoredRow) => ({ text, hash: Buffer.from(hash, 'hex') });

interface Portion extends AttendanceKey {
  number: number;
  rows: StoredRow[];
}

function bucketsOf(rows: readonly StoredRow[], key: AttendanceKey): Portion[] {
  const byNumber = new Map<number, StoredRow[]>();
  for (const row of rows) {
    const number = Math.floor((toRow(row).sequence - 1) / BUCKET_ROWS);
    byNumber.set(number, [...(byNumber.get(number) ?? []), row]);
  }
  return [...byNumber].map(([number, own]) => ({ ...key, number, rows: own }));
}

async function addToBucket(
  { evidenceBuckets }: Models,
  { attendanceId, eventId, number, rows }: Portion,
  session: ClientSession,
): Promise<void> {
  const first = rows.at(0);
  if (!first) return;
  const { sequence: firstSequence, previousHash } = toRow(first);
  await evidenceBuckets.updateOne(
    { _id: `${attendanceId}:${number}` },
    {
      $setOnInsert: { attendanceId, eventId, number, firstSequence, previousHash },
      $push: { rows: { $each: rows.map(packed) } },
    },
    { upsert: true, session },
  );
}
