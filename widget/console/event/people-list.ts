import { LitElement, type PropertyValues, type TemplateResult, html, nothing } from 'lit';
import type { HostEventResponse } from '../../../server/contract/host.ts';
import type { PeopleResponse, Person } from '../../../server/contract/people.ts';
import type { ApiClient } from '../../pages/api-client.ts';
import { eventPath } from '../load-place.ts';
import { LivePeople } from './live-people.ts';
import { type PeopleActions, STATUS_WORDS, peopleTable } from './people-table.ts';
import { type Problem, problemBox, problemOf } from '../problem-box.ts';

/** The server is asked so long after the last key. */
const SEARCH_MS = 250;

interface Wanted {
  words: string;
  status: Person['status'] | '';
  page: number;
}

/** Everybody who takes part in an event, a page at a time, looked for by name and status. */
export class PeopleList extends LitElement {
  static override properties = {
    event: { attribute: false },
    everyone: { attribute: false },
    version: { attribute: false },
    _found: { state: true },
    _problem: { state: true },
    _wanted: { state: true },
  };

  api: ApiClient | null = null;
  declare event: HostEventResponse['event'] | null;
  /** How many there are, whatever is looked for. */
  declare everyone: number;
  /** Asks anew when it is raised. */
  declare version: number;
  /** Whether the event has a form in use. */
  hasForm = false;
  maySign = false;
  canVoid = false;
  canConfirm = false;
  actions: PeopleActions | null = null;
  declare private _found: PeopleResponse | null;
  declare private _problem: Problem | null;
  declare private _wanted: Wanted;
  #timer: ReturnType<typeof setTimeout> | undefined;
  readonly #live = new LivePeople(this, (people) => this.#update(people));

  constructor() {
    super();
    this.event = null;
    this.everyone = 0;
    this.version = 0;
    this._found = null;
    this._problem = null;
    this._wanted = { words: '', status: '', page: 0 };
  }

  /** Rendered into the page itself, whose style it shares. */
  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.#timer);
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (changed.has('version')) void this.#load();
    const { api, event } = this;
    if (api && event && changed.has('event'))
      this.#live.follow(api, `${eventPath(event.id)}/people/live`);
  }

  protected override render(): TemplateResult {
    const { everyone, _problem: problem } = this;
    return html`<section class="card">
      <h2>Participants (${everyone})</h2>
      ${problem ? problemBox(problem) : nothing} ${everyone > 0 ? this.#claims() : nothing}
      ${
        everyone === 0
          ? html`<p>
              Nobody has opened this event yet. <strong>Connect</strong> says how educators reach
              it; they appear here as soon as they do.
            </p>`
          : html`${this.#toolbar()} ${liveMark(this.#live.state)} ${this.#foundView()}`
      }
    </section>`;
  }

  #claims(): TemplateResult {
    return html`<claims-panel
      .api=${this.api}
      .eventId=${this.event?.id ?? ''}
      .hasForm=${this.hasForm}
      .maySign=${this.maySign}
      .canServe=${this.canConfirm}
      .version=${this.version}
      .show=${(status: Person['status']) => this.#want({ status, words: '' }, 0)}
    ></claims-panel>`;
  }

  #toolbar(): TemplateResult {
    const { words, status } = this._wanted;
    const typed = ({ target }: Event) => {
      if (target instanceof HTMLInputElement) this.#want({ words: target.value }, SEARCH_MS);
    };
    const chosen = ({ target }: Event) => {
      if (!(target instanceof HTMLSelectElement)) return;
      const known = (Object.keys(STATUS_WORDS) as Person['status'][]).find(
        (key) => key === target.value,
      );
      this.#want({ status: known ?? '' }, 0);
    };
    return html`<div class="toolbar" role="search" aria-label="People">
      <label>Search by name <input type="search" .value=${words} @input=${typed} /></label>
      <label
        >Status
        <select @change=${chosen}>
          <option value="" ?selected=${status === ''}>All</option>
          ${Object.entries(STATUS_WORDS).map(
            ([key, text]) =>
              html`<option value=${key} ?selected=${key === status}>${text}</option>`,
          )}
        </select>
      </label>
      <wa-button appearance="outlined" @click=${() => this.actions?.exportAll()}
        >Export everyone as CSV</wa-button
      >
    </div>`;
  }

  #foundView(): TemplateResult | typeof nothing {
    const { _found: found, event, actions, canVoid, canConfirm } = this;
    if (!found || !event || !actions) return nothing;
    if (found.people.length === 0) {
      return html`<p role="status">
        Nobody was found.
        <wa-button
          appearance="outlined"
          size="s"
          @click=${() => this.#want({ words: '', status: '' }, 0)}
          >Show everyone</wa-button
        >
      </p>`;
    }
    return html`${peopleTable({ event, people: found.people, canVoid, canConfirm }, actions)}
    ${this.#pager(found)}`;
  }

  #pager({ total, pageSize, people }: PeopleResponse): TemplateResult {
    const { page } = this._wanted;
    const first = page * pageSize;
    const step = (by: number, words: string, isThere: boolean) =>
      html`<wa-button
        appearance="outlined"
        ?disabled=${!isThere}
        @click=${() => this.#want({ page: page + by }, 0)}
        >${words}</wa-button
      >`;
    return html`<nav class="actions" aria-label="Pages of people">
      ${
        total > pageSize
          ? html`${step(-1, 'Previous', page > 0)} ${step(1, 'Next', first + people.length < total)}`
          : nothing
      }
      <span role="status">${first + 1} to ${first + people.length} of ${total}</span>
    </nav>`;
  }

  /** A changed search begins at the first page. */
  #want(change: Partial<Wanted>, waitMs: number): void {
    this._wanted = { ...this._wanted, page: 0, ...change };
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#load(), waitMs);
  }

  /** Rows that are seen change where they are; nobody is told of each. */
  #update(people: readonly Person[]): void {
    if (!this._found) return;
    const byId = new Map(people.map((person) => [person.attendanceId, person]));
    const seen = this._found.people.map((person) => byId.get(person.attendanceId) ?? person);
    this._found = { ...this._found, people: seen };
  }

  async #load(): Promise<void> {
    const { api, event, _wanted: wanted } = this;
    if (!api || !event) return;
    const query = new URLSearchParams({ words: wanted.words, page: String(wanted.page) });
    if (wanted.status) query.set('status', wanted.status);
    try {
      const found = await api.get<PeopleResponse>(`${eventPath(event.id)}/people?${query}`);
      // A later search may have answered already.
      if (wanted !== this._wanted) return;
      this._found = found;
      this._problem = null;
    } catch (error) {
      this._problem = problemOf(error);
    }
  }
}

/** Whether rows change by themselves; without, the list is read anew every ten seconds. */
function liveMark(state: LivePeople['state']): TemplateResult | typeof nothing {
  if (state === 'off') return nothing;
  const words = state === 'live' ? 'Live' : 'Reconnecting …';
  return html`<p class="live-mark ${state} hint">${words}</p>`;
}
