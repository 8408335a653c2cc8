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

/** What is sent, under its number. */
type Report = Entry & { sequence: number };

/** Everything of one session that the server has not acknowledged, as it is kept over a crash. */
export interface Line {
  sessionId: string;
  /** The number of the last report that was made. */
  sequence: number;
  /** The report that was sent and not answered; it stays as it is, so that it counts only once. */
  current: Report | null;
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

const entriesOf = ({ current, waiting }: Line): readonly Entry[] =>
  current ? [current, ...waiting] : waiting;

export const isEmpty = (line: Line): boolean => entriesOf(line).length === 0;

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
  const segments = entry.segments.slice(0, MAX_SEGMENTS);
  const rest = { ...entry, segments: entry.segments.slice(MAX_SEGMENTS) };
  const isLast = rest.segments.length === 0;
  // The sign of life was at the end.
  const current = { ...entry, segments, isAlive: entry.isAlive && isLast, sequence };
  return { ...line, sequence, current, waiting: isLast ? others : [rest, ...others] };
}

/** The report as the contract has it. */
export function beatOf(report: Report): BeatRequest {
  const { isChecked: _, segments, ...rest } = report;
  return { ...rest, segments: [...segments] };
}

/** Seconds that were counted in parts that ask for presence and are not credited yet. */
export const waitingSeconds = (line: Line): number =>
  totalSeconds(entriesOf(line).flatMap(({ isChecked, segments }) => (isChecked ? segments : [])));

/** Whether an answer to a question, or the miss of it, is still on its way. */
export const hasOutcome = (line: Line): boolean => entriesOf(line).some(({ check }) => check);

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
