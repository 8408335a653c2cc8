import { LitElement, type TemplateResult, html, nothing } from 'lit';
import type { AccountResponse, SecondFactorResponse } from '../../../server/contract/account.ts';
import { accountApi } from '../../account/account-api.ts';
import { needed, typedIn } from '../../account/fields.ts';
import { signOut } from '../../account/no-host-page.ts';
import { addPasskey, hasPasskeys, isCancelled } from '../../account/passkeys.ts';
import { Deeds } from '../deeds.ts';
import { problemBox } from '../problem-box.ts';
import { secretsView } from './secrets-view.ts';

/** The own account: name, passkeys, second factor (R-REC-3). */
export class AccountPage extends LitElement {
  static override properties = {
    _account: { state: true },
    _secrets: { state: true },
    _notice: { state: true },
  };

  declare private _account: AccountResponse | null;
  declare private _secrets: SecondFactorResponse | null;
  declare private _notice: string;
  readonly #deeds = new Deeds(this);

  constructor() {
    super();
    this._account = null;
    this._secrets = null;
    this._notice = '';
  }

  /** Rendered into the page itself, whose style it shares. */
  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    void this.#do('', async () => undefined);
  }

  protected override render(): TemplateResult {
    const account = this._account;
    return html`<h1>Your account</h1>
      ${this.#deeds.problem ? problemBox(this.#deeds.problem) : nothing}
      <p role="status">${this._notice}</p>
      ${
        account
          ? html`${this.#nameView(account)} ${this.#passkeysView(account)}
              ${this.#secondFactorView(account)}
              <p class="actions">${this.#button('Sign out', () => void signOut())}</p>`
          : nothing
      }`;
  }

  #nameView({ name, email }: AccountResponse): TemplateResult {
    const save = (event: SubmitEvent) => {
      const typed = typedIn(event)('name');
      void this.#do('Saved. The audit log uses it from your next sign-in on.', () =>
        accountApi.put('/api/account', { name: typed }),
      );
    };
    return html`<form class="card" @submit=${save}>
      <h2>You</h2>
      <p>You sign in as <strong>${email}</strong>.</p>
      ${needed({ name: 'name', label: 'Your name', value: name, autocomplete: 'name' })}
      <p class="actions"><button class="button" ?disabled=${this.#deeds.isBusy}>Save</button></p>
    </form>`;
  }

  #passkeysView({ passkeys }: AccountResponse): TemplateResult {
    const add = (event: SubmitEvent) => {
      const name = typedIn(event)('passkey');
      void this.#do('The passkey was added.', () => addPasskey(accountApi, name));
    };
    return html`<section class="card">
      <h2>Passkeys</h2>
      <p>With a passkey you sign in by the lock of your device, without a mail.</p>
      <ul>
        ${passkeys.map(
          ({ id, name, createdAt }) =>
            html`<li>
              ${name || 'Passkey'}, since ${new Date(createdAt).toLocaleDateString('en-US')}
              ${this.#button(`Remove ${name || 'passkey'}`, () => this.#removePasskey(id))}
            </li>`,
        )}
      </ul>
      ${
        hasPasskeys()
          ? html`<form @submit=${add}>
              ${needed({ name: 'passkey', label: 'Name of this device', value: 'This device', autocomplete: 'off' })}
              <p class="actions">
                <button class="button secondary" ?disabled=${this.#deeds.isBusy}>
                  Add a passkey
                </button>
              </p>
            </form>`
          : html`<p>This browser has no passkeys.</p>`
      }
    </section>`;
  }

  #secondFactorView({ hasSecondFactor }: AccountResponse): TemplateResult {
    const secrets = this._secrets;
    const prove = (event: SubmitEvent) => {
      const code = typedIn(event)('code');
      void this.#do('The second factor is on.', async () => {
        await accountApi.post('/api/account/second-factor/prove', { code });
        this._secrets = null;
      });
    };
    return html`<section class="card">
      <h2>Second factor</h2>
      ${
        hasSecondFactor
          ? html`<p>Beside the link or passkey, a code of your authenticator app is asked for.</p>
              <p>${this.#button('Switch it off', () => this.#switchOff())}</p>`
          : secrets
            ? secretsView(secrets, { prove, isBusy: this.#deeds.isBusy })
            : html`<p>Off. An authenticator app on your phone makes your account safer.</p>
                <p>${this.#button('Set it up', () => void this.#begin())}</p>`
      }
    </section>`;
  }

  #button(words: string, act: () => void): TemplateResult {
    return html`<button
      type="button"
      class="button secondary"
      ?disabled=${this.#deeds.isBusy}
      @click=${act}
    >
      ${words}
    </button>`;
  }

  async #begin(): Promise<void> {
    await this.#do('', async () => {
      this._secrets = await accountApi.post<SecondFactorResponse>('/api/account/second-factor', {});
    });
  }

  #switchOff(): void {
    if (!window.confirm('Switch the second factor off?')) return;
    void this.#do('The second factor is off.', () =>
      accountApi.delete('/api/account/second-factor'),
    );
  }

  #removePasskey(id: string): void {
    void this.#do('The passkey was removed.', () =>
      accountApi.delete(`/api/account/passkeys/${id}`),
    );
  }

  /** Does something, then shows the account as it is. */
  async #do(notice: string, deed: () => Promise<unknown>): Promise<void> {
    await this.#deeds.run(async () => {
      try {
        await deed();
      } catch (error) {
        // Whoever closes the browser's own dialog has changed their mind.
        if (isCancelled(error)) return;
        throw error;
      }
      this._account = await accountApi.get<AccountResponse>('/api/account');
      this._notice = notice;
    });
  }
}
