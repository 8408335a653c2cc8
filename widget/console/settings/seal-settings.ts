import { LitElement, type TemplateResult, html, nothing } from 'lit';
import type { SealResponse } from '../../../server/contract/seal.ts';
import type { ApiClient } from '../../pages/api-client.ts';
import { ask } from '../ask.ts';
import { dayIn } from '../moment.ts';
import { type Problem, noticeBox, problemBox, problemOf } from '../problem-box.ts';

const PATH = '/api/host/settings/seal';

type Seal = NonNullable<SealResponse['seal']>;

/** The host's seal: whose it is, a new one from a P12 file, or none. */
export class SealSettings extends LitElement {
  static override properties = {
    timeZone: { type: String },
    _answer: { state: true },
    _problem: { state: true },
    _notice: { state: true },
    _busy: { state: true },
  };

  api: ApiClient | null = null;
  /** The host's. */
  declare timeZone: string;
  declare private _answer: SealResponse | null;
  declare private _problem: Problem | null;
  declare private _notice: string;
  declare private _busy: boolean;

  constructor() {
    super();
    this.timeZone = 'UTC';
    this._answer = null;
    this._problem = null;
    this._notice = '';
    this._busy = false;
  }

  /** Rendered into the page itself, whose style it shares. */
  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    void this.#take('', (api) => api.get<SealResponse>(PATH));
  }

  protected override render(): TemplateResult {
    return html`<section class="card">
      <h2>Seal</h2>
      <p>
        With a seal, a PDF viewer shows that a certificate comes from you and that nothing in it was
        changed. You need not have one; the official form does not ask for it.
      </p>
      ${this._problem ? problemBox(this._problem) : nothing}
      <p role="status">${this._notice}</p>
      ${this._answer ? this.#content(this._answer) : nothing}
    </section>`;
  }

  #content({ seal }: SealResponse): TemplateResult {
    return html`${seal ? this.#inUse(seal) : html`<p>Certificates are not sealed.</p>`}
      <h3>${seal ? 'Use another one' : 'Use yours'}</h3>
      <form @submit=${(event: SubmitEvent) => this.#save(event)}>
        <div class="field">
          <label for="seal-file">A .p12 or .pfx file with its private key</label>
          <input id="seal-file" name="file" type="file" accept=".p12,.pfx" required />
        </div>
        <div class="field">
          <label for="seal-passphrase">Its passphrase</label>
          <p class="hint" id="seal-hint">It opens the file once and is not kept.</p>
          <input
            id="seal-passphrase"
            name="passphrase"
            type="password"
            autocomplete="off"
            maxlength="500"
            aria-describedby="seal-hint"
          />
        </div>
        <p class="actions">
          <button class="button" ?disabled=${this._busy}>Seal certificates with it</button>
          ${
            seal
              ? html`<button
                  type="button"
                  class="button secondary"
                  ?disabled=${this._busy}
                  @click=${() => void this.#remove(seal)}
                >
                  Remove the seal
                </button>`
              : nothing
          }
        </p>
      </form>`;
  }

  #inUse(seal: Seal): TemplateResult {
    const day = (moment: string) => dayIn(moment, this.timeZone);
    return html`<p class="in-use">
        Sealed by <strong>${seal.subject}</strong>.
        ${
          seal.issuer === seal.subject
            ? 'Nobody else vouches for it, and viewers say so.'
            : `“${seal.issuer}” vouches for it.`
        }
        Good from ${day(seal.validFrom)} to ${day(seal.validUntil)}.
      </p>
      ${WARNINGS[seal.state] ? noticeBox(WARNINGS[seal.state], 'warning') : nothing}`;
  }

  #save(event: SubmitEvent): void {
    event.preventDefault();
    const form = event.currentTarget;
    if (!(form instanceof HTMLFormElement)) return;
    const typed = new FormData(form);
    const file = typed.get('file');
    if (!(file instanceof File)) return;
    const headers = {
      'content-type': 'application/x-pkcs12',
      'x-seal-passphrase': encodeURIComponent(String(typed.get('passphrase') ?? '')),
    };
    void this.#take('Certificates are sealed from now on.', async (api) => {
      const answer = await api.putFile<SealResponse>(PATH, file, headers);
      form.reset();
      return answer;
    });
  }

  async #remove({ subject }: Seal): Promise<void> {
    const yes = await ask({
      title: 'Remove the seal?',
      text: `Certificates are no longer sealed by “${subject}”. Those issued before stay as they are.`,
      yes: 'Remove it',
      no: 'Keep it',
      isDangerous: true,
    });
    if (yes === null) return;
    await this.#take('The seal is removed.', async (api) => {
      await api.delete(PATH);
      return { seal: null };
    });
  }

  async #take(notice: string, call: (api: ApiClient) => Promise<SealResponse>): Promise<void> {
    if (!this.api || this._busy) return;
    this._busy = true;
    try {
      this._answer = await call(this.api);
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

const WARNINGS: Record<Seal['state'], string> = {
  good: '',
  'ends-soon': 'It expires soon. Set a new one before, or claims will wait.',
  expired: 'It has expired. Claims wait until you set a new one or remove it.',
  'not-yet': 'Its time has not come yet. Claims wait until then.',
};
