import { describe, expect, it } from 'vitest';
import {
  type EvidenceRow,
  createChainCheck,
  nextRow,
  withRows,
} from '../../../../server/domain/ledger/evidence-row.ts';
import { earnedMs, fill } from '../../../../server/domain/ledger/earned.ts';
import { EMPTY_LEDGER, earnedIn, earnedSeconds } from '../../../../server/domain/ledger/ledger.ts';
import { dueAfterMs, isAnswer } from '../../../../server/domain/ledger/presence.ts';
import { usedUntil } from '../../../../server/domain/ledger/used-time.ts';
import type { Part } from '../../../../server/domain/parts.ts';
import { sha256 } from '../../../../server/hashing.ts';
import { STARTED_AT_MS, apply, openedLedger, take, video } from './made-up-beats.ts';

const played = (atSeconds: number, fromSeconds: number, toSeconds: number, rate = 1) => ({
  segments: [{ atSeconds, fromSeconds, toSeconds, rate }],
});
const earned = (ledger: Parameters<typeof earnedIn>[0]) => earnedIn(ledger, 'video');

describe('crediting one report', () => {
  it('R-TIM-2 when a video really played, then what played is covered and credited', () => {
    expect(earned(take(openedLedger(), played(0, 0, 10), { seconds: 12 }))).toEqual([
      [0, 10_000, 1000],
    ]);
  });
  it('R-TIM-5 when more is claimed than passed, then only what passed is credited, and the rest is noted', () => {
    const ledger = take(openedLedger(), played(0, 0, 500), { seconds: 15 });
    expect(earned(ledger)).toEqual([[0, 15_000, 1000]]);
    expect(ledger.refusedMs).toBe(485_000);
  });
  it('R-TIM-5 when a script claims as fast as it can what has not passed, then it is noted, in few rows', () => {
    let ledger = openedLedger();
    for (let count = 0; count < 1000; count += 1)
      ledger = take(ledger, played(100, 0, 500), { seconds: 1 });
    expect(earned(ledger)).toEqual([]);
    expect(ledger.refusedMs).toBeGreaterThanOrEqual(500_000);
    expect(ledger.sequence).toBeLessThan(10);
  });
  it('R-TIM-5 when two videos are claimed for the same time, then it is earned once', () => {
    const twice = [...played(0, 0, 10).segments, ...played(0, 100, 110).segments];
    const ledger = take(openedLedger(), { segments: twice }, { seconds: 30 });
    expect(earned(ledger)).toEqual([[0, 10_000, 1000]]);
  });
  it('R-TIM-6 when played at double speed, then the content is covered and the real time is earned', () => {
    const ledger = take(openedLedger(), played(0, 0, 20, 2), { seconds: 10 });
    expect(earned(ledger)).toEqual([[0, 20_000, 500]]);
    expect(earnedMs(earned(ledger))).toBe(10_000);
  });
  it('R-TIM-6 when it plays again at normal speed, then only what speed left open is earned', () => {
    const fast = take(openedLedger(), played(0, 0, 20, 2), { seconds: 10 });
    const again = take(fast, played(10, 0, 20), { seconds: 30 });
    expect(earnedMs(earned(again))).toBe(20_000);
    expect(earned(take(again, played(30, 0, 20), { seconds: 50 }))).toEqual(earned(again));
  });
  it('R-TIM-6 when a script played faster than double speed, then it earns nothing', () => {
    const ledger = openedLedger();
    expect(take(ledger, played(0, 0, 20, 16), { seconds: 10 })).toBe(ledger);
  });
  it('R-TIM-3 when nothing played, then nothing is earned', () => {
    const ledger = openedLedger();
    expect(take(ledger, { segments: [] }, { seconds: 100 })).toBe(ledger);
  });
  it('R-TIM-7 when a page was offline, then what it kept is credited; after four hours it is not', () => {
    expect(earnedSeconds(take(openedLedger(), played(0, 0, 600), { seconds: 3600 }).progress)).toBe(
      600,
    );
    const late = take(openedLedger(), played(0, 0, 600), { seconds: 4 * 3600 + 300 });
    expect(earned(late)).toEqual([[300_000, 600_000, 1000]]);
  });
  it('R-TIM-5 when another window took over, then the old one earns what lies before, and no more', () => {
    const deed = { kind: 'superseded', session: 1, endedAtMs: STARTED_AT_MS + 5000 } as const;
    const ended = apply(openedLedger(), deed);
    expect(earned(take(ended, played(0, 0, 30), { seconds: 30 }))).toEqual([[0, 5000, 1000]]);
  });
  it('R-TIM-5 a report with a number that has counted is none, whatever it says', () => {
    const first = take(openedLedger(), { ...played(0, 0, 10), sequence: 4 }, { seconds: 12 });
    const other = { ...played(20, 20, 30), sequence: 4 };
    expect(take(first, other, { seconds: 40 })).toBe(first);
    expect(earned(take(first, { ...other, sequence: 5 }, { seconds: 40 }))).toHaveLength(2);
  });
  it('R-TIM-4 a part without positions fills up to the time that it is designed to take', () => {
    const page: Part = { ...video, kind: 'page', durationSeconds: 20 };
    const some = take(openedLedger(), played(0, 0, 15), { seconds: 15, part: page });
    const more = take(some, played(60, 0, 15), { seconds: 80, part: page });
    expect(earned(some)).toEqual([[0, 15_000, 1000]]);
    expect(earned(more)).toEqual([[0, 20_000, 1000]]);
  });
  it('R-TIM-5 when somebody pauses some hundred times, then the record of used time stays small', () => {
    let ledger = openedLedger();
    for (let at = 0; at < 500; at += 1)
      ledger = take(ledger, played(at, at, at + 0.5), { seconds: at + 1 });
    expect(ledger.used.length).toBeLessThanOrEqual(200);
    expect(usedUntil(ledger.used)).toBe(STARTED_AT_MS + 499_500);
    expect(earnedSeconds(ledger.progress)).toBe(250);
  });
});

