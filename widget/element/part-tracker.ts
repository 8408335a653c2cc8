import type { Attentive } from './attention.ts';
import type { Notice, WhyNot } from './element-state.ts';
import type { Timed } from './session-clock.ts';

/** What a tracker itself can say about why its part counts or not. */
export type TrackerState = Extract<WhyNot, 'counting' | 'paused' | 'hidden' | 'unfocused' | 'idle'>;

/** Watches one part, whatever it is made of. */
export interface PartTracker extends Attentive {
  /** What is watched. */
  readonly target: HTMLElement;
  readonly state: TrackerState;
  /** Looks at it now, and takes out what was done in it since the last time. */
  take(): Timed[];
  /** A person touched the page; a recording that plays needs no input (R-TIM-6). */
  use?(event: Event): void;
  /** Nothing counts any more, so what plays waits. */
  stop?(): void;
  /** Goes on after `stop`, when that was what stopped it. */
  resume?(): void;
  /** Goes to a second of it, as far as it has any, and lets the keyboard go there too. */
  goTo(seconds: number): void;
  disconnect(): void;
}

/** What a tracker needs from around it. */
export interface TrackerPorts {
  partId: string;
  /** Nothing counts: another window took over, or nobody answered. */
  isBlocked: () => boolean;
  /** The furthest second that the server has credited. */
  coveredTo: () => number;
  /** Somebody begins to play or to use it. */
  onBegin: () => void;
  /** Something worth reporting happened: it paused or ended. */
  onRest: () => void;
  /** A sentence for the person. */
  onNotice: (notice: Notice) => void;
}
