import { type TemplateResult, html, nothing } from 'lit';
import type { HostEventsResponse } from '../../server/contract/host.ts';
import { dayRange } from './calendar.ts';

type Entry = HostEventsResponse['events'][number];

const FORM_WORDS: Record<Entry['formStatus'], string> = {
  missing: 'Form missing',
  'needs-map': 'Form needs its places',
  ready: 'Form ready',
};

/** All events of the host with the exact count of each; practice never counts (R-CNT-1). */
export function listView({ hostName, events }: HostEventsResponse): TemplateResult {
  const real = events.filter(({ isPractice }) => !isPractice);
  const total = real.reduce((sum, { certificateCount }) => sum + certificateCount, 0);
  return html`<h1>${hostName}</h1>
    ${events.length === 0 ? EMPTY : tableView(events)}
    <p>
      Certificates issued that count: <strong>${total}</strong>${
        real.length < events.length ? ' (practice events are not counted)' : nothing
      }
    </p>`;
}

const EMPTY = html`<div class="card">
  <p>There is no event yet. Events that are entered in PDUPS appear here with their form.</p>
</div>`;

const tableView = (events: readonly Entry[]): TemplateResult =>
  html`<div class="table" role="region" aria-label="Events" tabindex="0">
    <table>
      <thead>
        <tr>
          <th scope="col">Event</th>
          <th scope="col">Dates</th>
          <th scope="col">Form</th>
          <th scope="col" class="number">Certificates issued</th>
        </tr>
      </thead>
      <tbody>
        ${events.map(rowView)}
      </tbody>
    </table>
  </div>`;

const rowView = (entry: Entry): TemplateResult =>
  html`<tr>
    <th scope="row">
      <a href="#event=${encodeURIComponent(entry.id)}">${entry.title}</a>
      ${entry.isPractice ? html`<span class="badge">Practice</span>` : nothing}
    </th>
    <td data-label="Dates">${dayRange(entry.startDate, entry.endDate)}</td>
    <td data-label="Form">${FORM_WORDS[entry.formStatus]}</td>
    <td class="number" data-label="Certificates issued">${entry.certificateCount}</td>
  </tr>`;
