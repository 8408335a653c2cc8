import { type Part, asksForPresence, isPlayed } from '../parts.ts';
import { type Range, lengthSeconds } from '../ranges.ts';
import type { Piece, Reported } from './deeds.ts';
import { type Ledger, type SessionWindow, earnedIn } from './ledger.ts';
import { isAnswer, isOverdue, standingMs } from './presence.ts';
import { free, use } from './used-time.ts';

/** One stretch that the page says was played, read or attended; seconds of the part and the session. */
export interface Segment {
  /** When it began, in seconds since the session began. */
  atSeconds: number;
  fromSeconds: number;
  toSeconds: number;
  rate: number;
}

/** What a page reports. Its claims can only lower what the clock allows (R-TIM-5). */
export interface Report {
  sequence: number;
  segments: readonly Segment[];
  /** Somebody touched the page since the report before. */
  isAlive: boolean;
  /** What became of a question whether somebody is there (R-TIM-8). */
  check?: { id: number; outcome: 'answered' | 'missed' } | undefined;
}

/** What the server itself knows; the only witness (design.md, idea 1). */
export interface Witness {
  nowMs: number;
  /** The part that the report is about. */
  part: Part;
  checksPerHour: number;
}

/** Above double speed nothing is taken in, so nothing is covered. */
export const MAX_RATE = 2;
/** A report that comes later than this proves nothing: it is longer than anybody is offline. */
export const MAX_LATE_SECONDS = 4 * 3600;
/** Honest pages are never so far ahead. */
const NOTED_FROM_MS = 10_000;
/** A report that comes later than this was kept while the page was offline. */
const LATE_SECONDS = 60;

/**
 * What one report earns, or null when it changes nothing. Each moment of the server's clock counts
 * once, whatever claims it and in whatever order (R-TIM-5); nothing outside the session's own time
 * does (one live session), nothing that is still to come, and nothing too fast (R-TIM-6).
 */
export function creditReport(
  ledger: Ledger,
  session: SessionWindow,
  report: Report,
  witness: Witness,
): Reported | null {
  if (report.sequence <= session.lastReport) return null;
  const { part, checksPerHour } = witness;
  const { pieces, refusedMs } = creditSegments(ledger, session, report.segments, witness);
  const check = checkOf(ledger, report, checksPerHour);
  if (pieces.length === 0 && !check && !isWorthNoting(refusedMs, ledger)) return null;
  const deed: Reported = {
    kind: 'reported',
    session: session.number,
    report: report.sequence,
    part: part.id,
    pieces,
    ...(refusedMs > 0 && { refusedMs }),
    ...(asksForPresence(part) && checksPerHour > 0 && { isChecked: true }),
    ...(report.isAlive && { isAlive: true }),
    ...(check && { check }),
  };
  return deed.isChecked && !check ? withQuestion(ledger, session, deed, witness) : deed;
}

/**
 * A report of which nothing could be credited is noted when it claims much, and then only what
 * doubles what was noted before, so that the evidence does not grow by made-up reports.
 */
const isWorthNoting = (refusedMs: number, ledger: Ledger): boolean =>
  refusedMs >= Math.max(NOTED_FROM_MS, ledger.refusedMs);

/** Notes how long a question stood, and that it was missed when that was too long (R-TIM-8). */
function withQuestion(
  ledger: Ledger,
  session: SessionWindow,
  deed: Reported,
  { nowMs, checksPerHour }: Witness,
): Reported {
  const { presence } = ledger;
  if (presence.isAway) return deed;
  const addedMs = deed.pieces.reduce((sum, [at, until]) => sum + until - at, 0);
  const lastMs = session.startedAtMs + (deed.pieces.at(-1)?.[1] ?? 0);
  const isLate = lastMs < nowMs - LATE_SECONDS * 1000;
  const askedMs = standingMs(presence, { addedMs, isLate, checksPerHour });
  const isMissed = isOverdue({ ...presence, askedMs: presence.askedMs + askedMs });
  return {
    ...deed,
    ...(askedMs > 0 && { askedMs }),
    ...(isMissed && { check: 'missed' as const }),
  };
}

