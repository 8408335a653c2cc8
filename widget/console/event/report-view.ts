import { type TemplateResult, html, nothing } from 'lit';
import type { DeskActions } from './event-desk.ts';
import type { EventData } from './event-page.ts';
import { momentIn } from '../moment.ts';
import { noticeBox } from '../problem-box.ts';

/** The number to key into PDUPS, typed again so that a typing error is caught (R-CNT-3, R-CNT-4). */
export function reportView(
  data: EventData,
  { isBusy }: { isBusy: boolean },
  { report }: DeskActions,
): TemplateResult {
  const { status } = data.editor.report;
  return html`<section class="card">
    <h2>Report to OPI</h2>
    ${statusView(data)}
    ${status === 'due' || status === 'differs' ? confirmView(isBusy, report) : nothing}
    ${keyedView(data)}
  </section>`;
}

function statusView({ view, editor }: EventData): TemplateResult {
  const { certificateCount } = view;
  const { status, keyed } = editor.report;
  switch (status) {
    case 'not-due':
      return html`<p>
        The number of certificates is keyed into PDUPS after the last day. So far it is
        <strong>${certificateCount}</strong>; it counts itself.
      </p>`;
    case 'reported':
      return noticeBox(`Reported: ${certificateCount}. Nothing is to be done.`);
    case 'differs':
      return noticeBox(
        html`Reported: ${keyed.at(-1)?.count}. Now
          <strong>${certificateCount}</strong> ${certificateCount === 1 ? 'stands' : 'stand'}. Key
          the new number into PDUPS, then type it here.`,
        'warning',
      );
    case 'due':
      return html`<p>
        Key <strong>${certificateCount}</strong> into PDUPS as the number of certificates issued,
        then type the number that you keyed.
        ${certificateCount === 0 ? 'Zero is reported too.' : nothing}
      </p>`;
  }
}

function confirmView(isBusy: boolean, report: DeskActions['report']): TemplateResult {
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    if (!(event.currentTarget instanceof HTMLFormElement)) return;
    report(Number(new FormData(event.currentTarget).get('count')));
  };
  return html`<form class="toolbar" @submit=${submit}>
    <label
      >Number keyed into PDUPS
      <input type="number" name="count" min="0" step="1" required />
    </label>
    <wa-button type="submit" variant="brand" ?loading=${isBusy}>I have keyed it</wa-button>
  </form>`;
}

/** Every number that was keyed stays to be seen. */
function keyedView({ view, editor }: EventData): TemplateResult | typeof nothing {
  const { keyed } = editor.report;
  if (keyed.length === 0) return nothing;
  return html`<h3>Keyed so far</h3>
    <ul>
      ${keyed.map(
        ({ count, keyedBy, keyedAt }) =>
          html`<li>${count}, on ${momentIn(keyedAt, view.event.timeZone)}, by ${keyedBy}</li>`,
      )}
    </ul>`;
}
