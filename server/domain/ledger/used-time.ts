import { type Range, union } from '../ranges.ts';

/**
 * Time on the server's clock that has been credited already, in milliseconds since 1970. No moment of
 * it can be credited again, in whatever tab, device, event or order it is claimed (R-TIM-5).
 */
export type UsedTime = readonly Range[];

/** More pieces than a person makes by pausing; a record of time must not grow without end. */
const MAX_PIECES = 200;

/**
 * What of a span is free.
 * @example free([0, 10], [[2, 5]]) // [[0, 2], [5, 10]]
 */
export function free([from, until]: Range, used: UsedTime): Range[] {
  const found: Range[] = [];
  let reached = from;
  for (const [usedFrom, usedUntil] of used) {
    if (usedUntil <= reached) continue;
    if (usedFrom >= until) break;
    if (usedFrom > reached) found.push([reached, usedFrom]);
    reached = usedUntil;
  }
  if (reached < until) found.push([reached, until]);
  return found;
}

/** Marks spans as used. When there are too many pieces, the oldest gaps count as used too. */
export function use(used: UsedTime, spans: readonly Range[]): UsedTime {
  const all = union([...used, ...spans]);
  const spare = all.length - MAX_PIECES;
  const [first] = all;
  const last = all[spare];
  if (spare <= 0 || !first || !last) return all;
  return [[first[0], last[1]], ...all.slice(spare + 1)];
}

/** The end of the last moment that was used; 0 when none was. */
export const usedUntil = (used: UsedTime): number => used.at(-1)?.[1] ?? 0;
