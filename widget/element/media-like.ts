/** What is used of the media API; `video`, `audio` and the elements of other players have it. */
export type MediaLike = HTMLElement &
  Pick<
    HTMLMediaElement,
    'currentTime' | 'playbackRate' | 'paused' | 'autoplay' | 'error' | 'play' | 'pause'
  > & {
    readonly networkState?: number;
    readonly readyState?: number;
    /** Safari on iPhone: in a full screen of the system, out of this page's reach. */
    readonly webkitDisplayingFullscreen?: boolean;
  };

/** Players of other sites are no `HTMLMediaElement`, but they are used like one. */
export const isMediaLike = (element: Element): element is MediaLike =>
  'currentTime' in element && 'playbackRate' in element;

/**
 * Whether a player can be seen. In picture-in-picture it is on top of everything, though its page may
 * be hidden. A player that is cast to a television is seen there as long as this page is in front: no
 * more can be known.
 */
export const canBeSeen = (media: HTMLElement): boolean =>
  !document.hidden || isOfItsTree('pictureInPictureElement', media);

/** Whether it is the one element of its document, or shadow, that plays a role in it. */
export function isOfItsTree(
  role: 'activeElement' | 'pictureInPictureElement',
  element: HTMLElement,
): boolean {
  const root = element.getRootNode();
  return (root instanceof Document || root instanceof ShadowRoot) && root[role] === element;
}