function checkOf(
  { presence }: Ledger,
  { check }: Report,
  checksPerHour: number,
): Reported['check'] {
  if (!check || !isAnswer(presence, check.id, checksPerHour)) return undefined;
  return check.outcome === 'missed' && presence.isAway ? undefined : check.outcome;
}

function creditSegments(
  ledger: Ledger,
  session: SessionWindow,
  segments: readonly Segment[],
  { nowMs, part }: Witness,
): { pieces: Piece[]; refusedMs: number } {
  const limits: Range = [
    Math.max(session.startedAtMs, nowMs - MAX_LATE_SECONDS * 1000),
    Math.min(session.endedAtMs ?? nowMs, nowMs),
  ];
  let used = ledger.used;
  let claimedMs = 0;
  const pieces: Piece[] = [];
  for (const segment of segments) {
    const claim = claimOf(withinPart(segment, part), session.startedAtMs);
    if (!claim) continue;
    claimedMs += withinMs(claim.span, [limits[0], session.endedAtMs ?? Infinity]);
    const [from, until] = [Math.max(claim.span[0], limits[0]), Math.min(claim.span[1], limits[1])];
    const spans = until > from ? free([from, until], used) : [];
    used = use(used, spans);
    pieces.push(...spans.map((span) => pieceOf(claim, span, session.startedAtMs)));
  }
  const placed = isPlayed(part) ? pieces : putInRow(ledger, pieces, part);
  const creditedMs = pieces.reduce((sum, [at, until]) => sum + until - at, 0);
  return { pieces: placed, refusedMs: Math.max(0, claimedMs - creditedMs) };
}

interface Claim {
  span: Range;
  fromMs: number;
  rate: number;
}

/** A claim on the server's clock; null when nothing of it can be believed. */
function claimOf(segment: Segment, startedAtMs: number): Claim | null {
  const { atSeconds, fromSeconds, toSeconds, rate } = segment;
  if (rate <= 0 || rate > MAX_RATE || toSeconds <= fromSeconds) return null;
  const at = startedAtMs + Math.round(atSeconds * 1000);
  const length = Math.round(((toSeconds - fromSeconds) * 1000) / rate);
  return { span: [at, at + length], fromMs: Math.round(fromSeconds * 1000), rate };
}

/** Positions are rounded down, so that no piece covers more than its time. */
function pieceOf({ span, fromMs, rate }: Claim, [at, until]: Range, startedAtMs: number): Piece {
  const position = (ms: number) => fromMs + Math.floor((ms - span[0]) * rate);
  const ratePerMille = Math.round(rate * 1000);
  return [at - startedAtMs, until - startedAtMs, position(at), position(until), ratePerMille];
}

/** Browsers report the very end of a recording a little late; nothing lies behind it. */
function withinPart(segment: Segment, part: Part): Segment {
  if (!isPlayed(part)) return segment;
  return { ...segment, toSeconds: Math.min(segment.toSeconds, part.durationSeconds) };
}

/** A part without positions fills up from its beginning, up to the time that it is designed to take. */
function putInRow(ledger: Ledger, pieces: readonly Piece[], part: Part): Piece[] {
  let reached = Math.max(0, ...earnedIn(ledger, part.id).map(([, to]) => to));
  return pieces.flatMap(([at, until]): Piece[] => {
    const from = reached;
    reached = Math.min(from + until - at, part.durationSeconds * 1000);
    return reached > from ? [[at, until, from, reached, 1000]] : [];
  });
}

const withinMs = (span: Range, [from, until]: Range): number =>
  lengthSeconds([[Math.max(span[0], from), Math.max(Math.min(span[1], until), from)]]);
