import type { BeatRequest } from '../../server/contract/educator.ts';
import { type Segment, joinSegments, totalSeconds } from './segments.ts';

/** What waits to be reported of one part; the number is given when it is sent. */
export interface Entry {
  partId: string;
  segments: readonly Segment[];
  /** Somebody touched the page before the end of it, so all of it is vouched for. */
  isAlive: boolean;
  check?: NonNullable<BeatRequest['check']>;
  /** Presence is asked for in this part. */
  isChecked: boolean;
}

/** Everything of one session that the server has not acknowledged, as it is kept over a crash. */
export interface Line {
  sessionId: string;
  /** The number of the last report that was made. */
  sequence: number;
  /** The report that was sent and not answered; it stays as it is, so that it counts only once. */
  current: (Entry & { sequence: number }) | null;
  waiting: readonly Entry[];
}

/** As many stretches as one report may carry. */
const MAX_SEGMENTS = 100;
/** So much goes into one report, with whatever sign of life was in it. */
const REPORT_SECONDS = 15;

export const newLine = (sessionId: string): Line => ({
  sessionId,
  sequence: 0,
  current: null,
  waiting: [],
});

export const isEmpty = ({ current, waiting }: Line): boolean => !current && waiting.length === 0;

/** Puts an entry at the end, or at the front of what waits; it becomes one with its neighbour. */
export function put(line: Line, entry: Entry, { isFirst = false } = {}): Line {
  if (isFirst) return { ...line, waiting: [entry, ...line.waiting] };
  const joined = { ...entry, segments: joinSegments([], entry.segments) };
  return { ...line, waiting: squeeze([...line.waiting, joined]) };
}

/** Makes the next report, when none is on its way. */
export function advance(line: Line): Line {
  const [entry, ...others] = line.waiting;
  if (line.current || !entry) return line;
  const sequence = line.sequence + 1;
  const rest = entry.segments.slice(MAX_SEGMENTS);
  if (rest.length === 0) {
    return { ...line, sequence, current: { ...entry, sequence }, waiting: others };
  }
  const part = { ...entry, segments: entry.segments.slice(0, MAX_SEGMENTS) };
  // The sign of life was at the end.
  const current = { ...part, isAlive: false, sequence };
  return { ...line, sequence, current, waiting: [{ ...entry, segments: rest }, ...others] };
}

/** The report as the contract has it. */
export function beatOf({ current, sessionId }: Line, liveSessionId: string): BeatRequest | null {
  if (!current) return null;
  const { isChecked: _, segments, ...entry } = current;
  const late = sessionId === liveSessionId ? {} : { sessionId };
  return { ...late, ...entry, segments: [...segments] };
}

/** Seconds that were counted in parts that ask for presence and are not credited yet. */
export const waitingSeconds = ({ current, waiting }: Line): number =>
  [...(current ? [current] : []), ...waiting]
    .filter(({ isChecked }) => isChecked)
    .reduce((sum, { segments }) => sum + totalSeconds(segments), 0);

/** Whether an answer to a question, or the miss of it, is still on its way. */
export const hasOutcome = ({ current, waiting }: Line): boolean =>
  Boolean(current?.check) || waiting.some(({ check }) => check);

/**
 * Joins the last entry with the one before it, as often as that changes nothing: a sign of life
 * vouches for what was before it, never for what came after.
 */
function squeeze(waiting: readonly Entry[]): readonly Entry[] {
  const [before, last] = waiting.slice(-2);
  if (!before || !last || !canJoin(before, last)) return waiting;
  const joined = {
    ...last,
    segments: joinSegments(before.segments, last.segments),
    isAlive: before.isAlive || last.isAlive,
  };
  return squeeze([...waiting.slice(0, -2), joined]);
}

const canJoin = (before: Entry, last: Entry): boolean =>
  before.partId === last.partId &&
  !before.check &&
  !last.check &&
  (last.isAlive ||
    !before.isAlive ||
    totalSeconds(before.segments) + totalSeconds(last.segments) <= REPORT_SECONDS);
