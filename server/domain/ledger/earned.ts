import { type Range, union } from '../ranges.ts';

/**
 * A stretch of a part, `[from, to)` in its own milliseconds, and what each second of it has earned,
 * in thousandths of a second: 1000 at normal speed, 500 at double speed.
 */
export type Earned = readonly [fromMs: number, toMs: number, perMille: number];

/** A second of a recording earns one second, however often it plays (R-TIM-2). */
const FULL = 1000;

/**
 * Adds stretches to what was earned: each moment of the part sums up what it earned, up to its own
 * length. So neither order nor splitting matters, and nothing ever shrinks.
 * @example earn([[0, 10, 500]], [[5, 20, 1000]]) // [[0, 5, 500], [5, 20, 1000]]
 */
export function earn(earned: readonly Earned[], added: readonly Earned[]): Earned[] {
  return sweep([...earned, ...added], (sum) => Math.min(sum, FULL));
}

/** Takes back what was added before, e.g. by hand; nothing goes below zero. */
export function takeBack(earned: readonly Earned[], taken: readonly Earned[]): Earned[] {
  const negative = taken.map(([from, to, perMille]): Earned => [from, to, -perMille]);
  return sweep([...earned, ...negative], (sum) => Math.max(sum, 0));
}

/** Walks along all edges and joins neighbours that earned the same. */
function sweep(stretches: readonly Earned[], limit: (sum: number) => number): Earned[] {
  const steps = new Map<number, number>();
  const step = (at: number, by: number) => steps.set(at, (steps.get(at) ?? 0) + by);
  for (const [from, to, perMille] of stretches) {
    if (to <= from) continue;
    step(from, perMille);
    step(to, -perMille);
  }
  const joined: Earned[] = [];
  let sum = 0;
  let before = 0;
  for (const [at, by] of [...steps].sort((a, b) => a[0] - b[0])) {
    append(joined, [before, at, limit(sum)]);
    sum += by;
    before = at;
  }
  return joined;
}

function append(joined: Earned[], [from, to, perMille]: Earned): void {
  if (perMille <= 0 || to <= from) return;
  const last = joined.at(-1);
  if (last && last[1] === from && last[2] === perMille) {
    joined[joined.length - 1] = [last[0], to, perMille];
  } else joined.push([from, to, perMille]);
}

/** What was earned in all, in whole milliseconds, rounded down. */
export const earnedMs = (earned: readonly Earned[]): number =>
  Math.floor(
    earned.reduce((sum, [from, to, perMille]) => sum + ((to - from) * perMille) / FULL, 0),
  );

/** The stretches that were covered at any speed, in seconds. */
export const covered = (earned: readonly Earned[]): Range[] =>
  union(earned.map(([from, to]) => [from / 1000, to / 1000]));

/**
 * What has to be added so that a part earns so much more, from its beginning on; less when there is
 * not so much left.
 * @example fill([[0, 10, 1000]], { durationMs: 30, ms: 5 }) // [[10, 15, 1000]]
 */
export function fill(
  earned: readonly Earned[],
  { durationMs, ms }: { durationMs: number; ms: number },
): Earned[] {
  const whole: Earned = [0, durationMs, FULL];
  let left = ms;
  return takeBack([whole], earned).flatMap((open): Earned[] => {
    const [from, to, perMille] = open;
    const length = Math.min(to - from, Math.floor((left * FULL) / perMille));
    if (length <= 0) return [];
    left -= (length * perMille) / FULL;
    return [[from, from + length, perMille]];
  });
}
