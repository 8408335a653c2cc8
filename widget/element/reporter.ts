import type {
  AttendanceResponse,
  BeatRequest,
  BeatResponse,
} from '../../server/contract/educator.ts';
import type { ApiError } from './server-caller.ts';
import { BeatQueue } from './beat-queue.ts';
import { BeatStore } from './beat-store.ts';
import { Counter } from './counter.ts';
import { TICK_MS, watchPage } from './page-watch.ts';
import type { PartTracker } from './part-tracker.ts';

type Part = AttendanceResponse['event']['parts'][number];

export interface ReporterOptions {
  send: (beat: BeatRequest) => Promise<BeatResponse>;
  onAnswer: (answer: BeatResponse) => void;
  onOffline: () => void;
  onRefused: (error: ApiError) => void;
  trackers: () => readonly PartTracker[];
  parts: () => readonly Part[];
  isElsewhere: () => boolean;
  /** It was looked what counts now. */
  onCounted: () => void;
  /** The page comes back after it was left. */
  onReturn: () => void;
}

/** A report is due this often while something counts (design.md, “Proof of time”). */
const BEAT_MS = 15_000;
/** Of a short recording, so that people see the time grow. */
const SHORT_BEAT_MS = 5000;
const SHORT_PART_SECONDS = 120;
/** A crash costs no more than this. */
const KEEP_MS = 5000;

/** Looks every second what counts, keeps it, and sends it when it is time to. */
export class Reporter {
  readonly counter: Counter;
  readonly #options: ReporterOptions;
  readonly #queue: BeatQueue;
  #store: BeatStore | null = null;
  #sessionId = '';
  #stopWatching: (() => void) | null = null;
  #sentAtMs = 0;
  #keptAtMs = 0;

  constructor(options: ReporterOptions) {
    this.#options = options;
    this.#queue = new BeatQueue({
      ...options,
      keep: (line) => void this.#store?.keep(line),
      later: (work, ms) => setTimeout(work, ms),
    });
    this.counter = new Counter(this.#queue, options.trackers);
  }

  /**
   * Begins a session: its reports get a line of their own, after what is left of earlier ones.
   * `place` says whose these are: the server and the event.
   */
  async begin(place: string, sessionId: string): Promise<void> {
    this.#store ??= new BeatStore(place);
    this.#sessionId = sessionId;
    await this.#store.hold(sessionId);
    this.#queue.begin(sessionId, await this.#store.takeOver());
    this.counter.begin();
    this.#watch();
    void this.#queue.hurry();
  }

  /** Puts everything that was done until now in line. */
  count(): void {
    const { parts, isElsewhere, onCounted } = this.#options;
    this.counter.count(parts(), isElsewhere());
    onCounted();
  }

  /** Sends everything; resolves when that is done, or has to wait. */
  async report(): Promise<void> {
    this.count();
    this.#sentAtMs = performance.now();
    await this.#queue.flush();
  }

  /** Somebody is there. */
  answer(): void {
    this.counter.answer();
    void this.#queue.hurry();
  }

  close(): void {
    this.#leave();
    this.#stopWatching?.();
  }

  #watch(): void {
    this.#stopWatching ??= watchPage({
      onTick: () => this.#tick(),
      onHide: () => this.#rest(),
      onLeave: () => this.#leave(),
      onReturn: () => void this.#return(),
      onOnline: () => void this.#queue.hurry(),
      onInput: (event) => {
        this.counter.isAlive = true;
        this.#options.trackers().forEach((tracker) => tracker.use?.(event));
      },
    });
  }

  #tick(): void {
    this.count();
    const now = performance.now();
    if (!this.#queue.hasUnsent) return;
    if (now - this.#keptAtMs >= KEEP_MS) this.#keep();
    // Ticks come a little late, and none is waited for.
    if (now - this.#sentAtMs > this.#beatMs - TICK_MS / 2) void this.report();
  }

  #keep(): void {
    this.#keptAtMs = performance.now();
    this.#queue.keepAll();
  }

  /** Hidden, it may never be heard of again. */
  #rest(): void {
    void this.report();
    this.#keep();
  }

  /** Another page may send what this one has left; what it holds would keep it from coming back. */
  #leave(): void {
    this.#rest();
    this.#store?.release();
  }

  async #return(): Promise<void> {
    await this.#store?.hold(this.#sessionId);
    this.#options.onReturn();
  }

  get #beatMs(): number {
    const isShort = this.#options
      .parts()
      .some(({ durationSeconds }) => durationSeconds < SHORT_PART_SECONDS);
    return isShort ? SHORT_BEAT_MS : BEAT_MS;
  }
}
