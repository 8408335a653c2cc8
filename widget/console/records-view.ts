import { type TemplateResult, html } from 'lit';
import type { AuditResponse, SheetResponse } from '../../server/contract/event.ts';
import { dayRange } from './calendar.ts';
import { hashOf } from './route.ts';

const STATUS: Record<SheetResponse['rows'][number]['status'], string> = {
  'not-due': 'Goes on',
  due: 'Key it now',
  reported: 'Done',
  differs: 'Differs',
};

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
    ${
      rows.length === 0
        ? html`<p class="card">
            No event has been published yet. Each one appears here with the number to key after its
            end.
          </p>`
        : html`<div class="table" role="region" aria-label="Numbers for PDUPS" tabindex="0">
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
              <button class="button secondary" @click=${actions.download}>Download as CSV</button>
            </p>`
    }
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
      <button class="button secondary">Download</button>
    </form>`;
}

const sheetRow = (row: SheetResponse['rows'][number]): TemplateResult =>
  html`<tr>
    <th scope="row"><a href=${hashOf({ page: 'event', id: row.eventId })}>${row.title}</a></th>
    <td data-label="Dates">${dayRange(row.startDate, row.endDate)}</td>
    <td class="number" data-label="Issued">${row.issuedCount}</td>
    <td class="number" data-label="Voided">${row.voidedCount}</td>
    <td class="number" data-label="Standing">${row.standingCount}</td>
    <td class="number" data-label="Keyed">${row.keyedCount ?? '–'}</td>
    <td class="number" data-label="Difference">${row.difference}</td>
    <td data-label="To do">${STATUS[row.status]}</td>
  </tr>`;

/** Who did what, and when; never changeable (R-REC-3). */
export const auditView = ({ entries }: AuditResponse): TemplateResult =>
  html`<h1>Audit log</h1>
    ${
      entries.length === 0
        ? html`<p class="card">Nothing has been done yet.</p>`
        : html`<div class="table" role="region" aria-label="Audit log" tabindex="0">
            <table>
              <thead>
                <tr>
                  <th scope="col">When</th>
                  <th scope="col">Who</th>
                  <th scope="col">What</th>
                  <th scope="col">Details</th>
                </tr>
              </thead>
              <tbody>
                ${entries.map(
                  (entry) =>
                    html`<tr>
                      <th scope="row">${new Date(entry.at).toLocaleString('en-US')}</th>
                      <td data-label="Who">${entry.actor}</td>
                      <td data-label="What">${entry.action}</td>
                      <td data-label="Details"><code>${JSON.stringify(entry.details)}</code></td>
                    </tr>`,
                )}
              </tbody>
            </table>
          </div>`
    }`;
