import { LitElement, type PropertyValues, type TemplateResult, html, nothing } from 'lit';
import type { ApiClient } from '../../pages/api-client.ts';
import type { PdfPages } from './field-map/pdf-pages.ts';
import { eventPath } from '../load-place.ts';
import { type Problem, problemBox, problemOf } from '../problem-box.ts';

/** The pages of the uploaded form, to be looked at beside the event. */
export class FormPages extends LitElement {
  static override properties = {
    eventId: { attribute: false },
    version: { attribute: false },
    _pages: { state: true },
    _problem: { state: true },
  };

  api: ApiClient | null = null;
  declare eventId: string;
  declare version: number;
  declare private _pages: PdfPages | null;
  declare private _problem: Problem | null;

  constructor() {
    super();
    this.eventId = '';
    this.version = 0;
    this._pages = null;
    this._problem = null;
  }

  /** Rendered into the page itself, whose style it shares. */
  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#letGo();
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (changed.has('eventId') || changed.has('version')) void this.#load();
  }

  protected override updated(changed: PropertyValues): void {
    if (changed.has('_pages')) void this.#paint();
  }

  protected override render(): TemplateResult {
    if (this._problem) return problemBox(this._problem);
    return html`${this._pages ? nothing : html`<p role="status">Drawing the form …</p>`}
    ${this._pages?.sizes.map(
      ({ width, height }, index) =>
        html`<canvas
          role="img"
          aria-label="Page ${index + 1} of the uploaded form, as a picture"
          .style=${`aspect-ratio: ${width} / ${height}`}
        ></canvas>`,
    )}`;
  }

  async #load(): Promise<void> {
    const { api, eventId, version } = this;
    if (!api) return;
    this.#letGo();
    try {
      const [file, { openPdf }] = await Promise.all([
        api.file(`${eventPath(eventId)}/form/pdf`),
        import('./field-map/pdf-pages.ts'),
      ]);
      const pages = await openPdf(file);
      const isStillWanted = this.isConnected && version === this.version;
      if (isStillWanted) this._pages = pages;
      else pages.close();
    } catch (error) {
      this._problem = problemOf(error);
    }
  }

  async #paint(): Promise<void> {
    const canvases = this.querySelectorAll('canvas');
    try {
      for (const [index, canvas] of canvases.entries()) await this._pages?.paint(canvas, index);
    } catch (error) {
      // A page that is left while it is painted is nobody's problem.
      if (this.isConnected) this._problem = problemOf(error);
    }
  }

  #letGo(): void {
    this._pages?.close();
    this._pages = null;
  }
}
