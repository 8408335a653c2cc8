import { type Segment, endSeconds, inMillis } from './segments.ts';

/** An answer arrives a little unevenly; what is claimed must never lie before the server's clock. */
const LAG_SECONDS = 0.25;
/** How far apart two clocks may run in a second; more than any computer's do. */
const DRIFT = 0.001;

/** A stretch that has no place in its session yet, only on the page's own clock. */
export interface Timed {
  /** When it began, on a clock that never goes back, like `performance.now()`. */
  startedAtMs: number;
  fromSeconds: number;
  toSeconds: number;
  rate: number;
}

/**
 * Tells how long the session has gone on, on a clock that stays behind the server's: each answer was
 * made before it arrived, so what it says is the least that has passed. The computer's date plays no
 * part. After a sleep the next answer brings it up to date.
 */
export class SessionClock {
  #offsetSeconds: number | null = null;
  #anchoredAtMs = 0;
  #placedUntilSeconds = 0;

  /** Takes in what an answer said, at the moment it arrived. */
  anchor(elapsedSeconds: number, atMs: number): void {
    const told = elapsedSeconds - atMs / 1000;
    // The answer that was fastest is the nearest to the truth, as far as clocks run alike.
    const drift = (Math.max(0, atMs - this.#anchoredAtMs) / 1000) * DRIFT;
    const kept = this.#offsetSeconds === null ? told : this.#offsetSeconds - drift;
    this.#offsetSeconds = Math.max(told, kept);
    this.#anchoredAtMs = atMs;
  }

  /** Seconds since the session began, as far as the server is known to agree. */
  read(atMs: number): number {
    return this.#offsetSeconds === null ? 0 : atMs / 1000 + this.#offsetSeconds - LAG_SECONDS;
  }

  /**
   * Gives stretches their moment in the session, in the order in which they come. None begins before
   * the last one has ended.
   */
  place(stretches: readonly Timed[]): Segment[] {
    return stretches.flatMap(({ startedAtMs, ...played }) => {
      const atSeconds = Math.max(this.read(startedAtMs), this.#placedUntilSeconds, 0);
      const segment = inMillis({ ...played, atSeconds });
      if (segment.toSeconds <= segment.fromSeconds) return [];
      this.#placedUntilSeconds = endSeconds(segment);
      return [segment];
    });
  }
}
