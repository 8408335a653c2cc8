import type { Timed } from './session-clock.ts';

/** One look at a part that is used rather than played. */
export interface UsageLook {
  /** It can be seen, and this is the part that somebody is at. */
  isThere: boolean;
  /** Something proves the time since the look before: a person's input, or the part itself. */
  isProven: boolean;
  /** A clock that never goes back. */
  atMs: number;
}

/** A silence proves nothing beyond this: people read on without touching anything, but not for long. */
export const IDLE_LIMIT_MS = 120_000;
/** A page that is shown looks every second; a longer gap is a computer that slept. */
const SLEEP_MS = 15_000;

/**
 * Records how long a part was used. An input proves the silence before it up to a limit; without one
 * nothing is proven, so a page that was only opened, or left alone, earns nothing (R-TIM-3, R-TIM-6).
 */
export class UsageRecorder {
  #stretches: Timed[] = [];
  /** Since when somebody is there without a sign; null for nobody. */
  #provenToMs: number | null = null;
  #seenAtMs = 0;

  look({ isThere, isProven, atMs }: UsageLook): void {
    const isAwake = atMs - this.#seenAtMs <= SLEEP_MS;
    this.#seenAtMs = atMs;
    if (!isThere) this.#provenToMs = null;
    else if (this.#provenToMs === null || !isAwake) this.#provenToMs = atMs;
    else if (isProven) this.#prove(Math.max(this.#provenToMs, atMs - IDLE_LIMIT_MS), atMs);
  }

  /** Takes out what can be reported. */
  take(): Timed[] {
    return this.#stretches.splice(0);
  }

  #prove(startedAtMs: number, atMs: number): void {
    this.#provenToMs = atMs;
    const toSeconds = (atMs - startedAtMs) / 1000;
    if (toSeconds > 0) this.#stretches.push({ startedAtMs, fromSeconds: 0, toSeconds, rate: 1 });
  }
}
