import type { Segment } from './playback-recorder.ts';

type Range = readonly [fromSeconds: number, toSeconds: number];

/** Shorter pieces come from rounding and are not worth a report. */
const CRUMB_SECONDS = 0.05;

/**
 * The pieces of what was reported that the server has not credited yet: its clock allowed only a
 * part. They are reported again, when its clock has moved on.
 * @example unproven([{ fromSeconds: 0, toSeconds: 10, rate: 1 }], [[0, 9]]) // [9, 10]
 */
export function unproven(segments: readonly Segment[], covered: readonly Range[]): Segment[] {
  return segments
    .flatMap((segment) => covered.reduce(cutAll, [segment]))
    .filter(({ fromSeconds, toSeconds }) => toSeconds - fromSeconds > CRUMB_SECONDS);
}

const cutAll = (pieces: Segment[], range: Range): Segment[] =>
  pieces.flatMap((piece) => cut(piece, range));

function cut(piece: Segment, [from, to]: Range): Segment[] {
  const { fromSeconds, toSeconds, rate } = piece;
  if (to <= fromSeconds || from >= toSeconds) return [piece];
  const before = { fromSeconds, toSeconds: Math.min(from, toSeconds), rate };
  const after = { fromSeconds: Math.max(to, fromSeconds), toSeconds, rate };
  return [before, after].filter((one) => one.toSeconds > one.fromSeconds);
}
