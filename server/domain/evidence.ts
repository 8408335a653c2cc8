import type { Segment } from './time-ledger.ts';

/** One row of the append-only record of an attendance (design.md, idea 3). */
export interface EvidenceRow {
  sequence: number;
  recordedAt: Date;
  sessionId: string;
  partId: string;
  segments: readonly Segment[];
  isVisible: boolean;
  creditedSecondsAfter: number;
  previousHash: string;
}

/** The head of an empty chain. */
export const CHAIN_START = '';

/**
 * The bytes that a row's hash covers, in a fixed order, the row before included; so no row can be
 * changed or taken out without breaking every later one.
 */
export function canonicalRow(attendanceId: string, row: EvidenceRow): string {
  const segments = row.segments.map((s) => [s.fromSeconds, s.toSeconds, s.rate]);
  return JSON.stringify([
    attendanceId,
    row.sequence,
    row.recordedAt.toISOString(),
    row.sessionId,
    row.partId,
    segments,
    row.isVisible,
    row.creditedSecondsAfter,
    row.previousHash,
  ]);
}
