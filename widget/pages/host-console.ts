import { LitElement, type TemplateResult, html, nothing } from 'lit';
import type {
  FieldMapRequest,
  HostEventResponse,
  HostEventsResponse,
} from '../../server/contract/host.ts';
import type { ErrorResponse } from '../../server/contract/educator.ts';
import { ApiClient, ApiError } from '../element/api-client.ts';
import type { Session } from '../element/names.ts';
import { showPdf } from '../element/show-pdf.ts';
import { type EventActions, eventView } from './event-view.ts';
import { listView } from './list-view.ts';

type Problem = ErrorResponse['error'];

/** People finish while the host looks on. */
const REFRESH_MS = 10_000;

/** The host's page: the list of events, or one event, chosen by the address' `#event=…`. */
export class HostConsole extends LitElement {
  static override properties = {
    _list: { state: true },
    _event: { state: true },
    _problem: { state: true },
    _formProblem: { state: true },
    _busy: { state: true },
    _search: { state: true },
  };

  session: Session | null = null;
  /** Set for an instructor, who sees one event only. */
  onlyEventId: string | null = null;
  declare private _list: HostEventsResponse | null;
  declare private _event: HostEventResponse | null;
  declare private _problem: Problem | null;
  declare private _formProblem: Problem | null;
  declare private _busy: boolean;
  declare private _search: string;
  #api: ApiClient | null = null;
  #timer: ReturnType<typeof setInterval> | undefined;
  readonly #followAddress = () => void this.#load({ isQuiet: false });

  constructor() {
    super();
    this._list = null;
    this._event = null;
    this._problem = null;
    this._formProblem = null;
    this._busy = false;
    this._search = '';
  }

  /** Rendered into the page itself, whose style it shares. */
  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#api = new ApiClient(location.origin, this.session);
    window.addEventListener('hashchange', this.#followAddress);
    this.#timer = setInterval(() => void this.#load({ isQuiet: true }), REFRESH_MS);
    this.#followAddress();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    window.removeEventListener('hashchange', this.#followAddress);
    clearInterval(this.#timer);
  }

  protected override render(): TemplateResult {
    return html`${this._problem ? problemBox(this._problem) : nothing}${this.#content()}`;
  }

  #content(): TemplateResult {
    if (this._event) {
      const state = {
        canGoBack: this.onlyEventId === null,
        isBusy: this._busy,
        words: this._search,
        formProblem: this._formProblem ? problemBox(this._formProblem) : html``,
      };
      return eventView(this._event, state, this.#actions(this._event));
    }
    if (this._list) return listView(this._list);
    return this._problem ? html`` : html`<p role="status">Loading …</p>`;
  }

  #actions({ event, form }: HostEventResponse): EventActions {
    const path = `/api/host/events/${encodeURIComponent(event.id)}`;
    return {
      search: (words) => {
        this._search = words;
      },
      upload: (file) =>
        void this.#change((api) =>
          api.put(`${path}/form`, new Blob([file], { type: 'application/pdf' })),
        ),
      map: (fieldMap: FieldMapRequest) =>
        void this.#change((api) => api.put(`${path}/form/map`, fieldMap)),
      viewForm: () => void this.#show(`${path}/form/pdf`, `Form ${form.version}.pdf`),
      viewCertificate: ({ serial, fileName }) =>
        void this.#show(`${path}/certificates/${serial}/pdf`, fileName),
    };
  }

  async #load({ isQuiet }: { isQuiet: boolean }): Promise<void> {
    if (isQuiet && (this._busy || document.visibilityState === 'hidden')) return;
    const eventId = this.onlyEventId ?? eventOfAddress();
    if (!isQuiet) this.#clear(eventId);
    try {
      if (eventId) await this.#loadEvent(eventId);
      else this._list = (await this.#api?.get<HostEventsResponse>('/api/host/events')) ?? null;
      this._problem = null;
    } catch (error) {
      this._problem = problemOf(error);
    }
  }

  async #loadEvent(eventId: string): Promise<void> {
    const path = `/api/host/events/${encodeURIComponent(eventId)}`;
    const loaded = await this.#api?.get<HostEventResponse>(path);
    // Another event may have been chosen while this one was on its way.
    if (loaded && (this.onlyEventId ?? eventOfAddress()) === eventId) this._event = loaded;
  }

  #clear(eventId: string | null): void {
    if (this._event?.event.id !== eventId) this._event = null;
    this._formProblem = null;
    this._search = '';
  }

  async #change(change: (api: ApiClient) => Promise<HostEventResponse>): Promise<void> {
    if (!this.#api || this._busy) return;
    this._busy = true;
    this._formProblem = null;
    try {
      this._event = await change(this.#api);
    } catch (error) {
      this._formProblem = problemOf(error);
    } finally {
      this._busy = false;
    }
  }

  async #show(path: string, fileName: string): Promise<void> {
    const tab = window.open('', '_blank');
    try {
      const pdf = await this.#api?.pdf(path);
      if (pdf) showPdf(pdf, { fileName, tab });
    } catch (error) {
      tab?.close();
      this._problem = problemOf(error);
    }
  }
}

const eventOfAddress = (): string | null =>
  new URLSearchParams(location.hash.slice(1)).get('event');

const problemBox = ({ message, remedy, reasons = [], supportCode }: Problem): TemplateResult =>
  html`<div class="problem" role="alert">
    <p><strong>${message}</strong> ${remedy}</p>
    ${
      reasons.length > 0
        ? html`<ul>
            ${reasons.map((reason) => html`<li><strong>${reason.message}</strong> ${reason.remedy}</li>`)}
          </ul>`
        : nothing
    }
    ${supportCode ? html`<p class="support-code">Support code: <code>${supportCode}</code></p>` : nothing}
  </div>`;

const problemOf = (error: unknown): Problem =>
  error instanceof ApiError
    ? error.problem
    : { code: 'PAGE_BROKEN', message: 'Something went wrong in this page.', remedy: 'Reload it.' };
