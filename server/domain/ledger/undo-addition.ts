import type { TakenBack } from './deeds.ts';
import { earnedMs, takeBack } from './earned.ts';
import { type EvidenceRow, readRow } from './evidence-row.ts';
import { EMPTY_LEDGER, type Ledger, applyDeed, earnedIn } from './ledger.ts';

/** What takes an addition back; the reason and the person are the caller's. */
export type Undoing = Omit<TakenBack, 'reason' | 'by'>;

/**
 * How to take back what a row added by hand, or why that can't be. What was really watched since in
 * the same place stays: only the difference to a chain in which nothing was added is taken.
 */
export function undoAddition(
  rows: readonly EvidenceRow[],
  row: number,
): Undoing | 'unknown' | 'taken-back' {
  const texts = rows.map((one) => ({ text: readRow(one), hash: one.hash }));
  const addition = texts.find(({ text }) => text.sequence === row)?.text;
  if (addition?.kind !== 'added-by-hand') return 'unknown';
  if (texts.some(({ text }) => text.kind === 'taken-back' && text.row === row)) return 'taken-back';
  const ledgerWith = (added: typeof addition.added): Ledger =>
    texts.reduce(
      (sum, { text, hash }) =>
        applyDeed(sum, text.sequence === row ? { ...addition, added } : text, { hash }),
      EMPTY_LEDGER,
    );
  const { part, added } = addition;
  const before = earnedIn(ledgerWith(added), part);
  const taken = takeBack(before, earnedIn(ledgerWith([]), part));
  return { kind: 'taken-back', part, row, taken, addedMs: earnedMs(added) };
}
