import type { Deed } from './deeds.ts';
import { type Ledger, applyDeed, earnedSeconds } from './ledger.ts';

/**
 * One row of an attendance's evidence, never changed (design.md, idea 3). `text` is what happened, as
 * JSON (EvidenceText); the hash covers it and the row before, so that no row can be changed or taken
 * out without breaking every later one.
 */
export interface EvidenceRow {
  sequence: number;
  text: string;
  previousHash: string;
  hash: string;
}

/** What the text of a row says. */
export type EvidenceText = {
  sequence: number;
  /** ISO 8601, on the server's clock. */
  at: string;
  /** Over all parts, with this row. */
  earnedSeconds: number;
} & Deed;

/** The very bytes that a row's hash covers. */
export const hashedText = (attendanceId: string, row: Pick<EvidenceRow, 'previousHash' | 'text'>) =>
  `${attendanceId}\n${row.previousHash}\n${row.text}`;

/** The next row of a chain, and the ledger with it. */
export function nextRow(
  attendanceId: string,
  ledger: Ledger,
  { deed, at, sha256 }: { deed: Deed; at: Date; sha256: (text: string) => string },
): { row: EvidenceRow; ledger: Ledger } {
  const sequence = ledger.sequence + 1;
  const after = earnedSeconds(applyDeed(ledger, deed, { hash: '' }).progress);
  const content: EvidenceText = { sequence, at: at.toISOString(), ...deed, earnedSeconds: after };
  const text = JSON.stringify(content);
  const previousHash = ledger.head;
  const hash = sha256(hashedText(attendanceId, { previousHash, text }));
  return { row: { sequence, text, previousHash, hash }, ledger: applyDeed(ledger, deed, { hash }) };
}

/** What a stored row says; rows are written by `nextRow` alone. */
export const readRow = ({ text }: Pick<EvidenceRow, 'text'>): EvidenceText =>
  JSON.parse(text) as EvidenceText;

/** A ledger with the rows that came after it, in order. */
export const withRows = (ledger: Ledger, rows: readonly EvidenceRow[]): Ledger =>
  rows.reduce((sum, row) => applyDeed(sum, readRow(row), row), ledger);

/** A row together with whose it is, as exports have it. */
export interface ChainedRow extends EvidenceRow {
  attendanceId: string;
}

/** Where a chain is broken, and how. */
export interface BrokenRow {
  attendanceId: string;
  sequence: number;
  reason: 'changed' | 'missing-before';
}

/**
 * Checks rows as they come, attendance by attendance, each from its start; answers the first broken
 * one, or null. The heads tell whether the last rows are there.
 */
export function createChainCheck(sha256: (text: string) => string) {
  const heads = new Map<string, { sequence: number; hash: string }>();
  return {
    heads,
    check(row: ChainedRow): BrokenRow | null {
      const { attendanceId, previousHash, text, hash } = row;
      const before = heads.get(attendanceId) ?? { sequence: 0, hash: '' };
      const { sequence } = readRow(row);
      const broken = (reason: BrokenRow['reason']) => ({ attendanceId, sequence, reason });
      const follows = sequence === before.sequence + 1 && row.sequence === sequence;
      if (!follows || previousHash !== before.hash) return broken('missing-before');
      if (sha256(hashedText(attendanceId, { previousHash, text })) !== hash)
        return broken('changed');
      heads.set(attendanceId, { sequence, hash });
      return null;
    },
  };
}
