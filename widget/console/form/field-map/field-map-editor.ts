import { LitElement, type PropertyValues, type TemplateResult, html } from 'lit';
import type {
  FieldMapOffer,
  FieldMapRequest,
  HostEventResponse,
} from '../../../../server/contract/host.ts';
import type { ApiClient } from '../../../pages/api-client.ts';
import { type Problem, problemBox, problemOf } from '../../problem-box.ts';
import {
  type Box,
  OPTIONAL_PLACES,
  type OptionalPlace,
  PLACE_NAMES,
  type PageSize,
  type Place,
  describe,
  fitted,
  placesOf,
} from './box-moves.ts';
import { MapHistory } from './map-history.ts';
import { offerWords } from './offer-words.ts';
import type { PdfPages } from './pdf-pages.ts';
import { sheetView } from './sheet-view.ts';
import { toolsView } from './tools-view.ts';

/** A letter page, until the form's own is known. */
const LETTER: PageSize = { width: 612, height: 792 };

/** At the foot of a page, until it is moved. */
const NEW_BOX = { x: 60, y: 40, width: 260, height: 14 };

/** Where name, signature and date go, on a picture of the form (R-CRT-10), with a true preview. */
export class FieldMapEditor extends LitElement {
  static override properties = {
    form: { attribute: false },
    isBusy: { attribute: false },
    _offer: { state: true },
    _page: { state: true },
    _zoom: { state: true },
    _words: { state: true },
    _problem: { state: true },
  };

  api: ApiClient | null = null;
  /** The event's address in the API. */
  path = '';
  save: (fieldMap: FieldMapRequest) => void = () => undefined;
  declare form: HostEventResponse['form'] | null;
  declare isBusy: boolean;
  declare private _offer: FieldMapOffer | null;
  declare private _page: number;
  declare private _zoom: number;
  /** What was just done, for people who don’t see it. */
  declare private _words: string;
  declare private _problem: Problem | null;
  #pages: PdfPages | null = null;
  readonly #history = new MapHistory(() => this.requestUpdate());

  constructor() {
    super();
    this.form = null;
    this.isBusy = false;
    this._offer = null;
    this._page = 0;
    this._zoom = 1;
    this._words = '';
    this._problem = null;
  }

  /** Rendered into the page itself, whose style it shares. */
  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#pages?.close();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('form')) return;
    const before = changed.get('form');
    const isSame = before?.sha256 === this.form?.sha256 && before?.version === this.form?.version;
    if (!isSame) void this.#load();
  }

  protected override updated(changed: PropertyValues): void {
    if (['_offer', '_page', '_zoom'].some((name) => changed.has(name))) void this.#paint();
  }

  protected override render(): TemplateResult {
    const { _offer: offer, _problem: problem, api } = this;
    const map = this.#history.now;
    if (problem) return problemBox(problem);
    if (!offer || !map || !api) return html`<p role="status">Drawing the form …</p>`;
    return html`<p>${offerWords(offer)}</p>
      <div class="map-desk">
        <div>
          ${this.#tools(map)} ${this.#sheet(map)}
          <p class="visually-hidden" role="status">${this._words}</p>
          <p class="actions">
            <wa-button variant="brand" ?disabled=${this.isBusy} @click=${() => this.save(map)}
              >Use these places</wa-button
            >
          </p>
        </div>
        ${this.#preview(api, map)}
      </div>`;
  }

  #tools(map: FieldMapRequest): TemplateResult {
    return toolsView(
      {
        page: this._page,
        pageCount: this.#pages?.sizes.length ?? 1,
        zoom: this._zoom,
        canUndo: this.#history.canUndo,
        elsewhere: placesOf(map).filter(({ box }) => box.page !== this._page),
        absent: OPTIONAL_PLACES.filter((place) => !map[place]),
        removable: OPTIONAL_PLACES.filter((place) => map[place]),
      },
      {
        goTo: (page) => (this._page = page),
        zoomTo: (zoom) => (this._zoom = zoom),
        undo: () => this.#undo(),
        fetch: ({ place, box }) => this.#change(place, { ...box, page: this._page }),
        add: (place) => this.#change(place, { ...NEW_BOX, page: this._page }),
        remove: (place) => this.#remove(place),
      },
    );
  }

  #sheet(map: FieldMapRequest): TemplateResult {
    return sheetView(
      { map, page: this._page, size: this.#size(this._page), zoom: this._zoom },
      {
        begin: () => this.#history.begin(),
        change: (place, box) => this.#history.replace({ ...map, [place]: box }),
        end: (place) => this.#say(place),
        undo: () => this.#undo(),
      },
    );
  }

  #preview(api: ApiClient, map: FieldMapRequest): TemplateResult {
    return html`<certificate-preview
      .api=${api}
      .path=${`${this.path}/form/preview`}
      .fieldMap=${map}
    ></certificate-preview>`;
  }

  #size(page: number): PageSize {
    return this.#pages?.sizes[page] ?? LETTER;
  }

  /** A change that is done at once, such as by a button. */
  #change(place: Place, box: Box): void {
    const { now } = this.#history;
    if (!now) return;
    this.#history.begin();
    this.#history.replace({ ...now, [place]: fitted(box, this.#size(box.page)) });
    this.#say(place);
  }

  #say(place: Place): void {
    const { now } = this.#history;
    const box = now?.[place];
    if (box) this._words = describe(place, box);
  }

  /** Of a place that not every form has. */
  #remove(place: OptionalPlace): void {
    const { now } = this.#history;
    if (!now) return;
    const { [place]: _, ...rest } = now;
    this.#history.begin();
    this.#history.replace(rest);
    this._words = `${PLACE_NAMES[place]}: is not printed.`;
  }

  #undo(): void {
    this._words = this.#history.undo() ? 'Undone.' : 'There is nothing to undo.';
  }

  async #load(): Promise<void> {
    const { api, path, form } = this;
    if (!api || !form) return;
    this._offer = null;
    this._problem = null;
    try {
      const [offer, file, { openPdf }] = await Promise.all([
        api.get<FieldMapOffer>(`${path}/form/map`),
        api.file(`${path}/form/pdf`),
        import('./pdf-pages.ts'),
      ]);
      const pages = await openPdf(file);
      this.#pages?.close();
      this.#pages = pages;
      this.#history.start(offer.fieldMap);
      this._page = Math.min(offer.fieldMap.name.page, pages.sizes.length - 1);
      this._offer = offer;
    } catch (error) {
      this._problem = problemOf(error);
    }
  }

  async #paint(): Promise<void> {
    const canvas = this.querySelector<HTMLCanvasElement>('.sheet > canvas');
    if (canvas) await this.#pages?.paint(canvas, this._page);
  }
}
