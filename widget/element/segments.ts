import type { BeatRequest } from '../../server/contract/educator.ts';

/** A stretch that was played, read or attended, as it is reported. */
export type Segment = BeatRequest['segments'][number];

/** Above double speed nothing is taken in, and the server counts nothing. */
export const MAX_RATE = 2;

/** What joins on is measured by two clocks, so it does so only nearly. */
const JOIN_SECONDS = 0.25;
const POSITION_JOIN_SECONDS = 0.01;

/** How long a stretch took; by definition, whatever any clock says. */
export const lengthSeconds = ({ fromSeconds, toSeconds, rate }: Segment): number =>
  (toSeconds - fromSeconds) / rate;

/** How long several took together. */
export const totalSeconds = (segments: readonly Segment[]): number =>
  segments.reduce((sum, segment) => sum + lengthSeconds(segment), 0);

/** When a stretch ended, in seconds of its session. */
export const endSeconds = (segment: Segment): number => segment.atSeconds + lengthSeconds(segment);

/**
 * Adds stretches to earlier ones; whatever goes on where the last one ended becomes one with it, so
 * that an hour without a connection is a handful of stretches.
 */
export function joinSegments(before: readonly Segment[], added: readonly Segment[]): Segment[] {
  const joined = [...before];
  for (const segment of added) {
    const last = joined.at(-1);
    if (last && goesOn(last, segment)) {
      joined[joined.length - 1] = { ...last, toSeconds: segment.toSeconds };
    } else joined.push(segment);
  }
  return joined;
}

const goesOn = (last: Segment, next: Segment): boolean =>
  last.rate === next.rate &&
  Math.abs(next.atSeconds - endSeconds(last)) <= JOIN_SECONDS &&
  Math.abs(next.fromSeconds - last.toSeconds) <= POSITION_JOIN_SECONDS &&
  next.toSeconds > last.toSeconds;

/**
 * What of some stretches lies after a moment of their session. The server can't credit what is still
 * to come on its clock; that is reported again, with its own moment, when it has come (R-TIM-5).
 * @example later([{ atSeconds: 0, fromSeconds: 10, toSeconds: 20, rate: 2 }], 4) // from 18, at 4
 */
export function later(segments: readonly Segment[], elapsedSeconds: number): Segment[] {
  return segments.flatMap((segment) => {
    const early = Math.max(0, elapsedSeconds - segment.atSeconds);
    const fromSeconds = segment.fromSeconds + early * segment.rate;
    if (segment.toSeconds - fromSeconds <= CRUMB_SECONDS) return [];
    return [inMillis({ ...segment, atSeconds: segment.atSeconds + early, fromSeconds })];
  });
}

/** More digits are noise, and cost bytes. */
export const inMillis = ({ atSeconds, fromSeconds, toSeconds, rate }: Segment): Segment => ({
  atSeconds: toMillis(atSeconds),
  fromSeconds: toMillis(fromSeconds),
  toSeconds: toMillis(toSeconds),
  rate,
});

const toMillis = (seconds: number): number => Math.round(seconds * 1000) / 1000;

/** Shorter pieces come from rounding and are not worth a report. */
const CRUMB_SECONDS = 0.02;
