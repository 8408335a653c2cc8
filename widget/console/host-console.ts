import { LitElement, type TemplateResult, html, nothing } from 'lit';
import type { HostPageData } from '../../server/contract/pages.ts';
import { ApiClient } from '../pages/api-client.ts';
import { auditView } from './audit-view.ts';
import { dashboardView } from './dashboard-view.ts';
import { Deeds } from './deeds.ts';
import { definePage } from './lazy-pages.ts';
import { listView } from './list-view.ts';
import { type Loaded, loadPlace } from './load-place.ts';
import { loadingView, stepView } from './loading-view.ts';
import { navigation } from './navigation.ts';
import { PlaceAnnouncer } from './place-announcer.ts';
import { type Problem, problemBox, problemOf } from './problem-box.ts';
import { type SheetActions, sheetView } from './records-view.ts';
import { createRenewal } from './renew-session.ts';
import { type Route, hashOf, readRoute } from './route.ts';

/** The host's console: what needs somebody, events, numbers for PDUPS, audit log, settings. */
export class HostConsole extends LitElement {
  static override properties = {
    _route: { state: true },
    _loaded: { state: true },
    _isLoading: { state: true },
    _problem: { state: true },
  };

  /** Who this is and what he or she may do; set before the element is put into the page. */
  declare data: HostPageData;
  declare private _route: Route;
  declare private _loaded: Loaded | null;
  declare private _isLoading: boolean;
  /** Why the place where somebody wants to be did not open. */
  declare private _problem: Problem | null;
  #api = new ApiClient(location.origin, null);
  readonly #deeds = new Deeds(this);
  readonly #announcer = new PlaceAnnouncer(this);
  readonly #followAddress = () => {
    const before = this._route;
    const route = readRoute(location.hash);
    this._route = this.data.eventId ? ofEvent(this.data.eventId, route) : route;
    void this.#load(!isSamePage(before, this._route));
  };

  constructor() {
    super();
    this._route = { page: 'home' };
    this._loaded = null;
    this._isLoading = false;
    this._problem = null;
  }

  /** Rendered into the page itself, whose style it shares. */
  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#api = new ApiClient(location.origin, this.data, createRenewal(this.data));
    window.addEventListener('hashchange', this.#followAddress);
    this.#followAddress();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    window.removeEventListener('hashchange', this.#followAddress);
  }

  protected override render(): TemplateResult {
    const { problem } = this.#deeds;
    return html`<a class="skip-link" href="#main" @click=${this.#skip}>Skip to the content</a>
      ${
        this.data.eventId
          ? nothing
          : html`<header class="console-header">${navigation(this._route, this.data)}</header>`
      }
      ${this._isLoading && this._loaded ? stepView() : nothing}
      <main class="page" id="main" tabindex="-1">
        ${problem ? problemBox(problem) : nothing}
        ${this._problem ? this.#failedView(this._problem) : this.#content()}
      </main>`;
  }

  /** The address after `#` is the place in the console, so the browser can't jump by itself. */
  #skip(event: Event): void {
    event.preventDefault();
    this.querySelector<HTMLElement>('main')?.focus();
  }

  #failedView(problem: Problem): TemplateResult {
    return html`<h1>This page did not open</h1>
      ${problemBox(problem)}
      <p class="actions">
        <wa-button variant="brand" @click=${() => void this.#load(true)}>Try again</wa-button>
      </p>`;
  }

  #content(): TemplateResult {
    const loaded = this._loaded;
    const deeds = this.#deeds;
    const api = this.#api;
    const { rights, launched } = this.data;
    const starting = {
      begin: () => void deeds.goToNew(api, '/api/host/events'),
      isBusy: deeds.isBusy,
      rights,
    };
    switch (loaded?.page) {
      case undefined:
        return loadingView();
      case 'home':
        return dashboardView(loaded.dashboard, starting);
      case 'events':
        return listView(loaded.list, loaded.route, starting);
      case 'event':
        return html`<event-page
          .api=${api}
          .launched=${launched}
          .rights=${rights}
          .eventId=${loaded.id}
          .tab=${loaded.tab}
        ></event-page>`;
      case 'person':
        return html`<person-page
          .api=${api}
          .rights=${rights}
          .eventId=${loaded.id}
          .attendanceId=${loaded.attendanceId}
        ></person-page>`;
      case 'editor':
        return html`<event-editor .api=${api} .eventId=${loaded.id}></event-editor>`;
      case 'settings':
        return html`<settings-page .api=${api}></settings-page>`;
      case 'sheet':
        return sheetView(loaded.sheet, sheetDownloads(deeds, api));
      case 'audit':
        return auditView(loaded.audit);
      case 'mail':
        return html`<mail-page .api=${api} .chosen=${loaded.state}></mail-page>`;
      case 'people':
        return html`<people-page .api=${api}></people-page>`;
      case 'account':
        return html`<account-page></account-page>`;
    }
  }

  /** What is there stays until the new place is. */
  async #load(isStep: boolean): Promise<void> {
    const route = this._route;
    const isFirst = this._loaded === null;
    this._isLoading = true;
    try {
      const [loaded] = await Promise.all([loadPlace(this.#api, route), definePage(route)]);
      // Somebody may have gone on while this was on its way.
      if (hashOf(route) !== hashOf(this._route)) return;
      this._loaded = loaded;
      this._problem = null;
      this.#deeds.problem = null;
    } catch (error) {
      this._problem = problemOf(error);
    }
    this._isLoading = false;
    if (isStep && !isFirst) await this.#announcer.arrive();
  }
}

const sheetDownloads = (deeds: Deeds, api: ApiClient): SheetActions => ({
  download: () => void deeds.download(api, '/api/host/sheet.csv', 'Numbers for PDUPS.csv'),
  downloadYear: (year) =>
    void deeds.download(api, `/api/host/yearly-pack.csv?year=${year}`, `Events of ${year}.csv`),
});

/** Somebody who came from an LMS stays in one event. */
function ofEvent(id: string, route: Route): Route {
  if (route.page === 'person') return { ...route, id };
  return { page: 'event', id, tab: (route.page === 'event' && route.tab) || 'overview' };
}

/** Another tab of an event is no other page. */
const isSamePage = (a: Route, b: Route): boolean =>
  a.page === 'event' && b.page === 'event' && a.id === b.id;
