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
}

/** How often it is looked what counts. */
export const TICK_MS = 1000;

/** Listens to what happens to the page as a whole; answers how to stop that. */
export function watchPage(options: PageWatchOptions): () => void {
  const { onTick, onHide, onReturn, onLeave, onOnline } = options;
  const listening = new AbortController();
  const { signal } = listening;
  const timer = setInterval(onTick, TICK_MS);
  const change = () => (document.visibilityState === 'hidden' ? onHide() : onTick());
  document.addEventListener('visibilitychange', change, { signal });
  window.addEventListener('focus', onTick, { signal });
  window.addEventListener('blur', onTick, { signal });
  window.addEventListener('pagehide', onLeave, { signal });
  window.addEventListener('pageshow', ({ persisted }) => persisted && onReturn(), { signal });
  window.addEventListener('online', onOnline, { signal });
  return () => {
    clearInterval(timer);
    listening.abort();
  };
}
