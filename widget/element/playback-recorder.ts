/** A stretch that really played, at one speed. */
export interface Segment {
  fromSeconds: number;
  toSeconds: number;
  rate: number;
}

/** One look at a player. `atMs` is a clock that never goes back, like `performance.now()`. */
export interface Observation {
  kind: 'time' | 'play' | 'pause' | 'seeking' | 'rate' | 'hidden' | 'visible';
  positionSeconds: number;
  rate: number;
  atMs: number;
}

/** What has played since the last report. */
export interface Recording {
  segments: readonly Segment[];
  /** The stretch that is playing now; null while nothing plays or nobody can see it. */
  open: { fromSeconds: number; toSeconds: number; rate: number; seenAtMs: number } | null;
  isPlaying: boolean;
  isVisible: boolean;
}

/** Positions are read late and rounded; more than this ahead of the clock is a jump. */
const SLACK_SECONDS = 0.75;

/** A recording that has not begun; a page that is born hidden records nothing until it is seen. */
export const emptyRecording = (isVisible: boolean): Recording => ({
  segments: [],
  open: null,
  isPlaying: false,
  isVisible,
});

/**
 * Takes in one look at the player. Only what plays on, as fast as the clock allows and while the
 * page can be seen, makes a stretch; a jump is never filled (R-TIM-2, R-TIM-6).
 */
export function observe(recording: Recording, seen: Observation): Recording {
  const played = seen.kind === 'seeking' ? recording : extend(recording, seen);
  switch (seen.kind) {
    case 'time':
      return played;
    case 'play':
      return reopen({ ...played, isPlaying: true }, seen);
    case 'pause':
      return close({ ...played, isPlaying: false });
    case 'hidden':
      return close({ ...played, isVisible: false });
    case 'visible':
      return reopen({ ...played, isVisible: true }, seen);
    case 'seeking':
    case 'rate':
      return reopen(close(played), seen);
  }
}

/** Takes out what can be reported; what is playing goes on from there. */
export function drain(recording: Recording): { recording: Recording; segments: Segment[] } {
  const closed = close(recording);
  const { open } = recording;
  const rest = open && { ...open, fromSeconds: open.toSeconds };
  return { recording: { ...closed, segments: [], open: rest }, segments: [...closed.segments] };
}

/** The furthest position that has played; where a player was only put does not count. */
export function playedTo({ segments, open }: Recording): number {
  const current = open && open.toSeconds > open.fromSeconds ? open.toSeconds : 0;
  return Math.max(0, ...segments.map(({ toSeconds }) => toSeconds), current);
}

function extend(recording: Recording, { positionSeconds, atMs }: Observation): Recording {
  const { open } = recording;
  if (!open) return recording;
  const advance = positionSeconds - open.toSeconds;
  const passedSeconds = (atMs - open.seenAtMs) / 1000;
  const isPlausible = advance >= 0 && advance <= (passedSeconds + SLACK_SECONDS) * open.rate;
  if (isPlausible) {
    return { ...recording, open: { ...open, toSeconds: positionSeconds, seenAtMs: atMs } };
  }
  const from = { fromSeconds: positionSeconds, toSeconds: positionSeconds };
  return { ...close(recording), open: { ...open, ...from, seenAtMs: atMs } };
}

function close(recording: Recording): Recording {
  const { open, segments } = recording;
  if (!open) return recording;
  const { fromSeconds, toSeconds, rate } = open;
  const isReal = toSeconds > fromSeconds;
  return {
    ...recording,
    open: null,
    segments: isReal ? [...segments, { fromSeconds, toSeconds, rate }] : segments,
  };
}

function reopen(recording: Recording, { positionSeconds, rate, atMs }: Observation): Recording {
  const { isPlaying, isVisible, open } = recording;
  if (!isPlaying || !isVisible || open) return recording;
  const from = { fromSeconds: positionSeconds, toSeconds: positionSeconds };
  return { ...recording, open: { ...from, rate, seenAtMs: atMs } };
}
