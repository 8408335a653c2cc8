import type { AttendanceResponse } from '../../server/contract/educator.ts';

type PartKind = AttendanceResponse['event']['parts'][number]['kind'];

/** The elements that play what a browser cannot play by itself; each has the media API. */
const ELEMENTS: Partial<Record<PartKind, { tag: string; load: () => Promise<unknown> }>> = {
  youtube: { tag: 'youtube-video', load: () => import('youtube-video-element') },
  vimeo: { tag: 'vimeo-video', load: () => import('vimeo-video-element') },
  hls: { tag: 'hls-video', load: () => import('hls-video-element') },
};

/**
 * Defines the element that plays a kind of part, in a file of its own that is loaded only now; null
 * when the browser or the page knows it already.
 */
export function loadPlayer(kind: PartKind): Promise<unknown> | null {
  const player = ELEMENTS[kind];
  return player && !customElements.get(player.tag) ? player.load() : null;
}
