import type { Verification } from './event-details.ts';
import { covered, earnedMs } from './ledger/earned.ts';
import type { PartProgress } from './ledger/ledger.ts';
import type { Part } from './parts.ts';
import { type Range, gaps, lengthSeconds } from './ranges.ts';

export interface EvaluationQuestion {
  id: string;
  text: string;
  kind: 'rating' | 'text';
}

/** Players stop a moment before the end, so the last two seconds of a part are forgiven. */
export const TAIL_SECONDS = 2;
/** Holes too short to see come from the sampling of the player's clock, */
const SLIVER_SECONDS = 0.5;
/** as long as they stay few: together at most this share of the part, or a second. */
const SLIVER_SHARE = 0.005;

type Progress = Pick<PartProgress, 'earned'> | undefined;

/**
 * What still has to be watched, read or attended of a part; empty when it is complete.
 * @example missingRanges({ durationSeconds: 20, ... }, { earned: [[0, 10_000, 1000]] }) // [[10, 20]]
 */
export function missingRanges(part: Part, progress: Progress): Range[] {
  const tailStart = part.durationSeconds - TAIL_SECONDS;
  const holes = gaps(covered(progress?.earned ?? []), part.durationSeconds).filter(
    ([from]) => from < tailStart,
  );
  const slivers = holes.filter(([from, to]) => to - from < SLIVER_SECONDS);
  const areFew = lengthSeconds(slivers) <= Math.max(1, part.durationSeconds * SLIVER_SHARE);
  return areFew ? holes.filter((hole) => !slivers.includes(hole)) : holes;
}

/**
 * Verified seconds of one part. In a part that is complete, what is forgiven counts as watched, so
 * that nobody is left a second short of what the event asks for.
 */
export function verifiedPartSeconds(part: Part, progress: Progress): number {
  const earned = progress?.earned ?? [];
  const seconds = earnedMs(earned) / 1000;
  if (missingRanges(part, progress).length > 0) return seconds;
  const forgiven = lengthSeconds(gaps(covered(earned), part.durationSeconds));
  return Math.round((seconds + forgiven) * 1000) / 1000;
}

/** Verified seconds over all parts. */
export function verifiedSeconds(parts: readonly Part[], progress: readonly PartProgress[]): number {
  return parts.reduce(
    (sum, part) => sum + verifiedPartSeconds(part, progressOf(progress, part)),
    0,
  );
}

/**
 * How much of the parts was covered, 0 to 1. What is forgiven counts as watched, so that nobody who is
 * done stands at 99 %.
 */
export function coveredShare(parts: readonly Part[], progress: readonly PartProgress[]): number {
  const whole = parts.reduce((sum, { durationSeconds }) => sum + durationSeconds, 0);
  const missing = parts.flatMap((part) => missingRanges(part, progressOf(progress, part)));
  if (missing.length === 0) return 1;
  const seconds = progress.reduce((sum, { earned }) => sum + lengthSeconds(covered(earned)), 0);
  return whole === 0 ? 0 : Math.min(seconds / whole, 1);
}

/** What a part has earned, if anything. */
export const progressOf = (progress: readonly PartProgress[], { id }: Part): Progress =>
  progress.find(({ partId }) => partId === id);

/**
 * Verified seconds that a certificate needs (R-PDU-2): PDUs x 60 minutes, or for a practice event
 * the length of its parts.
 */
export function requiredSeconds(event: {
  isPractice: boolean;
  pduCount: number;
  mode: Verification['mode'];
  parts: readonly Part[];
}): number {
  // The other ways of verification measure nothing here (R-TIM-1).
  if (event.mode !== 'tracked') return 0;
  if (!event.isPractice) return event.pduCount * 3600;
  return event.parts.reduce((sum, { durationSeconds }) => sum + durationSeconds, 0);
}
