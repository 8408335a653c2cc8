import { type TemplateResult, html, nothing } from 'lit';
import { type OptionalPlace, PLACE_NAMES, type PlacedBox } from './box-moves.ts';

export interface Tools {
  page: number;
  pageCount: number;
  /** 1 is as wide as there is room. */
  zoom: number;
  canUndo: boolean;
  /** Places whose boxes are on other pages. */
  elsewhere: PlacedBox[];
  /** Places that are not printed, and could be. */
  absent: OptionalPlace[];
  /** Places that are printed, and need not be. */
  removable: OptionalPlace[];
}

export interface ToolActions {
  goTo: (page: number) => void;
  zoomTo: (zoom: number) => void;
  undo: () => void;
  /** Brings a box to the page that is shown. */
  fetch: (placed: PlacedBox) => void;
  /** Puts a box for it on the page that is shown. */
  add: (place: OptionalPlace) => void;
  remove: (place: OptionalPlace) => void;
}

const WORDS: Record<OptionalPlace, string> = { serial: 'the serial', email: 'the e-mail' };

const ZOOMS = { least: 0.5, most: 3, step: 0.5 };

/** Pages, zoom, undo, boxes that are on other pages, and what not every form has a place for. */
export function toolsView(tools: Tools, actions: ToolActions): TemplateResult {
  const { page, pageCount, zoom, canUndo, elsewhere, absent, removable } = tools;
  return html`<p class="actions map-tools">
    ${
      pageCount > 1
        ? html`${button('Page before', page > 0, () => actions.goTo(page - 1))}
            <span>Page ${page + 1} of ${pageCount}</span>
            ${button('Next page', page + 1 < pageCount, () => actions.goTo(page + 1))}`
        : nothing
    }
    ${button('Smaller', zoom > ZOOMS.least, () => actions.zoomTo(zoom - ZOOMS.step))}
    <span>${Math.round(zoom * 100)} %</span>
    ${button('Larger', zoom < ZOOMS.most, () => actions.zoomTo(zoom + ZOOMS.step))}
    ${button('Undo', canUndo, actions.undo)}
    ${elsewhere.map((placed) =>
      button(`Put “${PLACE_NAMES[placed.place]}” on this page`, true, () => actions.fetch(placed)),
    )}
    ${absent.map((place) => button(`Print ${WORDS[place]} too`, true, () => actions.add(place)))}
    ${removable.map((place) => button(`Don’t print ${WORDS[place]}`, true, () => actions.remove(place)))}
  </p>`;
}

const button = (words: string, isOn: boolean, act: () => void): TemplateResult =>
  html`<wa-button size="s" appearance="outlined" ?disabled=${!isOn} @click=${act}
    >${words}</wa-button
  >`;
