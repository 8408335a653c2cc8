import type { AttendanceResponse } from '../../server/contract/educator.ts';
import { isMediaLike } from './media-like.ts';
import { MediaTracker } from './media-tracker.ts';
import type { PartTracker, TrackerPorts } from './part-tracker.ts';
import { isTimed } from './part-kinds.ts';
import { slotOf } from './parts-view.ts';
import { EmbedTracker, LiveTracker, PageTracker } from './timed-trackers.ts';

type Part = AttendanceResponse['event']['parts'][number];

/** The element whose parts are looked for. */
export interface TargetHost extends HTMLElement {
  readonly renderRoot: ParentNode;
  requestUpdate(): void;
  /** The only part that it stands for; empty for all of the event. */
  partId: string;
}

/**
 * Where a part is on the page: what the page itself put there, else what the element drew. Null while
 * it is nowhere, or a player of another site is not loaded yet. Ids of parts have nothing in them that
 * would have to be escaped.
 */
export function findTarget(host: TargetHost, part: Part, isOnly: boolean): HTMLElement | null {
  const own = ownContent(host, part);
  const wrapped = host.partId === part.id || isOnly ? contentOf(host).filter(isSlotted) : [];
  const drawn = host.renderRoot.querySelector<HTMLElement>(`[data-part="${part.id}"]`);
  const places = [own, ...wrapped, drawn].filter((element) => element instanceof HTMLElement);
  // A frame in the middle of a text is not the text.
  const candidates = part.kind === 'page' ? places : places.flatMap(withInner);
  const found = candidates.find((element) => suits(element, part));
  if (found || !isTimed(part)) return found ?? null;
  // Text to read, or a live session: all of it is the part.
  return own ?? (host.partId === part.id && wrapped.length > 0 ? host : drawn);
}

/** Watches what was found in the way that suits it. */
export function trackerFor(target: HTMLElement, part: Part, ports: TrackerPorts): PartTracker {
  if (isMediaLike(target)) return new MediaTracker(target, ports);
  if (part.kind === 'live') return new LiveTracker(target, ports);
  return target instanceof HTMLIFrameElement
    ? new EmbedTracker(target, ports)
    : new PageTracker(target, ports);
}

/** What the page put into the slot of a part. */
function ownContent({ renderRoot }: TargetHost, { id }: Part): HTMLElement | null {
  const slot = renderRoot.querySelector<HTMLSlotElement>(`slot[name="${slotOf(id)}"]`);
  const content = slot?.assignedElements()[0];
  return content instanceof HTMLElement ? content : null;
}

/**
 * Whether the element was put around the part itself: everything, when it stands for this part only;
 * around a whole event of one part a player, since a text there is for browsers without script.
 */
export function isWrapped(host: TargetHost, partId: string, parts: readonly Part[]): boolean {
  if (host.partId === partId) return contentOf(host).length > 0;
  return parts.length === 1 && host.querySelector(PLAYERS) !== null;
}

const PLAYERS = 'video, audio, youtube-video, vimeo-video, hls-video';

/** What was put into the element, other than for a part by name. */
const contentOf = (host: TargetHost): Element[] =>
  [...host.children].filter((child) => child.slot === '');

const isSlotted = (element: Element): boolean => element.assignedSlot !== null;

/** The players and frames in an element, or itself. */
const withInner = (element: Element): Element[] => [element, ...element.querySelectorAll('*')];

/** A recording needs a player; what is used for a time may be a frame. */
function suits(element: Element, part: Part): element is HTMLElement {
  if (isMediaLike(element)) return !isTimed(part);
  return isTimed(part) && element instanceof HTMLIFrameElement;
}
