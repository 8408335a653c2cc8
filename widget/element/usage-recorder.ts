import type { Timed } from './session-clock.ts';

/** One look at a part that is used rather than played. */
export interface Look {
  /** It can be seen, and this is the part that somebody is at. */
  isThere: boolean;
  /**
   * What proves the time since the look before: `use`, a person's input; `itself`, for parts whose
   * input this page can't see; `nothing`.
   */
  proof: 'use' | 'itself' | 'nothing';
  /** A clock that never goes back. */
  atMs: number;
}

/** How long a part was used since the last report. */
export interface Usage {
  stretches: readonly Timed[];
  /** Since when somebody is there without a sign, and when this was last looked at; null for nobody. */
  open: { provenToMs: number; seenAtMs: number } | null;
}

/** A silence proves nothing beyond this: people read on without touching anything, but not for long. */
export const IDLE_LIMIT_MS = 120_000;
/** A page that is shown looks every second; a longer gap is a computer that slept. */
const SLEEP_MS = 15_000;

/** Nobody has been there yet. */
export const EMPTY_USAGE: Usage = { stretches: [], open: null };

/**
 * Takes in one look. An input proves the silence before it up to a limit; without one nothing is
 * proven, so a page that was only opened, or left alone, earns nothing (R-TIM-3, R-TIM-6).
 */
export function lookAt(usage: Usage, { isThere, proof, atMs }: Look): Usage {
  if (!isThere) return { ...usage, open: null };
  const begin = { provenToMs: atMs, seenAtMs: atMs };
  const { open, stretches } = usage;
  if (!open || atMs - open.seenAtMs > SLEEP_MS) return { ...usage, open: begin };
  if (proof === 'nothing') return { ...usage, open: { ...open, seenAtMs: atMs } };
  const startedAtMs = Math.max(open.provenToMs, atMs - IDLE_LIMIT_MS);
  if (startedAtMs === atMs) return usage;
  const seconds = (atMs - startedAtMs) / 1000;
  const stretch = { startedAtMs, fromSeconds: 0, toSeconds: seconds, rate: 1 };
  return { stretches: [...stretches, stretch], open: begin };
}

/** Takes out what can be reported. */
export const drainUsage = (usage: Usage): { usage: Usage; stretches: Timed[] } => ({
  usage: { ...usage, stretches: [] },
  stretches: [...usage.stretches],
});
