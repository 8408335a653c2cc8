import type { AttendanceResponse } from '../../server/contract/educator.ts';

type PartKind = AttendanceResponse['event']['parts'][number]['kind'];

/** The elements that play what a browser cannot play by itself; each has the media API. */
const ELEMENTS: Partial<Record<PartKind, { tag: string; load: () => Promise<unknown> }>> = {
  youtube: { tag: 'youtube-video', load: () => import('youtube-video-element') },
  vimeo: { tag: 'vimeo-video', load: () => import('vimeo-video-element') },
  hls: { tag: 'hls-video', load: () => import('hls-video-element') },
};

/** The tag that plays a kind of part, such as `youtube-video`; null for one that is not played. */
export function playerTag(kind: PartKind): string | null {
  if (kind === 'video' || kind === 'audio') return kind;
  return ELEMENTS[kind]?.tag ?? null;
}

/**
 * Defines the element behind a tag, in a file of its own that is loaded only now. Tags that the
 * browser or the page knows already need nothing.
 */
export async function loadPlayer(tag: string): Promise<void> {
  if (customElements.get(tag)) return;
  await Object.values(ELEMENTS)
    .find((element) => element.tag === tag)
    ?.load();
}
