/** Servers that answer at all do so within this time. */
const GIVE_UP_MS = 20_000;

/** Seconds that a recording lasts, as this browser reads from the file's begin; null when it can't. */
export async function readLength(kind: 'video' | 'audio', src: string): Promise<number | null> {
  const media = document.createElement(kind);
  media.preload = 'metadata';
  media.muted = true;
  // As the element plays it, so that a website that refuses is noticed here.
  media.crossOrigin = 'anonymous';
  const seconds = new Promise<number | null>((resolve) => {
    media.addEventListener('loadedmetadata', () => resolve(media.duration), { once: true });
    media.addEventListener('error', () => resolve(null), { once: true });
    setTimeout(() => resolve(null), GIVE_UP_MS);
  });
  media.src = src;
  const found = await seconds;
  // Nothing more of it is loaded.
  media.removeAttribute('src');
  media.load();
  return found !== null && Number.isFinite(found) && found > 0
    ? Math.round(found * 1000) / 1000
    : null;
}
