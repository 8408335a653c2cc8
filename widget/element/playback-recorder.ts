import type { Timed } from './session-clock.ts';

/** One look at a player. `atMs` is a clock that never goes back, like `performance.now()`. */
export interface PlayerLook {
  positionSeconds: number;
  rate: number;
  atMs: number;
}

/** Positions are read late and rounded; more than this ahead of the clock is a jump. */
const SLACK_SECONDS = 0.75;
/** YouTube's position trembles; so little back is no jump. */
const JITTER_SECONDS = 0.3;
/** When a player stood for longer than this, asleep or without data, a new stretch begins. */
const STALL_SECONDS = 1.5;

/**
 * Records what a player has played, from one look at it to the next. Only what plays on, as fast as
 * the clock allows, makes a stretch; a jump is never filled (R-TIM-2, R-TIM-6).
 */
export class PlaybackRecorder {
  /** The furthest position that has played; where a player was only put does not count. */
  reachedSeconds = 0;
  #stretches: Timed[] = [];
  #open: Timed | null = null;
  #seenAtMs = 0;

  /** Something plays that is recorded. */
  get isOpen(): boolean {
    return this.#open !== null;
  }

  /** Whether a look at the player finds it where playing on can't have brought it. */
  isJump({ positionSeconds, atMs }: PlayerLook): boolean {
    if (!this.#open) return false;
    const advance = positionSeconds - this.#open.toSeconds;
    const passedSeconds = (atMs - this.#seenAtMs) / 1000;
    return advance < -JITTER_SECONDS || advance > (passedSeconds + SLACK_SECONDS) * this.#open.rate;
  }

  /** Takes in what has played since the look before; `isOn` when what plays from now on counts. */
  look(seen: PlayerLook, isOn: boolean): void {
    const goesOn = !this.isJump(seen) && this.#extend(seen) && isOn;
    this.#seenAtMs = seen.atMs;
    if (goesOn) return;
    this.#close();
    const { positionSeconds, rate, atMs } = seen;
    const from = { fromSeconds: positionSeconds, toSeconds: positionSeconds };
    if (isOn) this.#open = { startedAtMs: atMs, ...from, rate };
  }

  /** Takes out what can be reported; what is playing goes on from there. */
  take(): Timed[] {
    const open = this.#open;
    this.#close();
    if (open) this.#open = { ...open, startedAtMs: this.#seenAtMs, fromSeconds: open.toSeconds };
    return this.#stretches.splice(0);
  }

  /** Answers whether the stretch goes on after it. */
  #extend({ positionSeconds, rate, atMs }: PlayerLook): boolean {
    const open = this.#open;
    if (!open) return false;
    const playedSeconds = Math.max(0, positionSeconds - open.toSeconds);
    const passedSeconds = (atMs - this.#seenAtMs) / 1000;
    open.toSeconds = Math.max(positionSeconds, open.toSeconds);
    if (playedSeconds > 0) this.reachedSeconds = Math.max(this.reachedSeconds, open.toSeconds);
    return rate === open.rate && passedSeconds - playedSeconds / open.rate <= STALL_SECONDS;
  }

  #close(): void {
    if (this.#open && this.#open.toSeconds > this.#open.fromSeconds)
      this.#stretches.push(this.#open);
    this.#open = null;
  }
}
