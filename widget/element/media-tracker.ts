import { attention } from './attention.ts';
import { type MediaLike, canBeSeen } from './media-like.ts';
import type { PartTracker, TrackerPorts, TrackerState } from './part-tracker.ts';
import {
  type Observation,
  type Recording,
  drain,
  emptyRecording,
  isJump,
  observe,
  playedTo,
} from './playback-recorder.ts';
import { MAX_RATE } from './segments.ts';
import type { Timed } from './session-clock.ts';

/** A player may stand a little ahead of what it has reported. */
const FRONTIER_SLACK_SECONDS = 1;
/** `HTMLMediaElement.NETWORK_NO_SOURCE`: none of its sources could be played. */
const NO_SOURCE = 3;
/** `HTMLMediaElement.HAVE_FUTURE_DATA`. */
const CAN_PLAY = 3;
const CHOOSING_MS = 1000;

/** Watches one player and keeps it from running ahead of what was watched (R-TIM-2, R-TIM-6). */
export class MediaTracker implements PartTracker {
  readonly partId: string;
  readonly target: MediaLike;
  readonly #ports: TrackerPorts;
  readonly #listening = new AbortController();
  #recording: Recording;
  #reachedSeconds = 0;
  #isStopped = false;
  /** Where somebody was who skipped ahead while nothing could be done about it. */
  #leftAtSeconds: number | null = null;

  constructor(target: MediaLike, ports: TrackerPorts) {
    this.partId = ports.partId;
    this.target = target;
    this.#ports = ports;
    this.#recording = emptyRecording(this.#canCount());
    this.#listen();
    // It may run already when the element comes to it.
    if (!target.paused) this.#play();
    else if (target.currentTime === 0) this.#startUnasked();
    if (target.error) ports.onNotice('failed');
    // Every player is without a source for a moment, while it chooses one.
    setTimeout(() => this.#failWithoutSource(), CHOOSING_MS);
  }

  get isPlaying(): boolean {
    return this.#recording.isPlaying;
  }

  get state(): TrackerState {
    if (!this.isPlaying) return 'paused';
    if (!canBeSeen(this.target)) return 'hidden';
    return this.#recording.open ? 'counting' : 'paused';
  }

  take(): Timed[] {
    this.#look('time');
    const { recording, stretches } = drain(this.#recording);
    this.#recording = recording;
    return stretches.filter(({ rate }) => rate > 0 && rate <= MAX_RATE);
  }

  /** A recording that plays needs no input (R-TIM-6). */
  use(): void {}

  pause(): void {
    this.target.pause();
  }

  stop(): void {
    if (this.target.paused) return;
    this.#isStopped = true;
    this.target.pause();
  }

  resume(): void {
    if (!this.#isStopped) return;
    this.#isStopped = false;
    // What played after it no longer counted would be missing.
    this.#reachedSeconds = 0;
    this.target.currentTime = Math.min(this.target.currentTime, this.#ports.coveredTo());
    this.#start();
  }

  goTo(seconds: number): void {
    const { target } = this;
    target.currentTime = Math.min(seconds, this.#frontier());
    target.scrollIntoView({ block: 'nearest' });
    target.focus();
  }

  disconnect(): void {
    this.#listening.abort();
    attention.release(this);
  }

  #listen(): void {
    const { target } = this;
    const { signal } = this.#listening;
    const on = (type: string, react: () => void) =>
      target.addEventListener(type, react, { signal });
    on('play', () => this.#begin());
    on('playing', () => this.#play());
    on('timeupdate', () => this.#look('time'));
    on('seeking', () => this.#look('seeking'));
    on('pause', () => this.#rest());
    on('ended', () => this.#rest());
    on('waiting', () => this.#look('pause'));
    on('ratechange', () => this.#changeRate());
    // Of several sources the last one tells; their errors don't bubble.
    target.addEventListener('error', (event) => this.#fail(event.target), {
      signal,
      capture: true,
    });
    on('webkitendfullscreen', () => this.#putBack(this.#leftAtSeconds ?? this.#frontier()));
    on('canplay', () => this.#startUnasked());
  }

  #failWithoutSource(): void {
    const isLeft = this.#listening.signal.aborted;
    if (!isLeft && this.target.networkState === NO_SOURCE) this.#ports.onNotice('failed');
  }

  #fail(failed: EventTarget | null): void {
    const lastSource = [...this.target.querySelectorAll('source')].at(-1);
    if (failed === this.target || failed === lastSource) this.#ports.onNotice('failed');
  }

  #startUnasked(): void {
    const { autoplay, paused, readyState = 0 } = this.target;
    if (autoplay && paused && readyState >= CAN_PLAY) this.#start();
  }

  /** The browser may refuse a start that nobody asked for. */
  #start(): void {
    const refuse = () => this.target.paused && this.#ports.onNotice('autoplay');
    void Promise.resolve(this.target.play()).catch(refuse);
  }

  #begin(): void {
    this.#isStopped = false;
    if (document.visibilityState === 'visible') this.#ports.onBegin();
  }

  #play(): void {
    this.#look('play');
    attention.take(this);
    this.#look('time');
  }

  #rest(): void {
    this.#look('pause');
    attention.release(this);
    this.#ports.onRest();
  }

  #changeRate(): void {
    this.#look('rate');
    if (this.target.playbackRate <= MAX_RATE) return;
    this.target.playbackRate = MAX_RATE;
    this.#ports.onNotice('tooFast');
  }

  #canCount(): boolean {
    return canBeSeen(this.target) && attention.isFor(this) && !this.#ports.isBlocked();
  }

  #frontier(): number {
    return Math.max(this.#ports.coveredTo(), this.#reachedSeconds);
  }

  #look(kind: Observation['kind']): void {
    const { target } = this;
    const seen = {
      positionSeconds: target.currentTime,
      rate: target.playbackRate,
      atMs: performance.now(),
    };
    const frontier = this.#frontier();
    const isMoved =
      isJump(this.#recording, { kind, ...seen }) || (kind === 'seeking' && !this.#recording.open);
    this.#recording = observe(this.#recording, { kind, ...seen });
    const canCount = this.#canCount();
    if (canCount !== this.#recording.isVisible) {
      this.#recording = observe(this.#recording, {
        kind: canCount ? 'visible' : 'hidden',
        ...seen,
      });
    }
    this.#reachedSeconds = Math.max(this.#reachedSeconds, playedTo(this.#recording));
    // Unseen it earns nothing wherever it is, and some players can't tell a late look from a jump.
    if (isMoved && canBeSeen(target)) this.#putBack(frontier);
  }

  /** Back is free; ahead of what was watched goes back with a word, where that can be done. */
  #putBack(frontier: number): void {
    const { target } = this;
    if (target.currentTime <= frontier + FRONTIER_SLACK_SECONDS) return;
    const isOutOfReach = target.webkitDisplayingFullscreen === true;
    this.#leftAtSeconds = isOutOfReach ? (this.#leftAtSeconds ?? frontier) : null;
    if (!isOutOfReach) target.currentTime = frontier;
    this.#ports.onNotice(isOutOfReach ? 'skippedFullscreen' : 'skipped');
  }
}
