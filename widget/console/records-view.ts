import { type TemplateResult, html } from 'lit';
import type { SheetResponse } from '../../server/contract/event.ts';
import { dayRange } from './calendar.ts';
import { noticeBox } from './problem-box.ts';
import { hashOf } from './route.ts';

const STATUS: Record<SheetResponse['rows'][number]['status'], string> = {
  'not-due': 'Goes on',
  due: 'Key it now',
  reported: 'Done',
  differs: 'Differs',
};

const VARIANTS = {
  'not-due': 'neutral',
  due: 'warning',
  reported: 'success',
  differs: 'danger',
} as const;

export interface SheetActions {
  download: () => void;
  downloadYear: (year: number) => void;
}

/** The numbers to key into PDUPS, over all events (R-CNT-3). */
export function sheetView({ rows }: SheetResponse, actions: SheetActions): TemplateResult {
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    if (!(event.currentTarget instanceof HTMLFormElement)) return;
    actions.downloadYear(Number(new FormData(event.currentTarget).get('year')));
  };
  return html`<h1>Numbers for PDUPS</h1>
    ${rows.length === 0 ? noticeBox(NO_ROWS, 'neutral') : sheetTable(rows, actions)}
    <form class="toolbar" @submit=${submit}>
      <label
        >Yearly pack for
        <input
          type="number"
          name="year"
          min="2000"
          max="2200"
          .value=${String(new Date().getFullYear())}
        />
      </label>
      <wa-button type="submit" appearance="outlined">Download</wa-button>
    </form>`;
}

const NO_ROWS =
  'No event has been published yet. Each one appears here with the number to key after its end.';

const sheetTable = (rows: SheetResponse['rows'], { download }: SheetActions): TemplateResult =>
  html`<div class="table" role="region" aria-label="Numbers for PDUPS" tabindex="0">
      <table>
        <thead>
          <tr>
            <th scope="col">Event</th>
            <th scope="col">Dates</th>
            <th scope="col" class="number">Issued</th>
            <th scope="col" class="number">Voided</th>
            <th scope="col" class="number">Standing</th>
            <th scope="col" class="number">Keyed</th>
            <th scope="col" class="number">Difference</th>
            <th scope="col">To do</th>
          </tr>
        </thead>
        <tbody>
          ${rows.map(sheetRow)}
        </tbody>
      </table>
    </div>
    <p class="actions">
      <wa-button appearance="outlined" @click=${download}>Download as CSV</wa-button>
    </p>`;

const sheetRow = (row: SheetResponse['rows'][number]): TemplateResult =>
  html`<tr>
    <th scope="row">
      <a href=${hashOf({ page: 'event', id: row.eventId, tab: 'report' })}>${row.title}</a>
    </th>
    <td data-label="Dates">${dayRange(row.startDate, row.endDate)}</td>
    <td class="number" data-label="Issued">${row.issuedCount}</td>
    <td class="number" data-label="Voided">${row.voidedCount}</td>
    <td class="number" data-label="Standing">${row.standingCount}</td>
    <td class="number" data-label="Keyed">${row.keyedCount ?? '–'}</td>
    <td class="number" data-label="Difference">${row.difference}</td>
    <td data-label="To do">
      <wa-badge variant=${VARIANTS[row.status]} appearance="filled" pill
        >${STATUS[row.status]}</wa-badge
      >
    </td>
  </tr>`;
