/** A stretch of a recording in seconds, `from` included, `to` not: `[from, to)`. */
export type Range = readonly [fromSeconds: number, toSeconds: number];

/**
 * Joins stretches into the shortest sorted list without overlaps, so that a second counts once
 * (R-TIM-2). The input is left as it is.
 * @example union([[0, 5], [3, 8]]) // [[0, 8]]
 */
export function union(ranges: readonly Range[]): Range[] {
  const sorted = ranges.filter(([from, to]) => to > from).sort((a, b) => a[0] - b[0]);
  const joined: Range[] = [];
  for (const [from, to] of sorted) {
    const last = joined.at(-1);
    if (last && from <= last[1]) joined[joined.length - 1] = [last[0], Math.max(last[1], to)];
    else joined.push([from, to]);
  }
  return joined;
}

/**
 * Seconds in a list of stretches that do not overlap.
 * @example lengthSeconds([[0, 5], [10, 12]]) // 7
 */
export function lengthSeconds(ranges: readonly Range[]): number {
  return ranges.reduce((sum, [from, to]) => sum + (to - from), 0);
}

/**
 * What of `[0, durationSeconds)` is in none of the stretches.
 * @example gaps([[2, 5]], 10) // [[0, 2], [5, 10]]
 */
export function gaps(ranges: readonly Range[], durationSeconds: number): Range[] {
  const found: Range[] = [];
  let reached = 0;
  for (const [from, to] of union(ranges)) {
    if (from > reached) found.push([reached, Math.min(from, durationSeconds)]);
    reached = Math.max(reached, to);
  }
  if (reached < durationSeconds) found.push([reached, durationSeconds]);
  return found;
}
