import type { BeatRequest, BeatResponse } from '../../server/contract/educator.ts';
import { ApiError } from './api-client.ts';
import type { Segment } from './playback-recorder.ts';
import { unproven } from './unproven.ts';

export interface BeatQueueOptions {
  send: (beat: BeatRequest, options: { isLeaving: boolean }) => Promise<BeatResponse>;
  onProgress: (answer: BeatResponse) => void;
  /** The server can't be reached; the queue goes on trying. */
  onOffline: () => void;
  /** The server refused for good, or another window took over. */
  onRefused: (error: ApiError) => void;
  /** Runs something later; given, so that tests need no real waiting. */
  later: (work: () => void, ms: number) => void;
}

/** Asking again would not help; unlike a server that is away, busy, or out of reach (0). */
const isFinal = (status: number): boolean => status >= 400 && status < 500 && status !== 429;

/** As many stretches as one report may carry. */
const MAX_SEGMENTS = 100;
const FIRST_RETRY_MS = 1000;
const LONGEST_RETRY_MS = 30_000;
/** The server's clock must move on before the rest of a report can be credited. */
const REST_MS = 1500;

/**
 * Brings what played to the server, one report at a time. A report that got no answer is sent
 * again under its own number, so that it can count only once; what the server could not credit yet
 * is reported anew (R-TIM-3).
 */
export class BeatQueue {
  readonly #options: BeatQueueOptions;
  readonly #waiting = new Map<string, Segment[]>();
  #current: BeatRequest | null = null;
  #sequence = 0;
  #isSending = false;
  #isStopped = false;
  #retryMs = FIRST_RETRY_MS;

  constructor(options: BeatQueueOptions) {
    this.#options = options;
  }

  /** Whether something is not acknowledged yet. */
  get hasUnsent(): boolean {
    return this.#current !== null || [...this.#waiting.values()].some((list) => list.length > 0);
  }

  /** Puts stretches of a part in line. */
  add(partId: string, segments: readonly Segment[]): void {
    this.#waiting.set(partId, [...(this.#waiting.get(partId) ?? []), ...segments]);
  }

  /** Sends what is there; `isLeaving` lets the browser finish it after the page is gone. */
  async flush({ isLeaving = false } = {}): Promise<void> {
    if (this.#isStopped || (this.#isSending && !isLeaving)) return;
    this.#current ??= this.#next();
    if (!this.#current) return;
    const beat = this.#current;
    this.#isSending = true;
    try {
      this.#acknowledge(beat, await this.#options.send(beat, { isLeaving }));
    } catch (error) {
      this.#fail(error);
    } finally {
      this.#isSending = false;
    }
  }

  #next(): BeatRequest | null {
    for (const [partId, list] of this.#waiting) {
      if (list.length === 0) continue;
      const segments = list.splice(0, MAX_SEGMENTS);
      this.#sequence += 1;
      return { sequence: this.#sequence, partId, segments, isVisible: true };
    }
    return null;
  }

  #acknowledge(beat: BeatRequest, answer: BeatResponse): void {
    if (this.#current !== beat) return;
    this.#current = null;
    this.#retryMs = FIRST_RETRY_MS;
    const part = answer.progress.parts.find(({ partId }) => partId === beat.partId);
    const rest = unproven(beat.segments, part?.covered ?? []);
    const list = this.#waiting.get(beat.partId) ?? [];
    this.#waiting.set(beat.partId, [...rest, ...list]);
    this.#options.onProgress(answer);
    if (rest.length > 0) this.#later(REST_MS);
    else if (this.hasUnsent) this.#later(0);
  }

  #fail(error: unknown): void {
    if (error instanceof ApiError && isFinal(error.status)) {
      this.#isStopped = true;
      this.#options.onRefused(error);
      return;
    }
    this.#options.onOffline();
    this.#later(this.#retryMs);
    this.#retryMs = Math.min(this.#retryMs * 2, LONGEST_RETRY_MS);
  }

  #later(ms: number): void {
    this.#options.later(() => void this.flush(), ms);
  }
}
