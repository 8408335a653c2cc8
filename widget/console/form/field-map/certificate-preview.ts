import { LitElement, type PropertyValues, type TemplateResult, html } from 'lit';
import type { FieldMapRequest } from '../../../../server/contract/host.ts';
import type { ApiClient } from '../../../pages/api-client.ts';
import { type Problem, problemBox, problemOf } from '../../problem-box.ts';

/** Names that are hard to print: long, with accents, of another script. */
const NAMES = [
  ['A long name', 'Maria Guadalupe Hernández-Villanueva of the Missouri Valleys'],
  ['A name with accents', 'Zoë Łukasiewicz-Đặng'],
  ['A Chinese name', '李雷'],
] as const;

/** A hand that drags a box should rest before a certificate is made. */
const REST_MS = 300;

/** The certificate as it would be issued, for a few names, as the boxes are now (R-CRT-10). */
export class CertificatePreview extends LitElement {
  static override properties = {
    fieldMap: { attribute: false },
    _name: { state: true },
    _problem: { state: true },
    _isMaking: { state: true },
  };

  api: ApiClient | null = null;
  path = '';
  declare fieldMap: FieldMapRequest | null;
  declare private _name: string;
  declare private _problem: Problem | null;
  declare private _isMaking: boolean;
  #timer: ReturnType<typeof setTimeout> | undefined;
  /** Counts what was asked for, since only the last answer is shown. */
  #asked = 0;

  constructor() {
    super();
    this.fieldMap = null;
    this._name = NAMES[0][1];
    this._problem = null;
    this._isMaking = false;
  }

  /** Rendered into the page itself, whose style it shares. */
  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.#timer);
    this.#asked += 1;
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (!changed.has('fieldMap') && !changed.has('_name')) return;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#make(), REST_MS);
    this._isMaking = true;
  }

  protected override render(): TemplateResult {
    const { _problem: problem, _isMaking: isMaking } = this;
    return html`<h3>Preview</h3>
      <fieldset class="choices">
        <legend>For whom</legend>
        ${NAMES.map(
          ([words, name]) =>
            html`<label
              ><input
                type="radio"
                name="preview-name"
                .checked=${name === this._name}
                @change=${() => (this._name = name)}
              />${words}</label
            >`,
        )}
      </fieldset>
      ${problem ? problemBox(problem) : ''}
      <p class="hint" role="status">
        ${isMaking ? 'Making the preview …' : problem ? '' : 'This is how it would be issued today. It is not stored and not counted.'}
      </p>
      <div class="sheet-room" ?hidden=${problem !== null}>
        <div class="sheet">
          <canvas role="img" aria-label="Certificate for ${this._name}"></canvas>
        </div>
      </div>`;
  }

  async #make(): Promise<void> {
    const { api, path, fieldMap, _name: name } = this;
    if (!api || !fieldMap) return;
    this.#asked += 1;
    const asked = this.#asked;
    try {
      const [file, { openPdf }] = await Promise.all([
        api.fileFor(path, { fieldMap, name }),
        import('./pdf-pages.ts'),
      ]);
      if (asked === this.#asked) await this.#show(await openPdf(file), fieldMap.name.page);
      if (asked === this.#asked) this.#settle(null);
    } catch (error) {
      if (asked === this.#asked) this.#settle(problemOf(error));
    }
  }

  async #show(
    pages: { paint: (canvas: HTMLCanvasElement, page: number) => Promise<void>; close: () => void },
    page: number,
  ): Promise<void> {
    const canvas = this.querySelector('canvas');
    if (canvas) await pages.paint(canvas, page);
    pages.close();
  }

  #settle(problem: Problem | null): void {
    this._problem = problem;
    this._isMaking = false;
  }
}
