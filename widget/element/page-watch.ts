export interface PageWatchOptions {
  /** Every second while the page is shown; seldom while it is hidden, so nothing is counted by it. */
  onTick: () => void;
  /** It may be the last that is heard of this page. */
  onHide: () => void;
  /** The page comes back from where the browser keeps pages for the way back. */
  onReturn: () => void;
  /** It is about to be kept there, or to end. */
  onLeave: () => void;
  onOnline: () => void;
  /** A person touched the page. */
  onInput: (event: Event) => void;
}

/** How often it is looked what counts. */
export const TICK_MS = 1000;

/** What people do to a page; all of it also comes from keyboards, touch and assistive technology. */
const SIGNS = ['pointerdown', 'pointermove', 'keydown', 'wheel', 'scroll'];
/** Moves come in hundreds. */
const EVERY_MS = 500;

/** Listens to what happens to the page as a whole; answers how to stop that. */
export function watchPage(options: PageWatchOptions): () => void {
  const { onTick, onHide, onReturn, onLeave, onOnline, onInput } = options;
  const listening = new AbortController();
  const { signal } = listening;
  const timer = setInterval(onTick, TICK_MS);
  const change = () => (document.hidden ? onHide() : onTick());
  document.addEventListener('visibilitychange', change, { signal });
  window.addEventListener('focus', onTick, { signal });
  window.addEventListener('blur', onTick, { signal });
  window.addEventListener('pagehide', onLeave, { signal });
  window.addEventListener('pageshow', ({ persisted }) => persisted && onReturn(), { signal });
  window.addEventListener('online', onOnline, { signal });
  const hear = heardBy(onInput);
  SIGNS.forEach((type) =>
    window.addEventListener(type, hear, { signal, capture: true, passive: true }),
  );
  return () => {
    clearInterval(timer);
    listening.abort();
  };
}

/**
 * Hears a person. What a script sends is not trusted and not heard; a scroll that a script makes is,
 * since those who use a page by voice or screen reader may send nothing else.
 */
function heardBy(onInput: (event: Event) => void): (event: Event) => void {
  let heardAtMs = -EVERY_MS;
  return (event) => {
    const isMove = event.type !== 'pointerdown' && event.type !== 'keydown';
    if (!event.isTrusted || (isMove && performance.now() - heardAtMs < EVERY_MS)) return;
    heardAtMs = performance.now();
    onInput(event);
  };
}
