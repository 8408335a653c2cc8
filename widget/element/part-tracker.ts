import {
  type Observation,
  type Recording,
  type Segment,
  drain,
  emptyRecording,
  observe,
  playedTo,
} from './playback-recorder.ts';

export interface PartTrackerOptions {
  partId: string;
  media: HTMLMediaElement;
  /** The furthest second that the server has credited. */
  coveredTo: () => number;
  /** Something worth reporting happened: paused, hidden, ended. */
  onRest: () => void;
  /** A sentence for the person. */
  onNotice: (notice: 'skipped' | 'too-fast' | 'failed') => void;
}

/** A player may stand a little ahead of what it has reported. */
const FRONTIER_SLACK_SECONDS = 1;
const MAX_RATE = 2;

/** Watches one player and keeps it from running ahead of what was watched (R-TIM-6). */
export class PartTracker {
  readonly partId: string;
  readonly #options: PartTrackerOptions;
  readonly #listening = new AbortController();
  #recording: Recording;
  #reachedSeconds = 0;

  constructor(options: PartTrackerOptions) {
    this.partId = options.partId;
    this.#options = options;
    this.#recording = emptyRecording(document.visibilityState === 'visible');
    this.#listen();
    // The player may run already when the element comes to it.
    if (!options.media.paused) this.#observe('play');
  }

  get isPlaying(): boolean {
    return this.#recording.open !== null;
  }

  /** What played since the last time this was asked. */
  take(): Segment[] {
    if (!this.#options.media.seeking) this.#observe('time');
    const { recording, segments } = drain(this.#recording);
    this.#recording = recording;
    return segments;
  }

  /** Goes to a place and lets the keyboard go there too. */
  goTo(seconds: number): void {
    const { media } = this.#options;
    media.currentTime = seconds;
    media.focus();
  }

  disconnect(): void {
    this.#listening.abort();
  }

  #listen(): void {
    const { media, onNotice, onRest } = this.#options;
    const { signal } = this.#listening;
    const on = (type: string, react: () => void) => media.addEventListener(type, react, { signal });
    on('playing', () => this.#observe('play'));
    on('timeupdate', () => !media.seeking && this.#observe('time'));
    on('pause', () => this.#rest('pause'));
    on('ended', () => this.#rest('pause'));
    on('waiting', () => this.#observe('pause'));
    on('seeking', () => this.#seek());
    on('ratechange', () => this.#changeRate());
    on('error', () => onNotice('failed'));
    const change = () => {
      if (document.visibilityState === 'visible') this.#observe('visible');
      else this.#rest('hidden');
    };
    document.addEventListener('visibilitychange', change, { signal });
    window.addEventListener('pagehide', () => onRest(), { signal });
  }

  #rest(kind: 'pause' | 'hidden'): void {
    this.#observe(kind);
    this.#options.onRest();
  }

  #seek(): void {
    const { media, coveredTo, onNotice } = this.#options;
    this.#observe('seeking');
    const frontier = Math.max(coveredTo(), this.#reachedSeconds);
    if (media.currentTime <= frontier + FRONTIER_SLACK_SECONDS) return;
    media.currentTime = frontier;
    onNotice('skipped');
  }

  #changeRate(): void {
    const { media, onNotice } = this.#options;
    this.#observe('rate');
    if (media.playbackRate <= MAX_RATE) return;
    media.playbackRate = MAX_RATE;
    onNotice('too-fast');
  }

  #observe(kind: Observation['kind']): void {
    const { media } = this.#options;
    this.#recording = observe(this.#recording, {
      kind,
      positionSeconds: media.currentTime,
      rate: media.playbackRate,
      atMs: performance.now(),
    });
    this.#reachedSeconds = Math.max(this.#reachedSeconds, playedTo(this.#recording));
  }
}
