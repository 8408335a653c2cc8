/** What people do to a page; all of it also comes from keyboards, touch and assistive technology. */
const SIGNS = [
  'pointerdown',
  'pointermove',
  'keydown',
  'wheel',
  'touchstart',
  'touchmove',
  'scroll',
];
/** Moves come in hundreds. */
const EVERY_MS = 500;

/**
 * Hears that a person touches the page. What a script sends is not trusted and not heard; a scroll
 * that a script makes is, since those who use a page by voice or screen reader may send nothing else.
 */
export class PersonInput {
  readonly #listening = new AbortController();
  #heardAtMs = -EVERY_MS;

  constructor(onInput: (event: Event) => void) {
    const hear = (event: Event) => {
      const isMove = event.type !== 'pointerdown' && event.type !== 'keydown';
      if (!event.isTrusted || (isMove && performance.now() - this.#heardAtMs < EVERY_MS)) return;
      this.#heardAtMs = performance.now();
      onInput(event);
    };
    const { signal } = this.#listening;
    for (const type of SIGNS)
      window.addEventListener(type, hear, { signal, capture: true, passive: true });
  }

  disconnect(): void {
    this.#listening.abort();
  }
}
