import type { Part, PartKind } from '../domain/parts.ts';

/** What a page of ours may load beside its own, by directive of the Content-Security-Policy. */
export type Sources = Record<string, string[]>;

const YOUTUBE = 'https://www.youtube.com';

/**
 * Recordings are kept wherever their host keeps them: an address leads on to a server near by, and a
 * stream's list names others for its pieces. Nothing that is played can run.
 */
const ANY_HOST = 'https:';

/** What each kind of part needs; `origin` is the one of an address of the part. */
const NEEDS: Record<PartKind, (origin: string) => Sources> = {
  video: (origin) => ({ 'media-src': [origin, ANY_HOST] }),
  audio: (origin) => ({ 'media-src': [origin, ANY_HOST] }),
  // The player's script comes from there and puts a frame into the page.
  youtube: () => ({
    'script-src': [YOUTUBE],
    'frame-src': ['https://www.youtube-nocookie.com', YOUTUBE],
    'img-src': ['https://i.ytimg.com'],
  }),
  vimeo: () => ({
    'frame-src': ['https://player.vimeo.com', 'https://vimeo.com'],
    'img-src': ['https://i.vimeocdn.com'],
  }),
  // A stream is fetched piece by piece and unpacked by a worker.
  hls: (origin) => ({
    'connect-src': [origin, ANY_HOST],
    'media-src': [origin, ANY_HOST],
    'worker-src': ["'self'", 'blob:'],
  }),
  page: (origin) => ({ 'frame-src': [origin] }),
  embed: (origin) => ({ 'frame-src': [origin] }),
  live: (origin) => ({ 'frame-src': [origin] }),
};

/** What the page of an event's educators has to let in for its parts, and nothing more. */
export function playerSources(parts: readonly Part[], publicUrl: string): Sources {
  const own = new URL(publicUrl).origin;
  const sources: Sources = {};
  for (const part of parts) {
    const addresses = [...part.sources.map(({ src }) => src), part.captionsSrc ?? []].flat();
    const origins = addresses.map((address) => new URL(address, publicUrl).origin);
    for (const origin of new Set(origins)) {
      for (const [directive, values] of Object.entries(NEEDS[part.kind](origin)))
        sources[directive] = [...(sources[directive] ?? []), ...values];
    }
  }
  const isForeign = (value: string) => value !== own && value !== 'null';
  return Object.fromEntries(
    Object.entries(sources).map(([name, values]) => [name, [...new Set(values)].filter(isForeign)]),
  );
}
