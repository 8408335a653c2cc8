import type { BeatRequest, BeatResponse } from '../../server/contract/educator.ts';
import { ApiError } from './server-caller.ts';
import {
  type Entry,
  type Line,
  advance,
  beatOf,
  hasOutcome,
  isEmpty,
  newLine,
  put,
  waitingSeconds,
} from './beat-line.ts';
import { endSeconds, later } from './segments.ts';

export interface BeatQueueOptions {
  send: (beat: BeatRequest) => Promise<BeatResponse>;
  onAnswer: (answer: BeatResponse) => void;
  /** The server can't be reached, or is busy; the queue goes on trying. */
  onOffline: () => void;
  /** The server refused for good; what is there stays kept. */
  onRefused: (error: ApiError) => void;
  /** A report was made or acknowledged; what is only added is kept by `keepAll`. */
  keep: (line: Line) => void;
  /** Runs something later; given, so that tests need no real waiting. */
  later: (work: () => void, ms: number) => void;
}

/** Asking again would not help; unlike a server that is away, busy, or out of reach (0). */
const isFinal = (status: number): boolean => status >= 400 && status < 500 && status !== 429;

const FIRST_RETRY_MS = 1000;
const LONGEST_RETRY_MS = 30_000;
/** The least wait for the server's clock to come to where a claim lies. */
const REST_MS = 1000;

/**
 * Brings what was played, read and attended to the server, one report at a time, the oldest session
 * first. A report that got no answer is sent again under its own number, so that it can count only
 * once (R-TIM-7).
 */
export class BeatQueue {
  readonly #options: BeatQueueOptions;
  #lines: Line[] = [];
  #sending: Promise<void> | null = null;
  #isStopped = false;
  #isHeld = false;
  /** How often nobody answered. */
  #missCount = 0;
  #isBackingOff = false;
  #retryMs = FIRST_RETRY_MS;

  constructor(options: BeatQueueOptions) {
    this.#options = options;
  }

  /** Whether something is not acknowledged yet. */
  get hasUnsent(): boolean {
    return this.#lines.some((line) => !isEmpty(line));
  }

  get hasOutcome(): boolean {
    return this.#lines.some(hasOutcome);
  }

  get waitingSeconds(): number {
    return this.#lines.reduce((sum, line) => sum + waitingSeconds(line), 0);
  }

  /** Begins a session's line, with what is left of earlier ones before it. */
  begin(sessionId: string, left: readonly Line[] = []): void {
    const all = [...left, ...this.#lines];
    const own = all.find((line) => line.sessionId === sessionId);
    const earlier = all.filter((line) => line !== own && !isEmpty(line));
    this.#lines = [...earlier, own ?? newLine(sessionId)];
    this.#isStopped = false;
  }

  /** Puts something in line; with `isFirst` before everything else of this session. */
  add(entry: Entry, order: { isFirst?: boolean } = {}): void {
    if (entry.check?.outcome === 'missed') this.#missCount += 1;
    const own = this.#lines.at(-1);
    if (own) this.#replace(put(own, entry, order));
  }

  /** While somebody has to answer first, reports would earn nothing; they wait. */
  hold(isHeld: boolean): void {
    if (isHeld && !this.#isHeld) this.#missCount += 1;
    this.#isHeld = isHeld;
  }

  /** Sends everything that is there, without waiting for the next try. */
  hurry(): Promise<void> {
    this.#isBackingOff = false;
    return this.flush();
  }

  /** Sends everything that is there. */
  flush(): Promise<void> {
    this.#sending ??= this.#sendAll().finally(() => {
      this.#sending = null;
    });
    return this.#sending;
  }

  /** Keeps every line as it is now. */
  keepAll(): void {
    this.#lines.forEach((line) => this.#options.keep(line));
  }

  async #sendAll(): Promise<void> {
    while (!this.#isStopped && !this.#isBackingOff) {
      const first = this.#lines.find((line) => (this.#isHeld ? isDueFirst(line) : !isEmpty(line)));
      const line = first && advance(first);
      if (!line?.current) return;
      this.#change(line);
      const { sessionId } = line;
      const late = sessionId === this.#lines.at(-1)?.sessionId ? {} : { sessionId };
      try {
        this.#acknowledge(line, await this.#options.send({ ...late, ...beatOf(line.current) }));
      } catch (error) {
        this.#fail(error, line);
      }
    }
  }

  #acknowledge({ sessionId, current }: Line, answer: BeatResponse): void {
    const line = this.#lines.find((one) => one.sessionId === sessionId);
    if (!line || !current) return;
    this.#retryMs = FIRST_RETRY_MS;
    this.#change({ ...line, current: null });
    this.#options.onAnswer(answer);
    if (answer.session.id === sessionId && answer.session.isLive) this.#retake(current, answer);
  }

  /**
   * What lay ahead of the server's clock is reported anew when that has moved on (R-TIM-3), unless it
   * turns out that nobody was there (R-TIM-8).
   */
  #retake({ segments, ...entry }: Entry, { session }: BeatResponse): void {
    const rest = later(segments, session.elapsedSeconds);
    const last = rest.at(-1);
    if (!last) return;
    const wait = Math.max(REST_MS, (endSeconds(last) - session.elapsedSeconds) * 1000);
    const { partId, isChecked } = entry;
    const missCount = this.#missCount;
    this.#options.later(() => {
      const isSame = this.#lines.at(-1)?.sessionId === session.id;
      if (!isSame || missCount !== this.#missCount) return;
      this.add({ partId, isChecked, isAlive: false, segments: rest });
      void this.flush();
    }, wait);
  }

  #fail(error: unknown, { sessionId }: Line): void {
    if (error instanceof ApiError && isFinal(error.status)) {
      const isOwn = this.#lines.at(-1)?.sessionId === sessionId;
      // What an earlier session left may be somebody else's, who used this computer before.
      if (!isOwn && error.status !== 401) {
        this.#lines = this.#lines.filter((line) => line.sessionId !== sessionId);
        return;
      }
      this.#isStopped = true;
      this.#options.onRefused(error);
      return;
    }
    this.#options.onOffline();
    this.#isBackingOff = true;
    this.#options.later(() => {
      this.#isBackingOff = false;
      void this.flush();
    }, this.#retryMs);
    this.#retryMs = Math.min(this.#retryMs * 2, LONGEST_RETRY_MS);
  }

  #change(line: Line): void {
    this.#replace(line);
    this.#options.keep(line);
  }

  #replace(line: Line): void {
    this.#lines = this.#lines.map((one) => (one.sessionId === line.sessionId ? line : one));
  }
}

/** What goes even while somebody has to answer first: the answer, and what is under way already. */
const isDueFirst = ({ current, waiting }: Line): boolean =>
  current !== null || waiting[0]?.check !== undefined;
