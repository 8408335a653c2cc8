import { attention } from './attention.ts';
import type { PartTracker, TrackerPorts, TrackerState } from './part-tracker.ts';
import type { Timed } from './session-clock.ts';
import { IDLE_LIMIT_MS, UsageRecorder } from './usage-recorder.ts';

/** Watches a part that is used rather than played; what proves the use differs. */
export abstract class TimedTracker implements PartTracker {
  readonly partId: string;
  readonly target: HTMLElement;
  readonly #ports: TrackerPorts;
  readonly #usage = new UsageRecorder();
  #usedAtMs = -Infinity;
  #state: TrackerState = 'idle';

  constructor(target: HTMLElement, ports: TrackerPorts) {
    this.partId = ports.partId;
    this.target = target;
    this.#ports = ports;
  }

  get state(): TrackerState {
    return this.#state;
  }

  take(): Timed[] {
    this.#look(this.isEvident());
    return this.#usage.take();
  }

  use(event: Event): void {
    const isOurs = event.composedPath().includes(this.target);
    // A person who scrolls the whole page is still with what he or she was at.
    if (!isOurs && (!attention.isFor(this) || !this.concerns(event))) return;
    if (this.absence()) return;
    attention.take(this);
    if (!attention.isFor(this)) return;
    this.#usedAtMs = performance.now();
    this.#look(true);
  }

  goTo(_seconds: number): void {
    this.target.scrollIntoView({ block: 'nearest' });
    if (this.target.tabIndex < 0) this.target.tabIndex = -1;
    this.target.focus({ preventScroll: true });
  }

  disconnect(): void {
    attention.release(this);
  }

  /** Why nobody can be there; null when somebody can. */
  protected abstract absence(): 'hidden' | 'unfocused' | null;

  /** Whether somebody is there though this page hears no input. */
  protected abstract isEvident(): boolean;

  /** Whether an input outside of it is a sign that it is used. */
  protected concerns(event: Event): boolean {
    const { target } = event;
    return event.type !== 'scroll' || (target instanceof Node && target.contains(this.target));
  }

  /** Somebody has touched the page since this part was there. */
  protected get wasUsed(): boolean {
    return this.#usedAtMs > -Infinity;
  }

  #look(isProven: boolean): void {
    const atMs = performance.now();
    const before = this.#state;
    const state = this.#stateAt(atMs);
    this.#state = state;
    if (state === 'hidden' || state === 'idle') attention.release(this);
    if (state === 'counting' && before !== state) this.#ports.onBegin();
    const isThere = (state === 'counting' || state === 'idle') && !this.#ports.isBlocked();
    this.#usage.look({ isThere, isProven, atMs });
  }

  #stateAt(atMs: number): TrackerState {
    const absence = this.absence();
    if (absence) return absence;
    if (!attention.isFor(this)) return 'paused';
    return this.isEvident() || atMs - this.#usedAtMs <= IDLE_LIMIT_MS ? 'counting' : 'idle';
  }
}
