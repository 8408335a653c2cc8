import { LitElement, type TemplateResult, html, nothing } from 'lit';
import type { EmailResponse, EventResponse } from '../../server/contract/event.ts';
import type { HostPageData } from '../../server/contract/pages.ts';
import { ApiClient } from '../element/api-client.ts';
import { showFile } from '../element/show-file.ts';
import { deskActions } from './desk-actions.ts';
import { deskView } from './event-desk.ts';
import { eventActions } from './event-actions.ts';
import { eventView } from './event-view.ts';
import { listView } from './list-view.ts';
import { type Loaded, loadPlace } from './load-place.ts';
import { navigation } from './navigation.ts';
import { ownPage } from './own-page.ts';
import { type Problem, problemBox, problemOf } from './problem-box.ts';
import { auditView, sheetView } from './records-view.ts';
import { createRenewal } from './renew-session.ts';
import { retentionView } from './retention-view.ts';
import { type Route, hashOf, loadsItself, readRoute } from './route.ts';

/** People finish while the host looks on. */
const REFRESH_MS = 10_000;

/** The host's console: events, one event, its editor, the numbers for PDUPS, the audit log. */
export class HostConsole extends LitElement {
  static override properties = {
    _route: { state: true },
    _loaded: { state: true },
    _problem: { state: true },
    _formProblem: { state: true },
    _email: { state: true },
    _busy: { state: true },
    _search: { state: true },
  };

  /** Who this is and what he or she may do; set before the element is put into the page. */
  data: HostPageData | null = null;
  declare private _route: Route;
  declare private _loaded: Loaded | null;
  declare private _problem: Problem | null;
  declare private _formProblem: Problem | null;
  declare private _email: EmailResponse['email'] | null;
  declare private _busy: boolean;
  declare private _search: string;
  #api = new ApiClient(location.origin, null);
  #timer: ReturnType<typeof setInterval> | undefined;
  readonly #followAddress = () => {
    const only = this.data?.eventId;
    this._route = only ? { page: 'event', id: only } : readRoute(location.hash);
    this._loaded = null;
    this._formProblem = null;
    this._email = null;
    this._search = '';
    void this.#load();
  };

  constructor() {
    super();
    this._route = readRoute('');
    this._loaded = null;
    this._problem = null;
    this._formProblem = null;
    this._email = null;
    this._busy = false;
    this._search = '';
  }

  /** Rendered into the page itself, whose style it shares. */
  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    const { data } = this;
    if (data) this.#api = new ApiClient(location.origin, data, createRenewal(data));
    window.addEventListener('hashchange', this.#followAddress);
    this.#timer = setInterval(() => void this.#refresh(), REFRESH_MS);
    this.#followAddress();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    window.removeEventListener('hashchange', this.#followAddress);
    clearInterval(this.#timer);
  }

  protected override render(): TemplateResult {
    const { data } = this;
    return html`${data && !data.eventId ? navigation(this._route, data) : nothing}
    ${this._problem ? problemBox(this._problem) : nothing}${this.#content()}`;
  }

  #content(): TemplateResult {
    const { _route: route, _loaded: loaded } = this;
    if (loadsItself(route)) return ownPage(route, this.#api);
    if (!loaded) return this._problem ? html`` : html`<p role="status">Loading …</p>`;
    switch (loaded.page) {
      case 'events':
        return listView(loaded.list, loaded.route, {
          begin: () => void this.#goToNew('/api/host/events'),
          isBusy: this._busy,
          canBegin: this.#may('edit-events'),
        });
      case 'event':
        return this.#eventView(loaded);
      case 'sheet':
        return sheetView(loaded.sheet, {
          download: () => void this.#hand('/api/host/sheet.csv', 'Numbers for PDUPS.csv', null),
          downloadYear: (year) =>
            void this.#hand(
              `/api/host/yearly-pack.csv?year=${year}`,
              `Events of ${year}.csv`,
              null,
            ),
        });
      case 'audit':
        return auditView(loaded.audit);
    }
  }

  #may(right: HostPageData['rights'][number]): boolean {
    return this.data?.rights.includes(right) ?? false;
  }

  #eventView({ view, editor }: Extract<Loaded, { page: 'event' }>): TemplateResult {
    const { _busy: isBusy, _email: email } = this;
    const { certificateCount } = view;
    const doing = deskActions(view.event.id, {
      api: this.#api,
      act: (deed) => void this.#act(deed),
      goToNew: (path) => void this.#goToNew(path),
      showEmail: (text) => {
        this._email = text;
      },
    });
    const isOwn = !this.data?.eventId;
    const desk = deskView(
      { editor, certificateCount, canEdit: this.#may('edit-events'), isBusy, email },
      doing,
    );
    const records = retentionView({ editor, api: this.#api, isBusy }, doing);
    const state = {
      canGoBack: isOwn,
      desk: isOwn || editor.purge ? desk : html``,
      records: isOwn ? records : html``,
      isPurged: editor.purge !== null,
      isBusy,
      words: this._search,
      formProblem: this._formProblem ? problemBox(this._formProblem) : html``,
      canVoid: editor.actions.includes('void'),
      canServeForm: this.#may('serve-form'),
      canConfirm: this.#may('edit-events'),
    };
    const actions = eventActions(view, {
      api: this.#api,
      act: (deed) => void this.#act(deed),
      actOnForm: (deed) => void this.#actOnForm(deed),
      hand: (file, fileName) => void this.#hand(file, fileName, window.open('', '_blank')),
      search: (words) => {
        this._search = words;
      },
    });
    return eventView(view, state, actions);
  }

  async #refresh(): Promise<void> {
    const isSeen = document.visibilityState === 'visible';
    if (isSeen && this._route.page === 'event' && !this._busy) await this.#load();
  }

  async #load(): Promise<void> {
    const route = this._route;
    this._problem = null;
    if (loadsItself(route)) return;
    try {
      const loaded = await loadPlace(this.#api, route);
      // Somebody may have gone on while this was on its way.
      if (hashOf(route) === hashOf(this._route)) this._loaded = loaded;
    } catch (error) {
      this._problem = problemOf(error);
    }
  }

  /** Does something, then shows the event as it is now. */
  async #act(deed: () => Promise<unknown>): Promise<void> {
    const problem = await this.#tryTo(deed);
    await this.#load();
    this._problem = problem;
  }

  async #actOnForm(deed: () => Promise<unknown>): Promise<void> {
    this._formProblem = await this.#tryTo(deed);
    await this.#load();
  }

  async #tryTo(deed: () => Promise<unknown>): Promise<Problem | null> {
    if (this._busy) return null;
    this._busy = true;
    try {
      await deed();
      return null;
    } catch (error) {
      return problemOf(error);
    } finally {
      this._busy = false;
    }
  }

  async #goToNew(path: string): Promise<void> {
    this._problem = await this.#tryTo(async () => {
      const { id } = await this.#api.post<EventResponse>(path, {});
      location.hash = hashOf({ page: 'editor', id });
    });
  }

  /** Gives a file to look at in a tab, or without one to keep. */
  async #hand(path: string, fileName: string, tab: Window | null): Promise<void> {
    this._problem = await this.#tryTo(async () => {
      showFile(await this.#api.file(path), { fileName, tab });
    });
    if (this._problem) tab?.close();
  }
}
