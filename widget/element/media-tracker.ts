import { attention } from './attention.ts';
import { type MediaLike, canBeSeen } from './media-like.ts';
import type { PartTracker, TrackerPorts, TrackerState } from './part-tracker.ts';
import { PlaybackRecorder } from './playback-recorder.ts';
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
  readonly #recorder = new PlaybackRecorder();
  isPlaying = false;
  #isStopped = false;
  /** Where somebody was who skipped ahead while nothing could be done about it. */
  #leftAtSeconds: number | null = null;

  constructor(target: MediaLike, ports: TrackerPorts) {
    this.partId = ports.partId;
    this.target = target;
    this.#ports = ports;
    this.#listen();
    // It may run already when the element comes to it.
    if (!target.paused) this.#play(true);
    else if (target.currentTime === 0) this.#startUnasked();
    this.#lookForFailure();
  }

  get state(): TrackerState {
    if (!this.isPlaying) return 'paused';
    if (!canBeSeen(this.target)) return 'hidden';
    return this.#recorder.isOpen ? 'counting' : 'paused';
  }

  take(): Timed[] {
    this.#look();
    return this.#recorder.take().filter(({ rate }) => rate > 0 && rate <= MAX_RATE);
  }

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
    this.#recorder.reachedSeconds = 0;
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
    // The errors of single sources don't bubble.
    const on = (type: string, react: () => void) =>
      target.addEventListener(type, react, { signal, capture: true });
    on('play', () => this.#begin());
    on('playing', () => this.#play(true));
    on('timeupdate', () => this.#look());
    on('seeking', () => this.#look(true));
    on('pause', () => this.#rest());
    on('ended', () => this.#rest());
    on('waiting', () => this.#play(false));
    on('ratechange', () => this.#changeRate());
    on('error', () => this.#lookForFailure());
    on('webkitendfullscreen', () => this.#putBack(this.#leftAtSeconds ?? this.#frontier()));
    on('canplay', () => this.#startUnasked());
  }

  /** Every player is without a source for a moment, while it chooses the next one. */
  #lookForFailure(): void {
    setTimeout(() => {
      const { error, networkState } = this.target;
      const isFailed = error || networkState === NO_SOURCE;
      if (isFailed && !this.#listening.signal.aborted) this.#ports.onNotice('failed');
    }, CHOOSING_MS);
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
    if (!document.hidden) this.#ports.onBegin();
  }

  #play(isPlaying: boolean): void {
    this.isPlaying = isPlaying;
    if (isPlaying) attention.take(this);
    this.#look();
  }

  #rest(): void {
    this.#play(false);
    attention.release(this);
    this.#ports.onRest();
  }

  #changeRate(): void {
    this.#look();
    if (this.target.playbackRate <= MAX_RATE) return;
    this.target.playbackRate = MAX_RATE;
    this.#ports.onNotice('tooFast');
  }

  #canCount(): boolean {
    return canBeSeen(this.target) && attention.isFor(this) && !this.#ports.isBlocked();
  }

  #frontier(): number {
    return Math.max(this.#ports.coveredTo(), this.#recorder.reachedSeconds);
  }

  /** A seek that leads nowhere else is none: YouTube's player says “seeking” while it plays on. */
  #look(isSeek = false): void {
    const { target } = this;
    const seen = {
      positionSeconds: target.currentTime,
      rate: target.playbackRate,
      atMs: performance.now(),
    };
    const frontier = this.#frontier();
    const isMoved = this.#recorder.isJump(seen) || (isSeek && !this.#recorder.isOpen);
    this.#recorder.look(seen, this.isPlaying && this.#canCount());
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
