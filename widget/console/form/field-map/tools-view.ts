import { type TemplateResult, html, nothing } from 'lit';
import { PLACE_NAMES, type Place } from './box-moves.ts';

export interface Tools {
  page: number;
  pageCount: number;
  /** 1 is as wide as there is room. */
  zoom: number;
  canUndo: boolean;
  /** Places whose boxes are on other pages. */
  elsewhere: Place[];
}

export interface ToolActions {
  goTo: (page: number) => void;
  zoomTo: (zoom: number) => void;
  undo: () => void;
  /** Brings a box to the page that is shown. */
  fetch: (place: Place) => void;
}

const ZOOMS = { least: 0.5, most: 3, step: 0.5 };

/** Pages, zoom, undo, and boxes that are on other pages. */
export function toolsView(tools: Tools, actions: ToolActions): TemplateResult {
  const { page, pageCount, zoom, canUndo, elsewhere } = tools;
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
    ${elsewhere.map((place) =>
      button(`Put “${PLACE_NAMES[place]}” on this page`, true, () => actions.fetch(place)),
    )}
  </p>`;
}

const button = (words: string, isOn: boolean, act: () => void): TemplateResult =>
  html`<wa-button size="s" appearance="outlined" ?disabled=${!isOn} @click=${act}
    >${words}</wa-button
  >`;
