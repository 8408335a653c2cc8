import { type TemplateResult, html } from 'lit';
import type { FieldMapRequest } from '../../../../server/contract/host.ts';
import {
  type Box,
  PLACE_NAMES,
  type PageSize,
  type Place,
  type PlacedBox,
  describe,
  moved,
  placesOf,
  pressed,
  resized,
} from './box-moves.ts';

export interface Sheet {
  map: FieldMapRequest;
  page: number;
  size: PageSize;
  zoom: number;
}

export interface SheetActions {
  /** A step that can be undone begins. */
  begin: () => void;
  change: (place: Place, box: Box) => void;
  /** The step is done, to be told. */
  end: (place: Place) => void;
  undo: () => void;
}

/** The picture of a page with its boxes, which are moved by pointer, finger and keys. */
export function sheetView(sheet: Sheet, actions: SheetActions): TemplateResult {
  const { map, page, size, zoom } = sheet;
  const ratio = `width: ${zoom * 100}%; aspect-ratio: ${size.width} / ${size.height}`;
  return html`<p class="hint" id="map-help">
      Drag a box to its place, and its lower right corner to its size. With the keyboard: arrow keys
      move the chosen box by one point, with Alt by ten; with Shift they change its size; Ctrl+Z
      takes back.
    </p>
    <div class="sheet-room" tabindex="0" role="region" aria-label="Page ${page + 1} of the form">
      <div class="sheet" .style=${ratio}>
        <canvas aria-hidden="true"></canvas>
        ${placesOf(map)
          .filter(({ box }) => box.page === page)
          .map((placed) => boxView(placed, sheet, actions))}
      </div>
    </div>`;
}

function boxView(
  { place, box }: PlacedBox,
  { size }: Sheet,
  actions: SheetActions,
): TemplateResult {
  const percent = (points: number, whole: number) => `${(points / whole) * 100}%`;
  const where = [
    `left: ${percent(box.x, size.width)}`,
    `bottom: ${percent(box.y, size.height)}`,
    `width: ${percent(box.width, size.width)}`,
    `height: ${percent(box.height, size.height)}`,
  ].join('; ');
  return html`<button
    type="button"
    class="place place-${place}"
    aria-label=${describe(place, box)}
    aria-roledescription="movable box"
    aria-describedby="map-help"
    .style=${where}
    @keydown=${(event: KeyboardEvent) => press(event, { place, box, size }, actions)}
    @pointerdown=${(event: PointerEvent) => drag(event, { place, box, size }, actions)}
  >
    <span class="place-tag">${PLACE_NAMES[place]}</span><span class="corner"></span>
  </button>`;
}

interface Held extends PlacedBox {
  size: PageSize;
}

function press(event: KeyboardEvent, { place, box, size }: Held, actions: SheetActions): void {
  const isUndo = event.key.toLowerCase() === 'z' && (event.ctrlKey || event.metaKey);
  const changed = pressed(box, event, size);
  if (!isUndo && !changed) return;
  event.preventDefault();
  if (!changed) return actions.undo();
  actions.begin();
  actions.change(place, changed);
  actions.end(place);
}

/** Follows one pointer until it is let go; a corner changes the size. */
function drag(event: PointerEvent, { place, box, size }: Held, actions: SheetActions): void {
  const { currentTarget: target, target: grip, clientX, clientY, pointerId } = event;
  const sheet = target instanceof HTMLElement ? target.parentElement : null;
  if (!(target instanceof HTMLElement) || !sheet || event.button !== 0) return;
  const change = grip instanceof Element && grip.classList.contains('corner') ? resized : moved;
  const pointsPerPixel = size.width / sheet.clientWidth;
  const follow = (move: PointerEvent) => {
    if (move.pointerId !== pointerId) return;
    const dx = (move.clientX - clientX) * pointsPerPixel;
    const dy = (clientY - move.clientY) * pointsPerPixel;
    actions.change(place, change(box, { dx, dy }, size));
  };
  const letGo = () => {
    released.abort();
    actions.end(place);
  };
  const released = new AbortController();
  const { signal } = released;
  actions.begin();
  target.setPointerCapture(pointerId);
  target.addEventListener('pointermove', follow, { signal });
  target.addEventListener('pointerup', letGo, { signal });
  target.addEventListener('pointercancel', letGo, { signal });
}
