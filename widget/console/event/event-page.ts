import { LitElement, type PropertyValues, type TemplateResult, html, nothing } from 'lit';
import type { EmailResponse, EventResponse } from '../../../server/contract/event.ts';
import type { HostEventResponse } from '../../../server/contract/host.ts';
import type { LaunchedData, HostPageData } from '../../../server/contract/pages.ts';
import type { ApiClient } from '../../pages/api-client.ts';
import { Deeds } from '../deeds.ts';
import { eventActions } from './event-actions.ts';
import { eventView } from './event-view.ts';
import { eventPath } from '../load-place.ts';
import { loadingView } from '../loading-view.ts';
import { type Problem, problemBox, problemOf } from '../problem-box.ts';
import type { EventTab } from '../route.ts';

/** People finish while the host looks on. */
const REFRESH_MS = 10_000;

/** What the server says of an event: as its host sees it, and what may be done with it. */
export interface EventData {
  view: HostEventResponse;
  editor: EventResponse;
}

/** One event: what is to be done, people, form, report, and how to connect it. */
export class EventPage extends LitElement {
  static override properties = {
    eventId: { attribute: false },
    tab: { attribute: false },
    _data: { state: true },
    _problem: { state: true },
    _email: { state: true },
    _version: { state: true },
  };

  declare eventId: string;
  declare tab: EventTab;
  api: ApiClient | null = null;
  /** For somebody who came from an LMS and sees no other event. */
  launched: LaunchedData | null = null;
  /** What this person may do. */
  rights: HostPageData['rights'] = [];
  declare private _data: EventData | null;
  declare private _problem: Problem | null;
  declare private _email: EmailResponse['email'] | null;
  /** Raised with each answer of the server, so that lists and charts ask anew. */
  declare private _version: number;
  readonly #deeds = new Deeds(this);
  #timer: ReturnType<typeof setInterval> | undefined;

  constructor() {
    super();
    this.eventId = '';
    this.tab = 'overview';
    this._data = null;
    this._problem = null;
    this._email = null;
    this._version = 0;
  }

  /** Rendered into the page itself, whose style it shares. */
  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#timer = setInterval(() => void this.#refresh(), REFRESH_MS);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearInterval(this.#timer);
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (!changed.has('eventId')) return;
    this._data = null;
    this._email = null;
    this.#deeds.problem = null;
    void this.#load();
  }

  protected override render(): TemplateResult {
    const { _data: data, _problem: problem, api } = this;
    if (!data || !api) {
      return problem
        ? html`<h1>This event did not open</h1>
            ${problemBox(problem)}`
        : loadingView();
    }
    const deeds = this.#deeds;
    const failed = deeds.problem ?? problem;
    return eventView(
      data,
      {
        tab: this.tab,
        isOnly: this.launched !== null,
        preview: this.launched?.preview ?? null,
        lacks: this.launched?.lacks ?? [],
        rights: this.rights,
        isBusy: deeds.isBusy,
        failure: failed,
        problem: failed ? problemBox(failed) : nothing,
        email: this._email,
        api,
        version: this._version,
      },
      eventActions(data, {
        api,
        deeds,
        act: (deed) => void this.#act(deed),
        showEmail: (email) => {
          this._email = email;
        },
      }),
    );
  }

  /** Does something, then shows the event as it is now. */
  async #act(deed: () => Promise<unknown>): Promise<void> {
    await this.#deeds.run(deed);
    await this.#load();
  }

  async #refresh(): Promise<void> {
    const isSeen = document.visibilityState === 'visible';
    if (isSeen && !this.#deeds.isBusy) await this.#load();
  }

  async #load(): Promise<void> {
    const { api, eventId } = this;
    if (!api) return;
    const path = eventPath(eventId);
    try {
      const [view, editor] = await Promise.all([
        api.get<HostEventResponse>(path),
        api.get<EventResponse>(`${path}/editor`),
      ]);
      // Somebody may have gone on while this was on its way.
      if (eventId !== this.eventId) return;
      this._data = { view, editor };
      this._problem = null;
      this._version += 1;
    } catch (error) {
      this._problem = problemOf(error);
    }
  }
}
