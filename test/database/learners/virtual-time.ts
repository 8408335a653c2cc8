interface Timer {
  atMs: number;
  work: () => void;
}

/** Time that is moved on by hand, with what is due in it. */
export class VirtualTime {
  nowMs = 0;
  /** The soonest first. */
  readonly #timers: Timer[] = [];

  later(work: () => void, ms: number): void {
    const atMs = this.nowMs + ms;
    const after = this.#timers.findLastIndex((timer) => timer.atMs <= atMs);
    this.#timers.splice(after + 1, 0, { atMs, work });
  }

  /** Moves on, and runs what has become due, in its order. */
  advance(ms: number): void {
    const untilMs = this.nowMs + ms;
    for (let next = this.#timers[0]; next && next.atMs <= untilMs; [next] = this.#timers) {
      this.#timers.shift();
      this.nowMs = Math.max(this.nowMs, next.atMs);
      next.work();
    }
    this.nowMs = untilMs;
  }
}

/** Numbers between 0 and 1 that are the same in every run (mulberry32). */
export function randomNumbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 0x1_0000_0000;
  };
}
