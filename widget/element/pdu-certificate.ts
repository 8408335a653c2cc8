import { LitElement, type TemplateResult, html, nothing } from 'lit';
import type { AttendanceResponse } from '../../server/contract/educator.ts';
import { claimView, problemView } from './claim-view.ts';
import { evaluationView, readAnswers } from './evaluation-view.ts';
import { EventController, type EventHost } from './event-controller.ts';
import type { PduCertificateEvents, Session } from './names.ts';
import { partView } from './parts-view.ts';
import { styles } from './pdu-certificate.styles.ts';
import { progressView } from './progress-view.ts';
import { TEXTS } from './texts.ts';

const NOTICES: Record<NonNullable<EventController['notice']>, string> = {
  skipped: TEXTS.noSkipping,
  'too-fast': TEXTS.slowDown,
  failed: TEXTS.videoFailed,
  offline: TEXTS.offline,
};

/**
 * `<pdu-certificate>`: shows an event's recordings, reports what plays to the server, shows what is
 * proven and what is missing, and hands over the certificate.
 *
 * Attributes: `server` (base address of the certificate server; default: where this script comes
 * from), `token` (signed by the embedding page's own server). Property: `session`, instead of a
 * token, on the server's own pages. Events: `pdu-progress`, `pdu-claimed`. Slots: the default slot
 * shows until the event is loaded; `part-ID` takes a player of the page itself. CSS: the parts
 * `part`, `progress`, `evaluation` and `claim`, and the properties `--pdu-accent`,
 * `--pdu-on-accent`, `--pdu-line` and `--pdu-soft`.
 */
export class PduCertificate extends LitElement implements EventHost {
  static override styles = styles;
  static override properties = {
    server: { type: String },
    token: { type: String },
    session: { attribute: false },
  };

  declare server: string;
  declare token: string;
  declare session: Session | null;

  readonly #event: EventController;
  #shownRefusal: EventController['refusal'] = null;

  constructor() {
    super();
    this.server = new URL(import.meta.url).origin;
    this.token = '';
    this.session = null;
    this.#event = new EventController(this);
  }

  tell<K extends keyof PduCertificateEvents>(
    name: K,
    detail: PduCertificateEvents[K]['detail'],
  ): void {
    this.dispatchEvent(new CustomEvent(name, { detail, bubbles: true, composed: true }));
  }

  protected override updated(): void {
    const { refusal } = this.#event;
    if (refusal && refusal !== this.#shownRefusal) {
      this.renderRoot.querySelector<HTMLElement>('.claim .problem')?.focus();
    }
    this.#shownRefusal = refusal;
  }

  protected override render(): TemplateResult {
    const { attendance, failure } = this.#event;
    if (attendance) return this.#eventView(attendance);
    if (failure) {
      return html`<h2>${TEXTS.notOpened}</h2>
        ${problemView(failure)}
        <button type="button" @click=${() => void this.#event.load()}>${TEXTS.tryAgain}</button>`;
    }
    return html`<slot></slot>
      <p role="status">${TEXTS.loading}</p>`;
  }

  #eventView({ event, progress, ...own }: AttendanceResponse): TemplateResult {
    const { failure, notice, busy } = this.#event;
    return html`
      <header class="head">
        <h2>${event.title}</h2>
        <p>${TEXTS.from(event.hostName)} · ${TEXTS.units(event.pduCount)}</p>
        ${event.isPractice ? html`<p class="badge">${TEXTS.practice}</p>` : nothing}
      </header>
      <p class="notice" role="status">${notice ? NOTICES[notice] : nothing}</p>
      ${failure ? problemView(failure) : nothing}
      ${event.parts.map((part) =>
        partView(
          part,
          progress.parts.find(({ partId }) => partId === part.id),
        ),
      )}
      ${progressView(progress, { goToMissing: () => this.#event.goToMissing() })}
      ${
        event.evaluation.length > 0
          ? evaluationView(event.evaluation, {
              isDone: own.hasSubmittedEvaluation,
              isBusy: busy === 'evaluation',
              submit: (submitted) => this.#evaluate(submitted),
            })
          : nothing
      }
      ${this.#claimView(own)}
    `;
  }

  #claimView({
    claim,
    educatorName,
    hasEmail,
  }: Pick<AttendanceResponse, 'claim' | 'educatorName' | 'hasEmail'>) {
    const { busy, refusal, isMailed } = this.#event;
    return claimView(claim, {
      name: educatorName,
      isBusy: busy !== null && busy !== 'evaluation',
      problem: refusal,
      submit: (submitted) => this.#claim(submitted),
      open: () => void this.#event.showCertificate(window.open('', '_blank')),
      download: () => void this.#event.showCertificate(null),
      mail: hasEmail ? () => void this.#event.mailCertificate() : null,
      isMailed,
    });
  }

  #evaluate(submitted: SubmitEvent): void {
    submitted.preventDefault();
    const form = submitted.currentTarget;
    if (form instanceof HTMLFormElement) void this.#event.evaluate(readAnswers(form));
  }

  #claim(submitted: SubmitEvent): void {
    submitted.preventDefault();
    const form = submitted.currentTarget;
    if (!(form instanceof HTMLFormElement)) return;
    const data = new FormData(form);
    void this.#event.claim({
      name: String(data.get('name') ?? ''),
      isMontanaEducator: data.has('montana'),
    });
  }
}
