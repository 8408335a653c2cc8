import type { BeatRequest, BeatResponse } from '../../../server/contract/educator.ts';
import { BeatQueue } from '../../../widget/element/beat-queue.ts';
import { PresenceCheck } from '../../../widget/element/presence-check.ts';
import { totalSeconds } from '../../../widget/element/segments.ts';
import { SessionClock } from '../../../widget/element/session-clock.ts';
import type { VirtualTime } from './virtual-time.ts';

export interface LearnerOptions {
  sessionId: string;
  part: { id: string; durationSeconds: number; isChecked: boolean };
  send: (beat: BeatRequest) => Promise<BeatResponse>;
  time: VirtualTime;
  random: () => number;
}

const BEAT_MS = 15_000;

/**
 * An honest learner: plays a recording from the beginning to its end, plays what is then still
 * missing, and answers when asked; with the element's own clock, queue and questions.
 */
export class Learner {
  isDone = false;
  playedSeconds = 0;
  readonly #options: LearnerOptions;
  readonly #queue: BeatQueue;
  readonly #clock = new SessionClock();
  /** Where the page's own clock stands at the beginning; it runs a little wrong. */
  readonly #zeroMs: number;
  readonly #drift: number;
  readonly #presence = new PresenceCheck();
  #positionSeconds = 0;
  #stretchFromMs = 0;
  #missing: readonly [number, number][] = [];

  constructor(options: LearnerOptions) {
    this.#options = options;
    this.#zeroMs = options.random() * 1e6;
    this.#drift = 1 + (options.random() - 0.5) * 1e-4;
    this.#missing = [[0, options.part.durationSeconds]];
    this.#queue = new BeatQueue({
      send: options.send,
      onAnswer: (answer) => this.#take(answer),
      onOffline: () => {},
      onRefused: (error) => {
        throw error;
      },
      keep: () => {},
      later: (work, ms) => options.time.later(work, ms),
    });
    this.#queue.begin(options.sessionId);
    this.#clock.anchor(0, this.#nowMs);
    this.#stretchFromMs = this.#nowMs;
    options.time.later(() => this.#beat(), options.random() * BEAT_MS);
  }

  get #nowMs(): number {
    return this.#zeroMs + this.#options.time.nowMs * this.#drift;
  }

  #take({ progress, presence, session }: BeatResponse): void {
    this.#clock.anchor(session.elapsedSeconds, this.#nowMs);
    this.#presence.take(presence, this.#queue);
    this.#queue.hold(presence.isAway);
    this.#missing = progress.parts[0]?.missing ?? [];
    this.isDone = progress.reasons.length === 0;
  }

  #beat(): void {
    if (this.isDone) return;
    this.#play();
    const { time, random } = this.#options;
    void this.#queue.flush();
    time.later(() => this.#beat(), BEAT_MS + (random() - 0.5) * 1000);
  }

  /** What has played since the last time; at the end it goes to what is missing. */
  #play(): void {
    const { part } = this.#options;
    const startedAtMs = this.#stretchFromMs;
    this.#stretchFromMs = this.#nowMs;
    if (this.#positionSeconds >= part.durationSeconds) {
      const [hole] = this.#missing;
      // What is on its way may still fill it.
      if (hole && !this.#queue.hasUnsent) [this.#positionSeconds] = hole;
      return;
    }
    const fromSeconds = this.#positionSeconds;
    const passed = (this.#nowMs - startedAtMs) / 1000;
    const toSeconds = Math.min(fromSeconds + passed, part.durationSeconds);
    this.#positionSeconds = toSeconds;
    this.playedSeconds += toSeconds - fromSeconds;
    this.#count(this.#clock.place([{ startedAtMs, fromSeconds, toSeconds, rate: 1 }]));
  }

  #count(segments: BeatRequest['segments']): void {
    const { id: partId, isChecked } = this.#options.part;
    this.#queue.add({ partId, segments, isAlive: false, isChecked });
    if (!isChecked) return;
    const before = this.#presence.question;
    this.#presence.count(totalSeconds(segments));
    const { question } = this.#presence;
    if (question?.state === 'asked' && !before)
      this.#options.time.later(() => this.#answer(), 20_000);
  }

  #answer(): void {
    const outcome = this.#presence.answer();
    const { id: partId } = this.#options.part;
    if (!outcome) return;
    this.#queue.add({ partId, segments: [], isAlive: true, isChecked: true, check: outcome });
    void this.#queue.flush();
  }
}
