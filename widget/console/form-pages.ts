import { LitElement, type PropertyValues, type TemplateResult, html, nothing } from 'lit';
import type { ApiClient } from '../element/api-client.ts';
import { eventPath } from './load-place.ts';
import { type Problem, problemBox, problemOf } from './problem-box.ts';

/** The pages of the uploaded form as pictures, to be looked at beside the event. */
export class FormPages extends LitElement {
  static override properties = {
    eventId: { attribute: false },
    version: { attribute: false },
    pageCount: { attribute: false },
    _pictures: { state: true },
    _problem: { state: true },
  };

  api: ApiClient | null = null;
  declare eventId: string;
  declare version: number;
  declare pageCount: number;
  /** Addresses in this page's memory. */
  declare private _pictures: string[];
  declare private _problem: Problem | null;

  constructor() {
    super();
    this.eventId = '';
    this.version = 0;
    this.pageCount = 1;
    this._pictures = [];
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

  protected override render(): TemplateResult {
    if (this._problem) return problemBox(this._problem);
    return html`${
      this._pictures.length === 0 ? html`<p role="status">Drawing the form …</p>` : nothing
    }
    ${this._pictures.map(
      (address, index) =>
        html`<img src=${address} alt="Page ${index + 1} of the uploaded form, as a picture" />`,
    )}`;
  }

  async #load(): Promise<void> {
    const { api, eventId, version, pageCount } = this;
    if (!api) return;
    this.#letGo();
    try {
      const pictures: string[] = [];
      for (let page = 0; page < pageCount; page += 1) {
        const picture = await api.file(`${eventPath(eventId)}/form/pages/${page}`);
        pictures.push(URL.createObjectURL(picture));
      }
      if (eventId === this.eventId && version === this.version) this._pictures = pictures;
    } catch (error) {
      this._problem = problemOf(error);
    }
  }

  #letGo(): void {
    for (const address of this._pictures) URL.revokeObjectURL(address);
    this._pictures = [];
  }
}
