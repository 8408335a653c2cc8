import { LitElement, type TemplateResult, html, nothing } from 'lit';
import type { InviteRequest, PeopleResponse } from '../../../server/contract/account.ts';
import type { ApiClient } from '../../pages/api-client.ts';
import { Deeds } from '../deeds.ts';
import { problemBox } from '../problem-box.ts';

type Person = PeopleResponse['people'][number];
type Role = Person['role'];

const PATH = '/api/host/people';

const ROLES: Record<Role, string> = {
  admin: 'Admin: everything',
  instructor: 'Instructor: events, forms, attendance',
  auditor: 'Auditor: sees everything, changes nothing',
};

/** The host's people: who may sign in, and as what (R-REC-3). */
export class PeoplePage extends LitElement {
  static override properties = {
    _people: { state: true },
    _notice: { state: true },
  };

  api: ApiClient | null = null;
  declare private _people: readonly Person[] | null;
  declare private _notice: string;
  readonly #deeds = new Deeds(this);

  constructor() {
    super();
    this._people = null;
    this._notice = '';
  }

  /** Rendered into the page itself, whose style it shares. */
  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    void this.#take('', (api) => api.get<PeopleResponse>(PATH));
  }

  protected override render(): TemplateResult {
    const people = this._people;
    return html`<h1>People</h1>
      ${this.#deeds.problem ? problemBox(this.#deeds.problem) : nothing}
      <p role="status">${this._notice}</p>
      ${people ? this.#listView(people) : html`<p role="status">Loading …</p>`}
      ${this.#inviteView()}`;
  }

  #listView(people: readonly Person[]): TemplateResult {
    if (people.length === 0) {
      return html`<p class="card">
        Nobody has an account here yet. Invite the first person below.
      </p>`;
    }
    return html`<div class="table" role="region" aria-label="People" tabindex="0">
      <table>
        <thead>
          <tr>
            <th scope="col">Name</th>
            <th scope="col">E-mail</th>
            <th scope="col">Role</th>
            <th scope="col">Since</th>
            <th scope="col">To do</th>
          </tr>
        </thead>
        <tbody>
          ${people.map((person) => this.#rowView(person))}
        </tbody>
      </table>
    </div>`;
  }

  #rowView(person: Person): TemplateResult {
    const { id, name, email, role, joinedAt, invitedAt, isYou } = person;
    const since = new Date(joinedAt ?? invitedAt).toLocaleDateString('en-US');
    return html`<tr>
      <th scope="row">${name} ${isYou ? html`<span class="badge">You</span>` : nothing}</th>
      <td data-label="E-mail">${email}</td>
      <td data-label="Role">
        <select
          aria-label="Role of ${name}"
          ?disabled=${this.#deeds.isBusy}
          @change=${(event: Event) => this.#changeRole(person, event)}
        >
          ${options(role)}
        </select>
      </td>
      <td data-label="Since">${joinedAt ? since : `Invited ${since}`}</td>
      <td data-label="To do" class="actions">
        ${joinedAt ? nothing : this.#button('Invite again', () => this.#inviteAgain(id, email))}
        ${this.#button('Remove', () => this.#remove(person))}
      </td>
    </tr>`;
  }

  #inviteView(): TemplateResult {
    return html`<form class="card" @submit=${(event: SubmitEvent) => this.#invite(event)}>
      <h2>Invite somebody</h2>
      <div class="row">
        <div class="field">
          <label for="invite-name">Name</label>
          <input id="invite-name" name="name" required maxlength="120" autocomplete="off" />
        </div>
        <div class="field">
          <label for="invite-email">E-mail</label>
          <input id="invite-email" name="email" type="email" required autocomplete="off" />
        </div>
        <div class="field">
          <label for="invite-role">Role</label>
          <select id="invite-role" name="role">
            ${options('instructor')}
          </select>
        </div>
      </div>
      <p class="actions"><button class="button" ?disabled=${this.#deeds.isBusy}>Invite</button></p>
    </form>`;
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

  #invite(event: SubmitEvent): void {
    event.preventDefault();
    const form = event.currentTarget;
    if (!(form instanceof HTMLFormElement)) return;
    const of = (name: string) => String(new FormData(form).get(name) ?? '');
    const role = (Object.keys(ROLES) as Role[]).find((one) => one === of('role')) ?? 'instructor';
    const body: InviteRequest = { name: of('name'), email: of('email'), role };
    void this.#take(`An invitation is on its way to ${body.email}.`, async (api) => {
      const people = await api.post<PeopleResponse>(PATH, body);
      form.reset();
      return people;
    });
  }

  #inviteAgain(id: string, email: string): void {
    void this.#take(`The invitation was sent to ${email} again.`, async (api) => {
      await api.post(`${PATH}/${id}/invite-again`, {});
      return api.get<PeopleResponse>(PATH);
    });
  }

  #changeRole({ id, name, role }: Person, event: Event): void {
    const { target } = event;
    if (!(target instanceof HTMLSelectElement)) return;
    const wanted = target.value;
    // Back until the server has agreed.
    target.value = role;
    void this.#take(`The role of ${name} was changed.`, (api) =>
      api.put<PeopleResponse>(`${PATH}/${id}`, { role: wanted }),
    );
  }

  #remove({ id, name }: Person): void {
    const words = `Remove ${name}? He or she can’t sign in here any more; the audit log stays.`;
    if (!window.confirm(words)) return;
    void this.#take(`${name} was removed.`, async (api) => {
      await api.delete(`${PATH}/${id}`);
      return api.get<PeopleResponse>(PATH);
    });
  }

  async #take(notice: string, ask: (api: ApiClient) => Promise<PeopleResponse>): Promise<void> {
    const { api } = this;
    if (!api) return;
    const isDone = await this.#deeds.run(async () => {
      this._people = (await ask(api)).people;
    });
    if (isDone) this._notice = notice;
  }
}

const options = (chosen: Role): TemplateResult[] =>
  Object.entries(ROLES).map(
    ([role, words]) => html`<option value=${role} ?selected=${role === chosen}>${words}</option>`,
  );
