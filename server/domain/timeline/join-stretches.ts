import { type Part, isPlayed } from '../parts.ts';
import type { Stretch } from './timeline.ts';

/** A pause that nobody would name: a video that loads. */
const PLAYED_PAUSE_MS = 5000;
/** Who reads stops to think. */
const READING_PAUSE_MS = 60_000;
/** Positions are rounded, and players jump a little when they go on. */
const NEAR_MS = 1000;

/**
 * Puts pieces that lie next to each other together, so that an hour of reports is a line and not 240.
 * Both in time and in the part one has to follow the other, at the same speed.
 */
export function joinStretches(pieces: readonly Stretch[], parts: readonly Part[]): Stretch[] {
  const played = new Set(parts.filter(isPlayed).map(({ id }) => id));
  const lasts = new Map<string, Stretch>();
  const joined: Stretch[] = [];
  for (const piece of pieces.toSorted((a, b) => a.atMs - b.atMs)) {
    const last = lasts.get(piece.partId);
    const pauseMs = played.has(piece.partId) ? PLAYED_PAUSE_MS : READING_PAUSE_MS;
    if (last && follows(last, piece, pauseMs)) {
      last.untilMs = piece.untilMs;
      last.toMs = piece.toMs;
      last.countedMs += piece.countedMs;
      continue;
    }
    const fresh = { ...piece };
    lasts.set(piece.partId, fresh);
    joined.push(fresh);
  }
  return joined;
}

const follows = (last: Stretch, piece: Stretch, pauseMs: number): boolean =>
  piece.session === last.session &&
  piece.isProven === last.isProven &&
  piece.ratePerMille === last.ratePerMille &&
  piece.atMs - last.untilMs <= pauseMs &&
  Math.abs(piece.fromMs - last.toMs) <= NEAR_MS;
