import { LitElement, type PropertyValues, type TemplateResult, html, nothing } from 'lit';
import type { LettersResponse } from '../../server/contract/letters.ts';
import type { ApiClient } from '../pages/api-client.ts';
import { mailView } from './mail-view.ts';
import { type Problem, problemBox, problemOf } from './problem-box.ts';

const PATH = '/api/host/letters';

/** The host's mail, all of it or the letters in one state. */
export class MailPage extends LitElement {
  static override properties = {
    chosen: {},
    _mail: { state: true },
    _problem: { state: true },
    _isBusy: { state: true },
  };

  api: ApiClient | null = null;
  /** The state of the letters that are shown; empty for all. */
  declare chosen: string;
  declare private _mail: LettersResponse | null;
  declare private _problem: Problem | null;
  declare private _isBusy: boolean;

  constructor() {
    super();
    this.chosen = '';
    this._mail = null;
    this._problem = null;
    this._isBusy = false;
  }

  /** Rendered into the page itself, whose style it shares. */
  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('chosen')) void this.#load();
  }

  protected override render(): TemplateResult {
    const isBusy = this._isBusy;
    const sendAgain = (id: string) => void this.#sendAgain(id);
    return html`${this._problem ? problemBox(this._problem) : nothing}
    ${
      this._mail
        ? mailView(this._mail, this.chosen, { sendAgain, isBusy })
        : html`<p role="status">Loading …</p>`
    }`;
  }

  async #sendAgain(id: string): Promise<void> {
    const problem = await this.#tryTo((api) => api.post(`${PATH}/${id}/retry`, {}));
    await this.#load();
    this._problem = problem;
  }

  async #load(): Promise<void> {
    const { chosen } = this;
    const query = chosen ? `?${new URLSearchParams({ state: chosen })}` : '';
    this._problem = await this.#tryTo(async (api) => {
      const mail = await api.get<LettersResponse>(`${PATH}${query}`);
      // Somebody may have chosen another state while this was on its way.
      if (chosen === this.chosen) this._mail = mail;
    });
  }

  async #tryTo(deed: (api: ApiClient) => Promise<unknown>): Promise<Problem | null> {
    if (!this.api) return null;
    this._isBusy = true;
    try {
      await deed(this.api);
      return null;
    } catch (error) {
      return problemOf(error);
    } finally {
      this._isBusy = false;
    }
  }
}
