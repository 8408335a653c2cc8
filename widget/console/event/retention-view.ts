import { type TemplateResult, html, nothing } from 'lit';
import type { EventResponse } from '../../../server/contract/event.ts';
import type { ApiClient } from '../../pages/api-client.ts';
import { dayRange } from '../calendar.ts';

export interface RetentionActions {
  hold: (isHeld: boolean, reason: string) => void;
  purge: (title: string) => void;
}

export interface RetentionState {
  editor: EventResponse;
  api: ApiClient;
  isBusy: boolean;
}

/** An event’s records: until when they are kept, the whole of them in one file, hold and purge (R-REC-1, R-REC-2). */
export function retentionView(state: RetentionState, actions: RetentionActions): TemplateResult {
  const { editor, api } = state;
  if (editor.purge) return html``;
  const { id, details } = editor;
  return html`<section class="card">
    <h2>Records</h2>
    <p>${keptWords(editor)}</p>
    <record-download .api=${api} .eventId=${id} .eventTitle=${details.title}></record-download>
    ${editor.actions.includes('hold') ? holdView(state, actions) : nothing}
    ${editor.actions.includes('purge') ? purgeView(state, actions) : nothing}
  </section>`;
}

function keptWords({ hasLegalHold, keptUntil }: EventResponse): TemplateResult | string {
  if (hasLegalHold) {
    return html`<span class="badge">Legal hold</span> Nothing can be removed until it is lifted.`;
  }
  return keptUntil
    ? html`<strong>Kept until ${dayRange(keptUntil, keptUntil)}</strong>, five years after the end
        or the report, whichever is later. Nothing can be removed before.`
    : 'Kept for five years after the end or the report, whichever is later.';
}

function holdView({ editor, isBusy }: RetentionState, { hold }: RetentionActions): TemplateResult {
  const { hasLegalHold } = editor;
  const words = hasLegalHold ? 'Lift the legal hold' : 'Put under a legal hold';
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    const form = event.currentTarget;
    if (!(form instanceof HTMLFormElement)) return;
    hold(!hasLegalHold, String(new FormData(form).get('reason') ?? ''));
    form.reset();
  };
  return html`<details>
    <summary>Legal hold</summary>
    <p>
      A legal hold keeps the records longer, for example during a lawsuit or an audit. The reason
      goes to the audit log.
    </p>
    <form class="toolbar" @submit=${submit}>
      <label>Reason <input name="reason" minlength="3" maxlength="1000" required /></label>
      <button class="button secondary" ?disabled=${isBusy}>${words}</button>
    </form>
  </details>`;
}

function purgeView(
  { editor, isBusy }: RetentionState,
  { purge }: RetentionActions,
): TemplateResult {
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    if (!(event.currentTarget instanceof HTMLFormElement)) return;
    purge(String(new FormData(event.currentTarget).get('title') ?? ''));
  };
  return html`<details>
    <summary>Purge the records</summary>
    <p>
      The time of retention is over. Download the record first if you want to keep it:
      <strong>a purge can’t be taken back.</strong>
    </p>
    <p>
      <strong>What goes:</strong> participants with names and e-mail addresses, verified time and
      evidence, evaluations, the certificates’ files and names, forms, earlier versions of the
      event, and personal details in the audit log. Who also took part in another event stays there.
    </p>
    <p>
      <strong>What stays:</strong> the event, how many certificates were issued and voided, their
      serials with dates, the reports, and who did what.
    </p>
    <form class="toolbar" @submit=${submit}>
      <label
        >Type the title of the event: “${editor.details.title}”
        <input name="title" autocomplete="off" maxlength="200" required />
      </label>
      <button class="button secondary" ?disabled=${isBusy}>Purge the records</button>
    </form>
  </details>`;
}

/** What is said of an event whose records were purged; nothing is offered any more. */
export function purgedView(
  purge: NonNullable<EventResponse['purge']>,
  certificateCount: number,
): TemplateResult {
  const { begunAt, by, isFinished, voidedCount } = purge;
  const day = new Date(begunAt).toLocaleDateString('en-US', { dateStyle: 'medium' });
  return html`<section class="card">
    <h2>Purged</h2>
    <p class="count">
      <strong>${certificateCount}</strong> certificate${certificateCount === 1 ? '' : 's'} issued
    </p>
    <p>
      The records of this event were purged on ${day} by ${by}, after the time of retention. Its
      count, its serials and its reports are left.
      ${voidedCount > 0 ? `${voidedCount} more had been voided.` : nothing}
    </p>
    <p role="status">
      ${isFinished ? nothing : 'The last of them are being removed; this goes on by itself.'}
    </p>
  </section>`;
}
