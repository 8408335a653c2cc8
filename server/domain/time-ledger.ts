import { type Range, lengthSeconds, union } from './ranges.ts';

/** What one part (a video) has earned so far. */
export interface PartProgress {
  partId: string;
  covered: readonly Range[];
  creditedSeconds: number;
}

/** One stretch that the browser says it played at one speed. */
export interface Segment {
  fromSeconds: number;
  toSeconds: number;
  rate: number;
}

/** What the browser reports. Its claims can only lower what the clock allows (R-TIM-5). */
export interface Beat {
  partId: string;
  segments: readonly Segment[];
  isVisible: boolean;
}

/** The server's own knowledge of time, the only witness (design.md, idea 1). */
export interface Witness {
  now: Date;
  /** When this participant was last credited, over all tabs, devices and events together. */
  lastCreditAt: Date | null;
  sessionStartedAt: Date;
}

/** A longer silence than this proves nothing about what went on in it. */
export const MAX_SILENCE_SECONDS = 120;
/** Above double speed nothing is taken in, so nothing is covered. */
export const MAX_RATE = 2;

/**
 * Seconds that may be credited now: the time that passed on the server's clock since the last
 * credit or the session's start, whichever is later (R-TIM-5).
 */
export function provableSeconds({ now, lastCreditAt, sessionStartedAt }: Witness): number {
  const since = Math.max(sessionStartedAt.getTime(), lastCreditAt?.getTime() ?? 0);
  const passed = (now.getTime() - since) / 1000;
  return Math.min(Math.max(passed, 0), MAX_SILENCE_SECONDS);
}

/**
 * Credits one beat to one part. Coverage is a union (R-TIM-2), the credit is real time, at most
 * what the clock proves (R-TIM-5) and at most one second for each second covered, so replays add
 * nothing but what double speed left open (R-TIM-6). Hidden time earns nothing (R-TIM-6).
 * @example creditBeat(progress, { partId: 'v', segments: [{ fromSeconds: 0, toSeconds: 10, rate: 1 }], isVisible: true }, 10)
 */
export function creditBeat(
  progress: PartProgress,
  beat: Beat,
  allowedSeconds: number,
): PartProgress {
  if (!beat.isVisible) return progress;
  let left = allowedSeconds;
  let covered = union(progress.covered);
  let creditedSeconds = progress.creditedSeconds;
  for (const segment of beat.segments) {
    const played = withinClock(segment, left);
    if (!played) continue;
    left -= played.realSeconds;
    covered = union([...covered, played.range]);
    creditedSeconds = Math.min(creditedSeconds + played.realSeconds, lengthSeconds(covered));
  }
  return {
    partId: progress.partId,
    covered: covered.map(toMilliseconds),
    creditedSeconds: round(creditedSeconds),
  };
}

/** Cuts a segment to the real time that is left; null when nothing of it can be believed. */
function withinClock(segment: Segment, leftSeconds: number) {
  const { fromSeconds, toSeconds, rate } = segment;
  if (rate <= 0 || rate > MAX_RATE) return null;
  const realSeconds = Math.min((toSeconds - fromSeconds) / rate, leftSeconds);
  if (realSeconds <= 0) return null;
  const range: Range = [fromSeconds, fromSeconds + realSeconds * rate];
  return { range, realSeconds };
}

/** Milliseconds are as fine as a browser's clock goes; rounding down never adds time. */
const round = (seconds: number) => Math.floor(seconds * 1000 + 1e-6) / 1000;
const toMilliseconds = ([from, to]: Range): Range => [round(from), round(to)];
