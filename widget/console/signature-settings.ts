import { LitElement, type PropertyValues, type TemplateResult, html, nothing } from 'lit';
import type { ApiClient } from '../element/api-client.ts';
import { ApiError } from '../element/api-client.ts';
import { type Problem, problemBox, problemOf } from './problem-box.ts';
import { SignatureDrawing } from './signature-drawing.ts';

const PATH = '/api/host/settings/signature';
const PNG = 'image/png';

/** The host's signature: seen, drawn with pointer or finger, or uploaded. */
export class SignatureSettings extends LitElement {
  static override properties = {
    _picture: { state: true },
    _problem: { state: true },
    _notice: { state: true },
    _canUndo: { state: true },
    _busy: { state: true },
  };

  api: ApiClient | null = null;
  /** Address of the picture in use, in this page's memory; empty while there is none. */
  declare private _picture: string;
  declare private _problem: Problem | null;
  declare private _notice: string;
  declare private _canUndo: boolean;
  declare private _busy: boolean;
  #drawing: SignatureDrawing | null = null;

  constructor() {
    super();
    this._picture = '';
    this._problem = null;
    this._notice = '';
    this._canUndo = false;
    this._busy = false;
  }

  /** Rendered into the page itself, whose style it shares. */
  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    void this.#load();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#drawing?.stop();
    URL.revokeObjectURL(this._picture);
  }

  protected override firstUpdated(_changed: PropertyValues): void {
    const canvas = this.querySelector('canvas');
    if (canvas) this.#drawing = new SignatureDrawing(canvas, () => this.#lookAtDrawing());
  }

  protected override render(): TemplateResult {
    return html`<section class="card">
      <h2>Signature</h2>
      ${this._problem ? problemBox(this._problem) : nothing}
      <p role="status">${this._notice}</p>
      ${
        this._picture
          ? html`<p>In use, as it is printed on forms from now on:</p>
              <img class="signature paper" src=${this._picture} alt="The signature in use" />`
          : html`<p>There is no signature image yet.</p>`
      }
      <h3>Draw it</h3>
      <p class="hint" id="draw-hint">
        With the pointer or a finger. Without one, upload a picture below.
      </p>
      <canvas
        class="paper drawing"
        role="img"
        aria-label="Place to draw the signature"
        aria-describedby="draw-hint"
      ></canvas>
      <p class="actions">
        ${this.#button('Use this drawing', '', () => void this.#useDrawing())}
        ${this.#button('Undo the last stroke', 'secondary', () => this.#drawing?.undo())}
        ${this.#button('Clear', 'secondary', () => this.#drawing?.clear())}
      </p>
      <h3>Or upload it</h3>
      <label
        >A PNG with a transparent background
        <input type="file" accept="image/*" @change=${(event: Event) => this.#upload(event)} />
      </label>
    </section>`;
  }

  #button(words: string, kind: string, deed: () => void): TemplateResult {
    const click = () => {
      deed();
      this.#lookAtDrawing();
    };
    return html`<button
      type="button"
      class="button ${kind}"
      ?disabled=${!this._canUndo || this._busy}
      @click=${click}
    >
      ${words}
    </button>`;
  }

  #lookAtDrawing(): void {
    this._canUndo = this.#drawing ? !this.#drawing.isEmpty : false;
  }

  async #useDrawing(): Promise<void> {
    const png = await this.#drawing?.toPng();
    if (png) await this.#send(png);
    if (!this._problem) this.#drawing?.clear();
    this.#lookAtDrawing();
  }

  #upload({ target }: Event): void {
    if (!(target instanceof HTMLInputElement)) return;
    const [file] = target.files ?? [];
    // Whatever it is: the server looks into it and says what is wrong.
    if (file) void this.#send(new Blob([file], { type: PNG }));
    target.value = '';
  }

  async #send(png: Blob): Promise<void> {
    if (!this.api || this._busy) return;
    this._busy = true;
    try {
      await this.api.put(PATH, png);
      await this.#load();
      this._notice = 'The signature was taken. Forms that are in use keep theirs.';
    } catch (error) {
      this._notice = '';
      this._problem = problemOf(error);
    } finally {
      this._busy = false;
    }
  }

  async #load(): Promise<void> {
    if (!this.api) return;
    try {
      const picture = URL.createObjectURL(await this.api.file(PATH));
      URL.revokeObjectURL(this._picture);
      this._picture = picture;
      this._problem = null;
    } catch (error) {
      const isNone = error instanceof ApiError && error.problem.code === 'SIGNATURE_MISSING';
      this._problem = isNone ? null : problemOf(error);
    }
  }
}
