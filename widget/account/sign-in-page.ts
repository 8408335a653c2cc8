import { LitElement, type TemplateResult, html, nothing } from 'lit';
import type { AccountPageData } from '../../server/contract/pages.ts';
import { type Problem, problemBox, problemOf } from '../console/problem-box.ts';
import { accountApi, enterConsole } from './account-api.ts';
import { needed, typedIn } from './fields.ts';
import { enterWithPasskey, hasPasskeys, isCancelled } from './passkeys.ts';

/** While somebody looks at his or her mail in another window. */
const LOOK_AGAIN_MS = 3000;

type Step =
  | { name: 'address'; email: string }
  | { name: 'mailed'; email: string }
  | { name: 'link'; token: string }
  | { name: 'code' };

/** Signing in: by a link in a mail, or with a passkey; then the code of the app, if there is one. */
export class SignInPage extends LitElement {
  static override properties = {
    _step: { state: true },
    _problem: { state: true },
    _isBusy: { state: true },
  };

  declare private _step: Step;
  declare private _problem: Problem | null;
  declare private _isBusy: boolean;
  #timer: ReturnType<typeof setInterval> | undefined;

  constructor() {
    super();
    this._step = { name: 'address', email: '' };
    this._problem = null;
    this._isBusy = false;
  }

  /** Where to begin, from the page and from what stands behind `#` in the link of a mail. */
  begin(place: AccountPageData['place']): void {
    this._step = place === 'second-factor' ? { name: 'code' } : stepOfAddress();
  }

  /** Rendered into the page itself, whose style it shares. */
  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    window.addEventListener('hashchange', this.#followLink);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    window.removeEventListener('hashchange', this.#followLink);
    clearInterval(this.#timer);
  }

  protected override render(): TemplateResult {
    return html`<div class="card narrow">
      <h1>Sign in</h1>
      ${this._problem ? problemBox(this._problem) : nothing} ${this.#step()}
    </div>`;
  }

  #step(): TemplateResult {
    switch (this._step.name) {
      case 'address':
        return this.#addressView(this._step.email);
      case 'mailed':
        return this.#mailedView(this._step.email);
      case 'link':
        return this.#linkView(this._step.token);
      case 'code':
        return this.#codeView();
    }
  }

  #addressView(email: string): TemplateResult {
    const submit = (event: SubmitEvent) => void this.#send(typedIn(event)('email'));
    return html`<form @submit=${submit}>
        <p>Type your e-mail address, and we send you a link. No password is needed.</p>
        ${needed({ name: 'email', label: 'E-mail', type: 'email', autocomplete: 'username webauthn', value: email })}
        <p class="actions">
          <button class="button" ?disabled=${this._isBusy}>Send me a link</button>
        </p>
      </form>
      ${
        hasPasskeys()
          ? html`<p>
              <button
                type="button"
                class="button secondary"
                ?disabled=${this._isBusy}
                @click=${() => void this.#usePasskey()}
              >
                Use a passkey
              </button>
            </p>`
          : nothing
      }`;
  }

  #mailedView(email: string): TemplateResult {
    return html`<p role="status">
        If <strong>${email}</strong> belongs to a host, a link is on its way. Open it on this
        device; this page then goes on by itself.
      </p>
      <p>Nothing came? Look in the spam folder, or ask an admin of your host to invite you.</p>
      <p class="actions">
        <button
          type="button"
          class="button secondary"
          ?disabled=${this._isBusy}
          @click=${() => void this.#send(email)}
        >
          Send it again
        </button>
        <button
          type="button"
          class="button secondary"
          @click=${() => this.#go({ name: 'address', email })}
        >
          Another address
        </button>
      </p>`;
  }

  /** A click of its own, since mail scanners open links too, and would use it up. */
  #linkView(token: string): TemplateResult {
    return html`<p>You came by the link in your mail.</p>
      <p class="actions">
        <button
          type="button"
          class="button"
          ?disabled=${this._isBusy}
          @click=${() => void this.#enter(token)}
        >
          Sign in now
        </button>
      </p>`;
  }

  #codeView(): TemplateResult {
    const submit = (event: SubmitEvent) => void this.#prove(typedIn(event)('code'));
    return html`<form @submit=${submit}>
      ${needed({
        name: 'code',
        label: 'Code of your authenticator app',
        hint: 'Six digits, or one of the spare codes that you wrote down.',
        autocomplete: 'one-time-code',
      })}
      <p class="actions"><button class="button" ?disabled=${this._isBusy}>Go on</button></p>
    </form>`;
  }

  async #send(email: string): Promise<void> {
    const isSent = await this.#try(() => accountApi.post('/api/account/links', { email }));
    if (!isSent) return;
    this.#go({ name: 'mailed', email });
    clearInterval(this.#timer);
    this.#timer = setInterval(() => void this.#lookAgain(), LOOK_AGAIN_MS);
  }

  async #enter(token: string): Promise<void> {
    let owesCode = false;
    const isIn = await this.#try(async () => {
      const answer = await accountApi.post<{ owesSecondFactor: boolean }>('/api/account/enter', {
        token,
      });
      owesCode = answer.owesSecondFactor;
    });
    if (!isIn) this.#go({ name: 'address', email: '' });
    else if (owesCode) this.#go({ name: 'code' });
    else enterConsole();
  }

  async #prove(code: string): Promise<void> {
    const path = '/api/account/second-factor/prove';
    if (await this.#try(() => accountApi.post(path, { code }))) enterConsole();
  }

  async #usePasskey(): Promise<void> {
    if (await this.#try(() => enterWithPasskey(accountApi))) enterConsole();
  }

  /** Signed in meanwhile, by the link in another window of this browser. */
  async #lookAgain(): Promise<void> {
    if (document.visibilityState !== 'visible') return;
    const answer = await fetch('/api/account').catch(() => null);
    if (answer?.ok) enterConsole();
  }

  /** A link that is opened in this very tab changes no more than what stands behind `#`. */
  readonly #followLink = (): void => {
    if (location.hash) this.#go(stepOfAddress());
  };

  #go(step: Step): void {
    clearInterval(this.#timer);
    this._step = step;
  }

  async #try(deed: () => Promise<unknown>): Promise<boolean> {
    this._isBusy = true;
    this._problem = null;
    try {
      await deed();
      return true;
    } catch (error) {
      if (!isCancelled(error)) this._problem = problemOf(error);
      return false;
    } finally {
      this._isBusy = false;
    }
  }
}

/** `#for=ADDRESS` in an invitation, the token itself in a sign-in link. */
function stepOfAddress(): Step {
  const behind = location.pathname === '/sign-in' ? location.hash.slice(1) : '';
  const email = new URLSearchParams(behind).get('for');
  if (email !== null || behind === '') return { name: 'address', email: email ?? '' };
  // Out of the address at once, so that it is in no history.
  history.replaceState(null, '', '/sign-in');
  return { name: 'link', token: behind };
}
