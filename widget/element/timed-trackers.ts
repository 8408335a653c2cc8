import { attention } from './attention.ts';
import { isOfItsTree } from './media-like.ts';
import type { TrackerPorts } from './part-tracker.ts';
import type { Timed } from './session-clock.ts';
import { TimedTracker } from './timed-tracker.ts';

/** A page to read: in sight, focused, and used now and then. */
export class PageTracker extends TimedTracker {
  readonly #watcher: IntersectionObserver;
  #isInView = true;

  constructor(target: HTMLElement, ports: TrackerPorts) {
    super(target, ports);
    this.#watcher = new IntersectionObserver((entries) => {
      this.#isInView = entries.at(-1)?.isIntersecting ?? true;
    });
    this.#watcher.observe(target);
  }

  override disconnect(): void {
    super.disconnect();
    this.#watcher.disconnect();
  }

  protected override absence(): 'hidden' | 'unfocused' | null {
    if (document.hidden || !this.#isInView) return 'hidden';
    return document.hasFocus() ? null : 'unfocused';
  }

  protected override isEvident(): boolean {
    return false;
  }
}

/**
 * A page of another site in a frame. What somebody does in there can't be seen from here: while the
 * frame has the keyboard, and this window is in front, it counts, even if nobody is there. Long ones
 * ask for presence (R-TIM-8), and the time that the part is designed to take is the limit.
 */
export class EmbedTracker extends PageTracker {
  override take(): Timed[] {
    if (this.#hasKeyboard()) attention.take(this);
    return super.take();
  }

  protected override isEvident(): boolean {
    return this.#hasKeyboard() && attention.isFor(this);
  }

  #hasKeyboard(): boolean {
    return document.hasFocus() && isOfItsTree('activeElement', this.target);
  }
}

/**
 * A live session: it may run in another program beside this window, so it counts while this page can
 * be seen, from the first touch on; the questions whether somebody is there prove the rest (R-TIM-8).
 */
export class LiveTracker extends TimedTracker {
  protected override absence(): 'hidden' | null {
    return document.hidden ? 'hidden' : null;
  }

  protected override isEvident(): boolean {
    return this.wasUsed && attention.isFor(this);
  }
}
