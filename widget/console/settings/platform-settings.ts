import { LitElement, type TemplateResult, html, nothing } from 'lit';
import type {
  PlatformsResponse,
  RegistrationLinkResponse,
} from '../../../server/contract/platforms.ts';
import type { ApiClient } from '../../pages/api-client.ts';
import { field } from '../editor/editor-fields.ts';
import {
  EMPTY_DRAFT,
  type PlatformDraft,
  draftOf,
  platformForm,
  toRequest,
} from './platform-form.ts';
import { pendingDeployments } from './pending-deployments.ts';
import { registrationLink, typedThere } from './platform-registration.ts';
import { PRESETS, type PresetName, presetAddresses } from './platform-presets.ts';
import { type Problem, problemBox, problemOf } from '../problem-box.ts';

const PATH = '/api/host/platforms';
const NEW = 'new';

type Listed = PlatformsResponse['platforms'][number];

/** The LMSs of a host: connect, change, remove, and what their administrators need of us. */
export class PlatformSettings extends LitElement {
  static override properties = {
    _answer: { state: true },
    _drafts: { state: true },
    _preset: { state: true },
    _site: { state: true },
    _problem: { state: true },
    _notice: { state: true },
    _link: { state: true },
    _busy: { state: true },
  };

  api: ApiClient | null = null;
  declare private _answer: PlatformsResponse | null;
  /** What is typed, by the platform's id. */
  declare private _drafts: Record<string, PlatformDraft>;
  declare private _preset: PresetName;
  declare private _site: string;
  declare private _problem: Problem | null;
  declare private _notice: string;
  /** The address by which an LMS registers the tool; shown once. */
  declare private _link: RegistrationLinkResponse | null;
  declare private _busy: boolean;

  constructor() {
    super();
    this._answer = null;
    this._drafts = {};
    this._preset = 'other';
    this._site = '';
    this._problem = null;
    this._notice = '';
    this._link = null;
    this._busy = false;
  }

  /** Rendered into the page itself, whose style it shares. */
  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    void this.#take('', (api) => api.get<PlatformsResponse>(PATH));
  }

  protected override render(): TemplateResult {
    return html`<section class="card">
      <h2>Learning platforms</h2>
      ${this._problem ? problemBox(this._problem) : nothing}
      <p role="status">${this._notice}</p>
      ${this._answer ? this.#content(this._answer) : nothing}
    </section>`;
  }

  #content(answer: PlatformsResponse): TemplateResult {
    const { platforms } = answer;
    return html`${platforms.length === 0 ? html`<p>None is connected yet.</p>` : nothing}
      ${platforms.map((platform) => this.#platform(platform))}
      ${registrationLink({
        link: this._link,
        isBusy: this._busy,
        make: () => void this.#makeLink(),
      })}
      <details>
        <summary>Add one by hand</summary>
        ${typedThere(answer)}
        <h3>What it then shows, typed in here</h3>
        ${this.#preset()} ${this.#form(NEW, EMPTY_DRAFT)}
      </details>`;
  }

  #platform(platform: Listed): TemplateResult {
    const { id, name, issuer, clientId, deploymentIds } = platform;
    const draft = draftOf(platform);
    return html`${pendingDeployments(platform, this._busy, (deploymentId) =>
        this.#save(id, { ...draft, lines: [...deploymentIds, deploymentId].join('\n') }),
      )}
      <details>
        <summary><strong>${name || issuer}</strong> (${issuer}, client ${clientId})</summary>
        ${this.#form(id, draft)}
      </details>`;
  }

  #form(id: string, stored: PlatformDraft): TemplateResult {
    const draft = this._drafts[id] ?? stored;
    return platformForm({
      id,
      draft,
      isNew: id === NEW,
      isBusy: this._busy,
      change: (change) => this.#type(id, { ...draft, ...change }),
      save: () => this.#save(id, draft),
      remove: () => this.#remove(id, draft.name),
    });
  }

  #preset(): TemplateResult {
    const choose = ({ target }: Event) => {
      if (target instanceof HTMLSelectElement) this.#fill(target.value as PresetName, this._site);
    };
    return html`<div class="field">
        <label for="platform-preset">Which LMS is it?</label>
        <select id="platform-preset" @change=${choose}>
          ${Object.entries(PRESETS).map(
            ([preset, words]) =>
              html`<option value=${preset} ?selected=${preset === this._preset}>${words}</option>`,
          )}
        </select>
      </div>
      ${
        this._preset === 'moodle'
          ? field({
              name: 'platform-site',
              label: 'Address of the site',
              hint: 'For example https://moodle.example.org; it fills the addresses below.',
              value: this._site,
              problems: [],
              onInput: (site) => this.#fill(this._preset, site),
            })
          : nothing
      }`;
  }

  #fill(preset: PresetName, site: string): void {
    this._preset = preset;
    this._site = site;
    const addresses = presetAddresses(preset, site);
    if (addresses) this.#type(NEW, { ...(this._drafts[NEW] ?? EMPTY_DRAFT), ...addresses });
  }

  #type(id: string, draft: PlatformDraft): void {
    this._drafts = { ...this._drafts, [id]: draft };
  }

  #save(id: string, draft: PlatformDraft): void {
    const request = toRequest(draft);
    const { issuer: _issuer, clientId: _client, ...change } = request;
    void this.#take(id === NEW ? 'It is connected.' : 'Saved.', (api) =>
      id === NEW ? api.post(PATH, request) : api.put(`${PATH}/${id}`, change),
    );
  }

  #remove(id: string, name: string): void {
    const question = `Remove “${name}”? Its launches are refused at once. Records stay.`;
    if (!window.confirm(question)) return;
    void this.#take(`“${name}” is removed.`, async (api) => {
      await api.delete(`${PATH}/${id}`);
      return api.get<PlatformsResponse>(PATH);
    });
  }

  #makeLink(): Promise<void> {
    return this.#take('The link is ready.', async (api) => {
      this._link = await api.post<RegistrationLinkResponse>(`${PATH}/registration-link`, {});
      return api.get<PlatformsResponse>(PATH);
    });
  }

  async #take(notice: string, ask: (api: ApiClient) => Promise<PlatformsResponse>): Promise<void> {
    if (!this.api || this._busy) return;
    this._busy = true;
    try {
      this._answer = await ask(this.api);
      this._drafts = {};
      this._notice = notice;
      this._problem = null;
    } catch (error) {
      this._notice = '';
      this._problem = problemOf(error);
    } finally {
      this._busy = false;
    }
  }
}
