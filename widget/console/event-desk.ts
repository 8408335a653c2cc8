import { type TemplateResult, html, nothing } from 'lit';
import type { EmailResponse, EventResponse } from '../../server/contract/event.ts';
import { emailView } from './email-view.ts';
import { STATE_WORDS } from './list-view.ts';
import { purgedView } from './retention-view.ts';
import { hashOf } from './route.ts';

export interface DeskActions {
  cancel: (reason: string) => void;
  report: (count: number) => void;
  nextYear: () => void;
  duplicate: () => void;
}

export interface DeskState {
  editor: EventResponse;
  certificateCount: number;
  canEdit: boolean;
  isBusy: boolean;
  email: EmailResponse['email'] | null;
}

/** What can be done with an event now: edit, report, next year's, cancel (R-EVT-3, -6, R-CNT-3). */
export function deskView(state: DeskState, actions: DeskActions): TemplateResult {
  const { editor, isBusy, email } = state;
  if (editor.purge) return purgedView(editor.purge);
  const may = (action: string) => editor.actions.includes(action);
  return html`<section class="card">
      <h2>What can be done</h2>
      <p>
        <span class="badge">${STATE_WORDS[editor.state]}</span>
        ${editor.isLate ? html`<span class="badge">Entered late</span>` : nothing}
      </p>
      ${may('report') && !editor.isPractice ? reportView(state, actions) : nothing}
      <p class="actions">
        ${
          editor.isPractice || editor.state === 'cancelled' || !state.canEdit
            ? nothing
            : html`<a class="button secondary" href=${hashOf({ page: 'editor', id: editor.id })}
                >${editor.state === 'ended' ? 'See the event, ask OPI for a change' : 'Edit the event'}</a
              >`
        }
        ${
          state.canEdit
            ? html`<button class="button secondary" ?disabled=${isBusy} @click=${actions.duplicate}>
                Duplicate
              </button>`
            : nothing
        }
        ${may('next-year') && !editor.isPractice ? nextYearView(editor, actions, isBusy) : nothing}
      </p>
      ${may('cancel') && !editor.isPractice ? cancelView(state, actions) : nothing}
    </section>
    ${email ? emailView(email) : nothing}`;
}

const nextYearView = (
  { nextEventId }: EventResponse,
  { nextYear }: DeskActions,
  isBusy: boolean,
): TemplateResult =>
  nextEventId
    ? html`<a class="button secondary" href=${hashOf({ page: 'editor', id: nextEventId })}
        >Open next year’s event</a
      >`
    : html`<button class="button secondary" ?disabled=${isBusy} @click=${nextYear}>
        Make next year’s event
      </button>`;

/** Typed again, so that a typing error is caught. */
function reportView(
  { editor, certificateCount, isBusy }: DeskState,
  { report }: DeskActions,
): TemplateResult {
  const { status, keyed } = editor.report;
  const last = keyed.at(-1);
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    if (!(event.currentTarget instanceof HTMLFormElement)) return;
    report(Number(new FormData(event.currentTarget).get('count')));
  };
  const words =
    status === 'differs'
      ? html`<p class="field-problem">
          ${last?.count} was reported, but ${certificateCount} stand now. Tell OPI the new number.
        </p>`
      : nothing;
  const done = last
    ? html`<p>
        Reported: ${last.count}, on ${new Date(last.keyedAt).toLocaleDateString('en-US')}, by
        ${last.keyedBy}.
      </p>`
    : html`<p>
        Key <strong>${certificateCount}</strong> into PDUPS as the number of certificates issued,
        then type the number that you keyed${certificateCount === 0 ? '. 0 is reported too' : ''}.
      </p>`;
  return html`${words}${done}
  ${
    status === 'reported'
      ? nothing
      : html`<form class="toolbar" @submit=${submit}>
          <label
            >Number keyed into PDUPS
            <input type="number" name="count" min="0" step="1" required />
          </label>
          <button class="button" ?disabled=${isBusy}>I have keyed it</button>
        </form>`
  }`;
}

function cancelView(
  { certificateCount, isBusy }: DeskState,
  { cancel }: DeskActions,
): TemplateResult {
  if (certificateCount > 0) return html``;
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    if (!(event.currentTarget instanceof HTMLFormElement)) return;
    if (!window.confirm('Cancel this event? It can’t be taken back.')) return;
    cancel(String(new FormData(event.currentTarget).get('reason') ?? ''));
  };
  return html`<details>
    <summary>Cancel the event</summary>
    <form class="toolbar" @submit=${submit}>
      <label
        >Why it did not take place <input name="reason" minlength="3" maxlength="1000" required
      /></label>
      <button class="button secondary" ?disabled=${isBusy}>Cancel the event</button>
    </form>
  </details>`;
}
