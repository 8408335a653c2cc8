import type { Verification } from './event-details.ts';
import type { PartProgress } from './time-ledger.ts';
import { type Range, gaps } from './ranges.ts';

/** One thing to watch. `sources` are what a browser may choose from. */
export interface VideoPart {
  id: string;
  title: string;
  durationSeconds: number;
  sources: readonly { src: string; type: string }[];
  captionsSrc?: string;
}

export interface EvaluationQuestion {
  id: string;
  text: string;
  kind: 'rating' | 'text';
}

/** Players stop a moment before the end, so the last two seconds of a part are forgiven. */
export const TAIL_SECONDS = 2;
/** Holes too short to see come from the sampling of the player's clock. */
export const SLIVER_SECONDS = 0.5;

/**
 * What still has to be watched of a part; empty when it is complete.
 * @example missingRanges({ durationSeconds: 20, ... }, { covered: [[0, 10]], ... }) // [[10, 20]]
 */
export function missingRanges(part: VideoPart, progress: PartProgress | undefined): Range[] {
  const tailStart = part.durationSeconds - TAIL_SECONDS;
  return gaps(progress?.covered ?? [], part.durationSeconds).filter(
    ([from, to]) => from < tailStart && to - from >= SLIVER_SECONDS,
  );
}

/**
 * Verified seconds that a certificate needs (R-PDU-2): PDUs x 60 minutes, or for a practice event
 * the length of its parts without the forgiven tails.
 */
export function requiredSeconds(event: {
  isPractice: boolean;
  pduCount: number;
  mode: Verification['mode'];
  parts: readonly VideoPart[];
}): number {
  // The other ways of verification measure nothing here (R-TIM-1).
  if (event.mode !== 'tracked') return 0;
  if (!event.isPractice) return event.pduCount * 3600;
  return event.parts.reduce(
    (sum, part) => sum + Math.max(0, part.durationSeconds - TAIL_SECONDS),
    0,
  );
}

/** Verified seconds over all parts. */
export function creditedSeconds(progress: readonly PartProgress[]): number {
  return progress.reduce((sum, part) => sum + part.creditedSeconds, 0);
}
