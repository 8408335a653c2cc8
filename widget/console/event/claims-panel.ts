import { LitElement, type PropertyValues, type TemplateResult, html, nothing } from 'lit';
import type {
  IssueWaitingResponse,
  RemindReadyResponse,
} from '../../../server/contract/certificates.ts';
import type { ProgressSeriesResponse } from '../../../server/contract/people.ts';
import type { ApiClient } from '../../pages/api-client.ts';
import { eventPath } from '../load-place.ts';
import { type Problem, noticeBox, problemBox, problemOf } from '../problem-box.ts';
import { hashOf } from '../route.ts';

type Failures = IssueWaitingResponse['failures'];

/** People who wait for a certificate, and those who could have one and have not claimed (R-CRT-3). */
export class ClaimsPanel extends LitElement {
  static override properties = {
    eventId: { attribute: false },
    hasForm: { attribute: false },
    maySign: { attribute: false },
    version: { attribute: false },
    _waiting: { state: true },
    _ready: { state: true },
    _progress: { state: true },
    _failures: { state: true },
    _notice: { state: true },
    _problem: { state: true },
  };

  api: ApiClient | null = null;
  declare eventId: string;
  /** Whether the event has a form in use. */
  declare hasForm: boolean;
  /** Whether the signatory agrees to the signature. */
  declare maySign: boolean;
  /** Counts anew when it is raised. */
  declare version: number;
  canServe = false;
  /** Shows the people with this status in the list below. */
  show: (status: 'waiting' | 'ready') => void = () => {};
  declare private _waiting: number;
  declare private _ready: number;
  /** Null while nothing is being issued. */
  declare private _progress: { doneCount: number; allCount: number } | null;
  declare private _failures: Failures;
  declare private _notice: string;
  declare private _problem: Problem | null;

  constructor() {
    super();
    this.eventId = '';
    this.hasForm = false;
    this.maySign = false;
    this.version = 0;
    this._waiting = 0;
    this._ready = 0;
    this._progress = null;
    this._failures = [];
    this._notice = '';
    this._problem = null;
  }

  /** Rendered into the page itself, whose style it shares. */
  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (changed.has('version') && !this._progress) void this.#try((api) => this.#count(api));
  }

  protected override render(): TemplateResult {
    const { _problem: problem, _notice: notice } = this;
    return html`${this._waiting > 0 ? this.#waitingView() : nothing}
    ${this._ready > 0 ? this.#readyView() : nothing} ${problem ? problemBox(problem) : nothing}
    ${notice ? noticeBox(notice, 'neutral') : nothing}
    ${this._failures.length > 0 ? failuresView(this._failures) : nothing}`;
  }

  #waitingView(): TemplateResult {
    const { canServe, _progress: progress } = this;
    const isServed = this.hasForm && this.maySign;
    return html`<section class="waiting" aria-label="Claims that wait">
      <p>
        <strong>${people(this._waiting)} claimed and wait${this._waiting === 1 ? 's' : ''}.</strong>
        ${
          isServed
            ? 'They are served by themselves within a minute; you can also begin now.'
            : html`The certificates are issued by themselves as soon as ${this.#missingView()}.`
        }
      </p>
      ${progress ? this.#progressView(progress) : nothing}
      <p class="actions">
        ${
          isServed && canServe
            ? html`<wa-button
                variant="brand"
                ?disabled=${progress !== null}
                @click=${() => void this.#try((api) => this.#issueAll(api))}
                >Issue to all who wait</wa-button
              >`
            : nothing
        }
        <wa-button appearance="outlined" @click=${() => this.show('waiting')}
          >Show who waits</wa-button
        >
      </p>
    </section>`;
  }

  /** What the claims wait for, with a way there. */
  #missingView(): TemplateResult {
    return this.hasForm
      ? html`the signatory agrees to the <a href=${hashOf({ page: 'settings' })}>signature</a>`
      : html`the <a href=${hashOf({ page: 'event', id: this.eventId, tab: 'form' })}>form</a> is in
          use`;
  }

  #progressView({ doneCount, allCount }: { doneCount: number; allCount: number }): TemplateResult {
    return html`<label class="progress"
      >${doneCount} of ${allCount}<progress max=${allCount} .value=${doneCount}></progress>
    </label>`;
  }

  #readyView(): TemplateResult {
    return html`<section class="ready" aria-label="People who may claim">
      <p>
        <strong>${people(this._ready)} may claim.</strong> Only educators themselves can say that
        they are Montana educators, so nothing can be issued for them until they do.
      </p>
      <p class="actions">
        ${
          this.canServe
            ? html`<wa-button
                appearance="outlined"
                @click=${() => void this.#try((api) => this.#remind(api))}
                >Remind them by e-mail</wa-button
              >`
            : nothing
        }
        <wa-button appearance="outlined" @click=${() => this.show('ready')}
          >Show who may claim</wa-button
        >
      </p>
    </section>`;
  }

  async #count(api: ApiClient): Promise<void> {
    const path = `${eventPath(this.eventId)}/progress`;
    const { steps } = await api.get<ProgressSeriesResponse>(path);
    const countOf = (wanted: string) => steps.find(({ step }) => step === wanted)?.count ?? 0;
    this._waiting = countOf('waiting');
    this._ready = countOf('ready');
  }

  /** A few at a time, so that there is progress to be shown. */
  async #issueAll(api: ApiClient): Promise<void> {
    const path = `${eventPath(this.eventId)}/certificates/issue`;
    this._progress = { doneCount: 0, allCount: this._waiting };
    this._failures = [];
    let issued = 0;
    for (let after: string | null = ''; after !== null;) {
      const body: object = after ? { after } : {};
      const answer: IssueWaitingResponse = await api.post<IssueWaitingResponse>(path, body);
      issued += answer.issuedCount;
      this._failures = [...this._failures, ...answer.failures];
      const doneCount = issued + this._failures.length;
      this._progress = { doneCount, allCount: doneCount + answer.leftCount };
      after = answer.next;
    }
    this._progress = null;
    this._notice = `Issued to ${people(issued)}.`;
    await this.#count(api);
  }

  async #remind(api: ApiClient): Promise<void> {
    const path = `${eventPath(this.eventId)}/participants/remind`;
    const answer = await api.post<RemindReadyResponse>(path, {});
    const { mailedCount, mailedBeforeCount, withoutAddressCount } = answer;
    this._notice = [
      `A letter is on its way to ${people(mailedCount)}.`,
      mailedBeforeCount > 0 ? `${people(mailedBeforeCount)} had one today already.` : '',
      withoutAddressCount > 0 ? `No address is known of ${people(withoutAddressCount)}.` : '',
    ].join(' ');
  }

  async #try(deed: (api: ApiClient) => Promise<void>): Promise<void> {
    if (!this.api) return;
    try {
      await deed(this.api);
      this._problem = null;
    } catch (error) {
      this._progress = null;
      this._problem = problemOf(error);
    }
  }
}

const people = (count: number): string =>
  count === 1 ? '1 person' : `${count.toLocaleString('en-US')} people`;

const failuresView = (failures: Failures): TemplateResult =>
  html`<p>Not issued yet; these claims wait on:</p>
    <ul>
      ${failures.map(({ name, message }) => html`<li><strong>${name}</strong>: ${message}</li>`)}
    </ul>`;
