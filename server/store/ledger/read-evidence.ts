import type { ChainedRow, EvidenceRow } from '../../domain/ledger/evidence-row.ts';
import type { AttendanceKey } from '../../services/participation/ledger-ports.ts';
import type { Database } from '../connection.ts';
import { eachRow } from '../records.ts';
import type { StoredBucket, StoredRow } from '../schemas/evidence.ts';
import { singleRows, toRow } from './ledger-rows.ts';
import { packRows } from './pack-rows.ts';

/**
 * One chain from its start. Single rows are read first: those that are packed meanwhile are in the
 * buckets that are read after them.
 */
export async function evidenceOf(
  { models }: Database,
  { attendanceId, eventId }: AttendanceKey,
): Promise<EvidenceRow[]> {
  const single = await singleRows(models, attendanceId);
  const buckets = await models.evidenceBuckets
    .find({ eventId, attendanceId })
    .sort({ eventId: 1, attendanceId: 1, number: 1 })
    .lean();
  return chain(buckets.flatMap(rowsOf), single);
}

/** All chains of an event. Few rows lie single once they have been packed; those are held meanwhile. */
export async function* eachEvidence(
  database: Database,
  eventId: string,
): AsyncGenerator<ChainedRow> {
  await packEvent(database, eventId);
  const single = groupByAttendance(
    await database.models.evidenceRows.find({ eventId }).sort({ _id: 1 }).lean(),
  );
  let open: { attendanceId: string; last: number } | null = null;
  for await (const bucket of buckets(database, eventId)) {
    if (open && open.attendanceId !== bucket.attendanceId) yield* rest(single, open);
    for (const row of rowsOf(bucket)) yield { attendanceId: bucket.attendanceId, ...row };
    open = {
      attendanceId: bucket.attendanceId,
      last: bucket.firstSequence + bucket.rows.length - 1,
    };
  }
  if (open) yield* rest(single, open);
  for (const attendanceId of single.keys()) yield* rest(single, { attendanceId, last: 0 });
}

const buckets = ({ models }: Database, eventId: string) =>
  eachRow(
    models.evidenceBuckets
      .find({ eventId })
      .sort({ eventId: 1, attendanceId: 1, number: 1 })
      .lean(),
  );

/** Packs whatever lies single in an event. */
async function packEvent(database: Database, eventId: string): Promise<void> {
  const rows = await database.models.evidenceRows.find({ eventId }, { attendanceId: 1 }).lean();
  const attendances = new Set(rows.map(({ attendanceId }) => attendanceId));
  for (const attendanceId of attendances) await packRows(database, { attendanceId, eventId });
}

function* rest(
  single: Map<string, StoredRow[]>,
  { attendanceId, last }: { attendanceId: string; last: number },
): Generator<ChainedRow> {
  const rows = single.get(attendanceId) ?? [];
  single.delete(attendanceId);
  for (const row of rows.map(toRow)) if (row.sequence > last) yield { attendanceId, ...row };
}

/** Single rows by their attendance, in order. */
export function groupByAttendance(rows: readonly StoredRow[]): Map<string, StoredRow[]> {
  const groups = new Map<string, StoredRow[]>();
  for (const row of rows) {
    const { attendanceId } = row;
    const group = groups.get(attendanceId);
    if (group) group.push(row);
    else groups.set(attendanceId, [row]);
  }
  return groups;
}

function rowsOf({ firstSequence, previousHash, rows }: StoredBucket): EvidenceRow[] {
  const hashes = rows.map(({ hash }) => hash.toString('hex'));
  return rows.map(({ text }, index) => ({
    sequence: firstSequence + index,
    text,
    hash: hashes[index] ?? '',
    previousHash: hashes[index - 1] ?? previousHash,
  }));
}

function chain(packed: EvidenceRow[], single: readonly StoredRow[]): EvidenceRow[] {
  const last = packed.at(-1)?.sequence ?? 0;
  return [...packed, ...single.map(toRow).filter(({ sequence }) => sequence > last)];
}
