import type { Timed } from './session-clock.ts';

/** One look at a player. `atMs` is a clock that never goes back, like `performance.now()`. */
export interface Observation {
  kind: 'time' | 'play' | 'pause' | 'seeking' | 'rate' | 'hidden' | 'visible';
  positionSeconds: number;
  rate: number;
  atMs: number;
}

/** What has played since the last report. */
export interface Recording {
  stretches: readonly Timed[];
  /** The stretch that is playing now; null while nothing plays or nobody can see it. */
  open: (Timed & { seenAtMs: number }) | null;
  isPlaying: boolean;
  isVisible: boolean;
}

/** Positions are read late and rounded; more than this ahead of the clock is a jump. */
const SLACK_SECONDS = 0.75;
/** YouTube's position trembles; so little back is no jump. */
const JITTER_SECONDS = 0.3;
/** When a player stood for longer than this, asleep or without data, a new stretch begins. */
const STALL_SECONDS = 1.5;

/** A recording that has not begun; a page that is born hidden records nothing until it is seen. */
export const emptyRecording = (isVisible: boolean): Recording => ({
  stretches: [],
  open: null,
  isPlaying: false,
  isVisible,
});

/**
 * Takes in one look at the player. Only what plays on, as fast as the clock allows and while the
 * page can be seen, makes a stretch; a jump is never filled (R-TIM-2, R-TIM-6). YouTube's player says
 * “seeking” while it plays on, so a seek that leads nowhere else is none.
 */
export function observe(recording: Recording, seen: Observation): Recording {
  const played = extend(recording, seen);
  switch (seen.kind) {
    case 'time':
    case 'seeking':
      return played;
    case 'play':
      return reopen({ ...played, isPlaying: true }, seen);
    case 'pause':
      return close({ ...played, isPlaying: false });
    case 'hidden':
      return close({ ...played, isVisible: false });
    case 'visible':
      return reopen({ ...played, isVisible: true }, seen);
    case 'rate':
      return reopen(close(played), seen);
  }
}

/** Whether a look at the player finds it where playing on can't have brought it. */
export function isJump({ open }: Recording, { positionSeconds, atMs }: Observation): boolean {
  if (!open) return false;
  const advance = positionSeconds - open.toSeconds;
  const passedSeconds = (atMs - open.seenAtMs) / 1000;
  return advance < -JITTER_SECONDS || advance > (passedSeconds + SLACK_SECONDS) * open.rate;
}

/** Takes out what can be reported; what is playing goes on from there. */
export function drain(recording: Recording): { recording: Recording; stretches: Timed[] } {
  const closed = close(recording);
  const { open } = recording;
  const rest = open && { ...open, startedAtMs: open.seenAtMs, fromSeconds: open.toSeconds };
  return { recording: { ...closed, stretches: [], open: rest }, stretches: [...closed.stretches] };
}

/** The furthest position that has played; where a player was only put does not count. */
export function playedTo({ stretches, open }: Recording): number {
  const current = open && open.toSeconds > open.fromSeconds ? open.toSeconds : 0;
  return Math.max(0, ...stretches.map(({ toSeconds }) => toSeconds), current);
}

function extend(recording: Recording, seen: Observation): Recording {
  const { open } = recording;
  if (!open) return recording;
  const { atMs } = seen;
  if (isJump(recording, seen)) return reopened(recording, seen);
  const toSeconds = Math.max(seen.positionSeconds, open.toSeconds);
  const longer = { ...recording, open: { ...open, toSeconds, seenAtMs: atMs } };
  const playedSeconds = (toSeconds - open.toSeconds) / open.rate;
  const stoodSeconds = (atMs - open.seenAtMs) / 1000 - playedSeconds;
  return stoodSeconds <= STALL_SECONDS ? longer : reopened(longer, seen);
}

/** Ends the stretch and begins another at the same speed. */
const reopened = (recording: Recording, seen: Observation): Recording =>
  reopen(close(recording), { ...seen, rate: recording.open?.rate ?? seen.rate });

function close(recording: Recording): Recording {
  const { open, stretches } = recording;
  if (!open) return recording;
  const { seenAtMs: _, ...stretch } = open;
  const isReal = stretch.toSeconds > stretch.fromSeconds;
  return { ...recording, open: null, stretches: isReal ? [...stretches, stretch] : stretches };
}

function reopen(recording: Recording, { positionSeconds, rate, atMs }: Observation): Recording {
  const { isPlaying, isVisible, open } = recording;
  if (!isPlaying || !isVisible || open) return recording;
  const from = { fromSeconds: positionSeconds, toSeconds: positionSeconds };
  return { ...recording, open: { startedAtMs: atMs, ...from, rate, seenAtMs: atMs } };
}
