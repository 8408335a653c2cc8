import { LitElement, type TemplateResult, html, nothing } from 'lit';
import { type Problem, problemBox, problemOf } from '../console/problem-box.ts';
import { accountApi } from './account-api.ts';
import { needed, typedIn } from './fields.ts';

const DENVER = 'America/Denver';

/** Sets up a host and its first admin, by the link that the server printed at its start. */
export class SetUpPage extends LitElement {
  static override properties = {
    _mailedTo: { state: true },
    _problem: { state: true },
    _isBusy: { state: true },
  };

  declare private _mailedTo: string;
  declare private _problem: Problem | null;
  declare private _isBusy: boolean;

  constructor() {
    super();
    this._mailedTo = '';
    this._problem = null;
    this._isBusy = false;
  }

  /** Rendered into the page itself, whose style it shares. */
  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  protected override render(): TemplateResult {
    return html`<h1>Set up your host</h1>
      ${this._problem ? problemBox(this._problem) : nothing}
      ${
        this._mailedTo
          ? html`<p class="card" role="status">
              A sign-in link is on its way to <strong>${this._mailedTo}</strong>. Open it to go on.
              Nothing came? Correct the address below and send it again.
            </p>`
          : nothing
      }
      <form class="card" @submit=${(event: SubmitEvent) => void this.#send(event)}>
        <h2>The host</h2>
        ${needed({
          name: 'hostName',
          label: 'Name of the host',
          hint: 'As approved by OPI; it is printed on every certificate.',
          autocomplete: 'organization',
        })}
        ${needed({ name: 'phone', label: 'Phone', hint: 'Ten digits, for example (406) 555-0142.', type: 'tel', autocomplete: 'tel' })}
        ${needed({
          name: 'timeZone',
          label: 'Time zone',
          hint: 'Certificates are dated by its calendar.',
          value: DENVER,
          list: 'zones',
          autocomplete: 'off',
        })}
        <datalist id="zones">
          ${Intl.supportedValuesOf('timeZone').map((zone) => html`<option value=${zone}></option>`)}
        </datalist>
        <h2>You, its first admin</h2>
        ${needed({ name: 'name', label: 'Your name', hint: 'The audit log says who did what.', autocomplete: 'name' })}
        ${needed({ name: 'email', label: 'Your e-mail', hint: 'You sign in with it; no password is needed.', type: 'email', autocomplete: 'email' })}
        <p class="actions">
          <button class="button" ?disabled=${this._isBusy}>Set up and send me a link</button>
        </p>
      </form>`;
  }

  async #send(event: SubmitEvent): Promise<void> {
    const typed = typedIn(event);
    this._isBusy = true;
    try {
      await accountApi.post('/api/account/set-up', {
        setUpLink: location.hash.slice(1),
        host: { name: typed('hostName'), phone: typed('phone'), timeZone: typed('timeZone') },
        admin: { name: typed('name'), email: typed('email') },
      });
      this._mailedTo = typed('email');
      this._problem = null;
    } catch (error) {
      this._problem = problemOf(error);
    } finally {
      this._isBusy = false;
    }
    window.scrollTo({ top: 0 });
  }
}
