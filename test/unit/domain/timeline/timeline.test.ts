import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { Deed, Piece, Reported } from '../../../../server/domain/ledger/deeds.ts';
import {
  type EvidenceRow,
  nextRow,
  withRows,
} from '../../../../server/domain/ledger/evidence-row.ts';
import { EMPTY_LEDGER, earnedSeconds } from '../../../../server/domain/ledger/ledger.ts';
import { undoAddition } from '../../../../server/domain/ledger/undo-addition.ts';
import type { Part } from '../../../../server/domain/parts.ts';
import { readTimeline } from '../../../../server/domain/timeline/read-timeline.ts';

const START_MS = Date.parse('2026-11-02T15:00:00Z');
const PARTS: Part[] = [
  { id: 'film', kind: 'video', title: 'Film', durationSeconds: 3600, sources: [] },
  { id: 'text', kind: 'page', title: 'Text', durationSeconds: 600, sources: [] },
];

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');

/** A chain of these deeds, one every 15 seconds. */
function chainOf(deeds: readonly Deed[]): EvidenceRow[] {
  let ledger = EMPTY_LEDGER;
  return deeds.map((deed, index) => {
    const at = new Date(START_MS + index * 15_000);
    const next = nextRow('a', ledger, { deed, at, sha256 });
    ledger = next.ledger;
    return next.row;
  });
}

const opened = (session = 1, startedAtMs = START_MS): Deed => ({
  kind: 'opened',
  session,
  sessionId: `s${session}`,
  startedAtMs,
  device: 'Firefox',
});

/** Seconds `at` to `until` of the session, from this position on at normal speed. */
const played = (at: number, until: number, from: number, change: Partial<Reported> = {}): Deed => {
  const piece: Piece = [at * 1000, until * 1000, from * 1000, (from + until - at) * 1000, 1000];
  return {
    kind: 'reported',
    session: 1,
    report: at + 1,
    part: 'film',
    pieces: [piece],
    ...change,
  };
};

const stretchesOf = (deeds: readonly Deed[]) =>
  readTimeline(chainOf(deeds), PARTS).stretches.map(
    ({ partId, fromMs, toMs, countedMs, isProven }) =>
      [partId, fromMs / 1000, toMs / 1000, countedMs / 1000, isProven] as const,
  );

describe('a chain as people read it', () => {
  it('R-TIM-4 an hour of reports is one line, in whatever order they came', () => {
    const reports = Array.from({ length: 240 }, (_, index) =>
      played(index * 15, index * 15 + 15, index * 15),
    );
    const late = [...reports.slice(0, 100), ...reports.slice(120), ...reports.slice(100, 120)];
    expect(stretchesOf([opened(), ...reports])).toEqual([['film', 0, 3600, 3600, true]]);
    expect(stretchesOf([opened(), ...late])).toEqual([['film', 0, 3600, 3600, true]]);
  });

  it('a jump, a long pause, another speed, part or session begins a new line; a short pause does not', () => {
    const fast: Piece = [130_000, 140_000, 100_000, 120_000, 2000];
    expect(
      stretchesOf([
        opened(),
        played(0, 10, 0),
        played(13, 20, 10),
        played(20, 30, 60),
        played(90, 100, 70),
        played(130, 140, 0, { pieces: [fast] }),
        played(140, 150, 0, { part: 'text' }),
        played(190, 200, 10, { part: 'text' }),
        opened(2, START_MS + 200_000),
        played(0, 5, 20, { part: 'text', session: 2 }),
      ]),
    ).toEqual([
      ['film', 0, 17, 17, true],
      ['film', 60, 70, 10, true],
      ['film', 70, 80, 10, true],
      ['film', 100, 120, 10, true],
      ['text', 0, 20, 20, true],
      ['text', 20, 25, 5, true],
    ]);
  });

  it('R-TIM-8 what came after the last sign of life is shown as lost when nobody answers, until somebody does', () => {
    const asking = { isChecked: true } as const;
    const timeline = readTimeline(
      chainOf([
        opened(),
        played(0, 10, 0, { ...asking, isAlive: true }),
        played(10, 20, 10, asking),
        played(20, 30, 20, { ...asking, check: 'missed' }),
        played(30, 40, 30, asking),
        played(40, 50, 40, { ...asking, check: 'answered' }),
      ]),
      PARTS,
    );
    expect(
      timeline.stretches.map(({ fromMs, toMs, isProven }) => [fromMs, toMs, isProven]),
    ).toEqual([
      [0, 10_000, true],
      [10_000, 40_000, false],
      [40_000, 50_000, true],
    ]);
    expect(timeline.checks.map(({ outcome }) => outcome)).toEqual(['missed', 'answered']);
  });

  it('R-TIM-4 taking back leaves what was really watched in the same place', () => {
    const added = [[0, 600_000, 1000]] as const;
    const rows = chainOf([
      opened(),
      played(0, 60, 0),
      { kind: 'added-by-hand', part: 'film', added, reason: 'why', by: 'host' },
      played(60, 160, 300),
    ]);
    const undoing = undoAddition(rows, 3);
    if (typeof undoing === 'string') throw new Error(undoing);
    const after = chainOf([
      ...rows.map(({ text }) => JSON.parse(text) as Deed),
      { ...undoing, reason: 'wrong', by: 'host' },
    ]);
    const ledger = withRows(EMPTY_LEDGER, after);
    expect(earnedSeconds(ledger.progress)).toBe(160);
    expect(ledger.addedMs).toBe(0);
    expect(undoAddition(after, 3)).toBe('taken-back');
    expect(undoAddition(rows, 2)).toBe('unknown');
    expect(readTimeline(after, PARTS).additions).toMatchObject([
      { row: 3, ms: 600_000, takenBack: { row: 5, ms: 440_000, reason: 'wrong' } },
    ]);
  });
});
