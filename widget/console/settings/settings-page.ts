import { LitElement, type TemplateResult, html, nothing } from 'lit';
import type { SettingsRequest, SettingsResponse } from '../../../server/contract/settings.ts';
import type { ApiClient } from '../../pages/api-client.ts';
import { field } from '../editor/editor-fields.ts';
import { type Problem, noticeBox, problemBox, problemOf } from '../problem-box.ts';

const STEPS = { '1': 'Whole units', '0.5': 'Halves', '0.25': 'Quarters' };

/** The host's settings; printed ones take effect on events that go on (R-CRT-13). */
export class SettingsPage extends LitElement {
  static override properties = {
    _settings: { state: true },
    _saved: { state: true },
    _problem: { state: true },
    _notice: { state: true },
  };

  api: ApiClient | null = null;
  /** As typed. */
  declare private _settings: SettingsResponse | null;
  /** As the server has them. */
  declare private _saved: SettingsResponse | null;
  declare private _problem: Problem | null;
  declare private _notice: string;

  constructor() {
    super();
    this._settings = null;
    this._saved = null;
    this._problem = null;
    this._notice = '';
  }

  /** Rendered into the page itself, whose style it shares. */
  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    void this.#take('', (api) => api.get<SettingsResponse>('/api/host/settings'));
  }

  protected override render(): TemplateResult {
    const settings = this._settings;
    const problem = this._problem ? problemBox(this._problem) : nothing;
    if (!settings)
      return html`${problem}
        <h1>Settings</h1>`;
    return html`<h1>Settings</h1>
      ${problem}
      <form class="card" @submit=${(event: SubmitEvent) => this.#save(event)}>
        <h2>As approved by OPI</h2>
        ${this.#text('name', 'Name of the host')} ${this.#text('phone', 'Phone')}
        ${this.#text('signatoryName', 'Who signs')}
        ${this.#text('timeZone', 'Time zone', 'Certificates are dated by its calendar, for example America/Denver.')}
        <div class="field">
          <label for="unit-step">Units in PDUPS</label>
          <select id="unit-step" @change=${(event: Event) => this.#step(event)}>
            ${Object.entries(STEPS).map(
              ([value, words]) =>
                html`<option value=${value} ?selected=${Number(value) === settings.unitStep}>
                  ${words}
                </option>`,
            )}
          </select>
        </div>
        ${this.#lines('ownCategories', 'Categories of your own', 'One on each line.')}
        ${this.#lines('allowedOrigins', 'Websites that may show the element', 'One on each line, for example https://conference.example.org.')}
        <label class="choice">
          <input
            type="checkbox"
            .checked=${settings.mailsCertificates}
            @change=${(event: Event) => this.#mails(event)}
          />
          Send educators the link to their certificate by e-mail
        </label>
        <p class="actions"><wa-button type="submit" variant="brand">Save</wa-button></p>
        ${this._notice ? noticeBox(this._notice, 'neutral') : nothing}
      </form>
      <signature-settings
        .api=${this.api}
        .settings=${this._saved}
        .onSaved=${(saved: SettingsResponse) => {
          this._saved = saved;
        }}
      ></signature-settings>
      <seal-settings .api=${this.api} .timeZone=${settings.timeZone}></seal-settings>
      <platform-settings .api=${this.api}></platform-settings>`;
  }

  #text(
    name: 'name' | 'phone' | 'signatoryName' | 'timeZone',
    label: string,
    hint = '',
  ): TemplateResult {
    return field({
      name,
      label,
      hint,
      value: this._settings?.[name] ?? '',
      problems: [],
      onInput: (text) => this.#change({ [name]: text }),
    });
  }

  #lines(name: 'ownCategories' | 'allowedOrigins', label: string, hint: string): TemplateResult {
    return field({
      name,
      label,
      hint,
      rows: 3,
      value: this._settings?.[name].join('\n') ?? '',
      problems: [],
      onInput: (text) => this.#change({ [name]: text.split('\n') }),
    });
  }

  #step(event: Event): void {
    const { target } = event;
    if (!(target instanceof HTMLSelectElement)) return;
    const unitStep = ([1, 0.5, 0.25] as const).find((step) => step === Number(target.value));
    if (unitStep) this.#change({ unitStep });
  }

  #mails({ target }: Event): void {
    if (target instanceof HTMLInputElement) this.#change({ mailsCertificates: target.checked });
  }

  #change(change: Partial<SettingsRequest>): void {
    if (this._settings) this._settings = { ...this._settings, ...change };
    this._notice = 'Not saved yet.';
  }

  #save(event: SubmitEvent): void {
    event.preventDefault();
    if (!this._settings) return;
    const { hasSignature: _has, signatoryConsent: _consent, ...rest } = this._settings;
    const { staleForms: _stale, ...settings } = rest;
    const filled = (lines: readonly string[]) => lines.map((line) => line.trim()).filter(Boolean);
    const body: SettingsRequest = {
      ...settings,
      ownCategories: filled(settings.ownCategories),
      allowedOrigins: filled(settings.allowedOrigins),
    };
    void this.#take('Saved.', (api) => api.put<SettingsResponse>('/api/host/settings', body));
  }

  async #take(notice: string, ask: (api: ApiClient) => Promise<SettingsResponse>): Promise<void> {
    if (!this.api) return;
    try {
      this._saved = await ask(this.api);
      this._settings = this._saved;
      const { staleForms } = this._saved;
      const stale =
        staleForms > 0 ? ` ${staleForms} form(s) have to be printed anew in PDUPS.` : '';
      this._notice = `${notice}${stale}`;
      this._problem = null;
    } catch (error) {
      this._problem = problemOf(error);
    }
  }
}
