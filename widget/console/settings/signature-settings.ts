import { LitElement, type PropertyValues, type TemplateResult, html, nothing } from 'lit';
import type { SettingsResponse } from '../../../server/contract/settings.ts';
import type { ApiClient } from '../../pages/api-client.ts';
import { ApiError } from '../../element/server-caller.ts';
import {
  type ConsentActions,
  askToWithdraw,
  consentField,
  consentView,
  isAskedAbove,
} from './consent-view.ts';
import { type Problem, problemBox, problemOf } from '../problem-box.ts';
import { SignatureDrawing } from './signature-drawing.ts';

const PATH = '/api/host/settings/signature';
const CONSENT_PATH = `${PATH}/consent`;
const PNG = 'image/png';

/** The host's signature: seen, drawn or uploaded, and whether its signatory agrees to it (R-CRT-2). */
export class SignatureSettings extends LitElement {
  static override properties = {
    settings: { attribute: false },
    _hasAgreed: { state: true },
    _picture: { state: true },
    _problem: { state: true },
    _notice: { state: true },
    _canUndo: { state: true },
    _busy: { state: true },
  };

  api: ApiClient | null = null;
  /** As they are stored; null until they are known. */
  declare settings: SettingsResponse | null;
  /** Hands on the settings as they are after a change. */
  onSaved: (settings: SettingsResponse) => void = () => {};
  declare private _hasAgreed: boolean;
  /** Address of the picture in use, in this page's memory; empty while there is none. */
  declare private _picture: string;
  declare private _problem: Problem | null;
  declare private _notice: string;
  declare private _canUndo: boolean;
  declare private _busy: boolean;
  #drawing: SignatureDrawing | null = null;

  constructor() {
    super();
    this.settings = null;
    this._hasAgreed = false;
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

  /** Another name has said nothing yet. */
  protected override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('settings')) return;
    const before = changed.get('settings')?.signatoryName;
    if (before !== this.settings?.signatoryName) this._hasAgreed = false;
  }

  protected override render(): TemplateResult {
    const { settings, _hasAgreed: hasAgreed, _busy: isBusy } = this;
    const state = settings && { settings, hasAgreed, isBusy };
    return html`<section class="card">
      <h2>Signature</h2>
      ${this._problem ? problemBox(this._problem) : nothing}
      <p role="status">${this._notice}</p>
      ${
        this._picture
          ? html`<p>
                As it ${settings?.signatoryConsent ? 'is' : 'would be'} printed on certificates:
              </p>
              <img class="signature paper" src=${this._picture} alt="The signature in use" />`
          : html`<p>There is no signature image yet.</p>`
      }
      ${state ? consentView(state, this.#consentActions) : nothing}
      <h3>${this._picture ? 'Draw a new one' : 'Draw it'}</h3>
      <p class="hint" id="draw-hint">
        With the pointer or a finger. Without one, upload a picture below. First ask who signs:
        certificates are signed only while that person agrees to it.
      </p>
      ${state && !isAskedAbove(state) ? consentField(state, this.#consentActions) : nothing}
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
        <input
          type="file"
          accept="image/*"
          ?disabled=${!hasAgreed || isBusy}
          @change=${(event: Event) => this.#upload(event)}
        />
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
      ?disabled=${!this._canUndo || this._busy || (kind === '' && !this._hasAgreed)}
      @click=${click}
    >
      ${words}
    </button>`;
  }

  readonly #consentActions: ConsentActions = {
    agree: (hasAgreed) => {
      this._hasAgreed = hasAgreed;
    },
    note: () =>
      void this.#do('Noted. Claims that waited for it are served.', (api) => this.#note(api)),
    withdraw: () => void this.#withdraw(),
  };

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

  #send(png: Blob): Promise<void> {
    return this.#do(TAKEN, async (api) => {
      this.onSaved(await api.putFile<SettingsResponse>(PATH, png));
      await this.#load();
      await this.#note(api);
    });
  }

  /** The box is for one signature; the next one is asked for anew. */
  async #note(api: ApiClient): Promise<void> {
    const { signatoryName = '' } = this.settings ?? {};
    this.onSaved(await api.put<SettingsResponse>(CONSENT_PATH, { signatoryName }));
    this._hasAgreed = false;
  }

  async #withdraw(): Promise<void> {
    if (!(await askToWithdraw())) return;
    await this.#do('Withdrawn. Claims wait from now on.', async (api) => {
      await api.delete(CONSENT_PATH);
      this.onSaved(await api.get<SettingsResponse>('/api/host/settings'));
    });
  }

  async #do(notice: string, deed: (api: ApiClient) => Promise<void>): Promise<void> {
    if (!this.api || this._busy) return;
    this._busy = true;
    try {
      await deed(this.api);
      this._problem = null;
      this._notice = notice;
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

const TAKEN =
  'The signature was taken. Certificates are signed with it from now on; those issued before stay as they are.';