describe('time that is added by hand', () => {
  it('R-TIM-4 it fills what is open from the beginning on, and can be taken back', () => {
    const some = take(openedLedger(), played(0, 0, 10, 2), { seconds: 10 });
    const added = fill(earned(some), { durationMs: 600_000, ms: 15_000 });
    expect(added).toEqual([
      [0, 10_000, 500],
      [10_000, 20_000, 1000],
    ]);
    const words = { part: 'video', reason: 'The stream broke', by: 'Ada' };
    const more = apply(some, { kind: 'added-by-hand', added, ...words });
    expect([earnedMs(earned(more)), more.addedMs]).toEqual([20_000, 15_000]);
    const taken = { row: 3, taken: added, addedMs: 15_000 };
    const back = apply(more, { kind: 'taken-back', ...taken, ...words });
    expect([earned(back), back.addedMs]).toEqual([earned(some), 0]);
  });
});

describe('the question whether somebody is there', () => {
  const lecture: Part = { ...video, durationSeconds: 7200 };
  const minute = (at: number) => played(at * 60, at * 60, at * 60 + 60);
  /** So many minutes of a lecture, reported minute by minute. */
  function watch(minutes: number, answers: (ledger: Ledger) => object = () => ({})) {
    let ledger = openedLedger();
    for (let at = 0; at < minutes; at += 1) {
      const report = { ...minute(at), ...answers(ledger) };
      ledger = take(ledger, report, { seconds: at * 60 + 60, part: lecture, checksPerHour: 3 });
    }
    return ledger;
  }
  type Ledger = ReturnType<typeof openedLedger>;

  it('R-TIM-8 when it is never answered, then nothing counts but what came before the last sign of life', () => {
    const ledger = watch(60);
    expect(ledger.presence.isAway).toBe(true);
    expect(earnedSeconds(ledger.progress)).toBe(0);
    const touched = watch(60, (now) => ({ isAlive: now.sequence < 6 }));
    expect(earnedSeconds(touched.progress)).toBe(300);
  });
  it('R-TIM-8 when it is answered whenever it is due, then everything counts', () => {
    const ledger = watch(60, ({ presence }) =>
      presence.countedMs > 0 && presence.askedMs > 0
        ? { check: { id: presence.checkId, outcome: 'answered' } }
        : {},
    );
    expect(earnedSeconds(ledger.progress)).toBe(3600);
  });
  it('R-TIM-8 after a miss time counts from the answer on', () => {
    const away = watch(60);
    const check = { id: away.presence.checkId, outcome: 'answered' } as const;
    const at = { seconds: 61 * 60, part: lecture, checksPerHour: 3 };
    const back = take(away, { ...minute(60), check }, at);
    expect(earnedSeconds(back.progress)).toBe(60);
  });
  it('R-TIM-8 the moment can’t be told before: it comes between 10 and 30 minutes at three an hour', () => {
    expect([0, 0.999].map((chance) => dueAfterMs({ chance }, 3))).toEqual([600_000, 1_798_800]);
    const due = new Set<number>();
    for (let index = 0; index < 20; index += 1) {
      const ledger = apply(openedLedger(`session-${index}`), {
        kind: 'superseded',
        session: 9,
        endedAtMs: index,
      });
      const { presence } = openedLedger('next', ledger);
      due.add(Math.round((20 * 60 * (0.5 + presence.chance)) / 60));
    }
    expect(due.size).toBeGreaterThan(8);
    expect(Math.min(...due)).toBeGreaterThanOrEqual(10);
    expect(Math.max(...due)).toBeLessThanOrEqual(30);
  });
  it('R-TIM-8 an answer to a question that nobody could have seen yet, or to another one, is none', () => {
    const early = take(openedLedger(), minute(0), {
      seconds: 60,
      part: lecture,
      checksPerHour: 3,
    });
    const { presence } = early;
    const isAnswerTo = (id: number, countedMs: number) =>
      isAnswer({ ...presence, countedMs }, id, 3);
    const due = dueAfterMs(presence, 3) ?? 0;
    expect(isAnswerTo(presence.checkId, due - 61_000)).toBe(false);
    expect(isAnswerTo(presence.checkId, due - 59_000)).toBe(true);
    expect(isAnswerTo(presence.checkId + 1, due)).toBe(false);
  });
  it('R-TIM-7 R-TIM-8 when reports come late, from a page that was offline, then nobody is held to a question that could not be asked', () => {
    const at = { seconds: 3700, part: lecture, checksPerHour: 3 };
    const offline = take(openedLedger(), played(0, 0, 3600), at);
    expect([offline.presence.isAway, earnedSeconds(offline.progress)]).toEqual([false, 3600]);
  });
  it('R-TIM-8 what the host added by hand stays when a question is missed', () => {
    const started = take(openedLedger(), minute(0), {
      seconds: 60,
      part: lecture,
      checksPerHour: 3,
    });
    const words = { part: 'video', reason: 'He was there', by: 'Ada' };
    const helped = apply(started, {
      kind: 'added-by-hand',
      added: [[600_000, 900_000, 1000]],
      ...words,
    });
    const check = { id: helped.presence.checkId, outcome: 'missed' } as const;
    const due = { ...helped, presence: { ...helped.presence, countedMs: 1_800_000 } };
    const at = { seconds: 90, part: lecture, checksPerHour: 3 };
    const missed = take(due, { segments: [], check }, at);
    expect(earned(missed)).toEqual([[600_000, 900_000, 1000]]);
  });
});

describe('the chain of evidence', () => {
  const rows: EvidenceRow[] = [];
  let ledger = EMPTY_LEDGER;
  for (let index = 0; index < 5; index += 1) {
    const deed = {
      kind: 'opened',
      session: index + 1,
      sessionId: `s${index}`,
      device: '',
    } as const;
    const at = new Date(STARTED_AT_MS + index);
    const opened = { ...deed, startedAtMs: STARTED_AT_MS };
    const next = nextRow('a', ledger, { deed: opened, at, sha256 });
    rows.push(next.row);
    ledger = next.ledger;
  }
  const firstBroken = (changed: readonly EvidenceRow[]) => {
    const { check } = createChainCheck(sha256);
    return changed.map((row) => check({ attendanceId: 'a', ...row })).find(Boolean);
  };

  it('when nothing was touched, then every row is right and the rows sum up to the ledger', () => {
    expect(firstBroken(rows)).toBeUndefined();
    expect(withRows(EMPTY_LEDGER, rows)).toEqual(ledger);
  });
  it('when one letter of a row was changed, then that row is named', () => {
    const changed = rows.map((row, index) =>
      index === 2 ? { ...row, text: row.text.replace('s2', 'sX') } : row,
    );
    expect(firstBroken(changed)).toMatchObject({ sequence: 3, reason: 'changed' });
  });
  it('when a row was taken out or two were swapped, then the next one is named', () => {
    expect(firstBroken(rows.toSpliced(1, 1))).toMatchObject({
      sequence: 3,
      reason: 'missing-before',
    });
    const [first, second, third] = rows;
    if (!first || !second || !third) throw new Error('there are five');
    expect(firstBroken([first, third, second])).toMatchObject({ sequence: 3 });
  });
  it('when a row was changed and its hash made anew, then the next one is named', () => {
    const text = rows[1]?.text.replace('s1', 'sX') ?? '';
    const forged = rows.map((row, index) =>
      index === 1 ? { ...row, text, hash: sha256(`a\n${row.previousHash}\n${text}`) } : row,
    );
    expect(firstBroken(forged)).toMatchObject({ sequence: 3, reason: 'missing-before' });
  });
});
