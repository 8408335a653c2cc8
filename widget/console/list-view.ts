import { type TemplateResult, html, nothing } from 'lit';
import type { HostEventsResponse } from '../../server/contract/host.ts';
import { dayRange } from './calendar.ts';
import { type ListRoute, type Route, hashOf } from './route.ts';

type Entry = HostEventsResponse['events'][number];

export interface ListActions {
  begin: () => void;
  isBusy: boolean;
  canBegin: boolean;
}

const FORM_WORDS: Record<Entry['formStatus'], string> = {
  missing: 'Missing',
  'needs-map': 'Needs its places',
  ready: 'Ready',
  stale: 'Print it anew',
};

export const STATE_WORDS: Record<Entry['state'], string> = {
  draft: 'Draft',
  published: 'Published',
  ended: 'Ended',
  cancelled: 'Cancelled',
  purged: 'Purged',
};

const REPORT_WORDS: Record<Entry['reportStatus'], string> = {
  'not-due': '',
  due: 'Report is due',
  reported: 'Reported',
  differs: 'Differs from the report',
};

/** The host's events with the exact count of each; looked for by words and state (R-CNT-1). */
export function listView(
  { hostName, events, hasMore }: HostEventsResponse,
  route: ListRoute,
  actions: ListActions,
): TemplateResult {
  return html`<h1>${hostName}</h1>
    ${toolbar(route, actions)} ${events.length === 0 ? emptyView(route) : tableView(events)}
    ${pagerView(hasMore, route)}`;
}

function toolbar(route: ListRoute, { begin, isBusy, canBegin }: ListActions): TemplateResult {
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    if (!(event.currentTarget instanceof HTMLFormElement)) return;
    const data = new FormData(event.currentTarget);
    const of = (name: string) => String(data.get(name) ?? '');
    const found = { words: of('words'), state: of('state'), sort: of('sort'), number: 0 };
    location.hash = hashOf({ page: 'events', ...found });
  };
  return html`<form class="toolbar" role="search" @submit=${submit}>
    <label>Search <input type="search" name="words" .value=${route.words} /></label>
    ${select('state', 'State', route.state, { '': 'All', ...STATE_WORDS })}
    ${select('sort', 'Sort by', route.sort, {
      newest: 'Newest first',
      oldest: 'Oldest first',
      title: 'Title',
    })}
    <button class="button secondary">Show</button>
    ${
      canBegin
        ? html`<button type="button" class="button" ?disabled=${isBusy} @click=${begin}>
            New event
          </button>`
        : nothing
    }
  </form>`;
}

const select = (
  name: string,
  label: string,
  value: string,
  options: Record<string, string>,
): TemplateResult =>
  html`<label
    >${label}
    <select name=${name}>
      ${Object.entries(options).map(
        ([key, words]) => html`<option value=${key} ?selected=${key === value}>${words}</option>`,
      )}
    </select>
  </label>`;

const emptyView = ({ words, state }: ListRoute): TemplateResult =>
  words || state
    ? html`<p class="card">
        No event was found. <a href="#">Show all events</a>, or search for other words.
      </p>`
    : html`<p class="card">
        There is no event yet. Begin with “New event”: it stays a draft until you publish it.
      </p>`;

const tableView = (events: readonly Entry[]): TemplateResult =>
  html`<div class="table" role="region" aria-label="Events" tabindex="0">
    <table>
      <thead>
        <tr>
          <th scope="col">Event</th>
          <th scope="col">Dates</th>
          <th scope="col">State</th>
          <th scope="col">Form</th>
          <th scope="col" class="number">Certificates issued</th>
        </tr>
      </thead>
      <tbody>
        ${events.map(rowView)}
      </tbody>
    </table>
  </div>`;

function rowView(entry: Entry): TemplateResult {
  const route: Route = { page: entry.state === 'draft' ? 'editor' : 'event', id: entry.id };
  const report = REPORT_WORDS[entry.reportStatus];
  return html`<tr>
    <th scope="row">
      <a href=${hashOf(route)}>${entry.title || '(no title yet)'}</a>
      ${entry.isPractice ? html`<span class="badge">Practice</span>` : nothing}
    </th>
    <td data-label="Dates">${dayRange(entry.startDate, entry.endDate)}</td>
    <td data-label="State">
      ${STATE_WORDS[entry.state]}${
        report && !entry.isPractice ? html` <span class="badge">${report}</span>` : nothing
      }
    </td>
    <td data-label="Form">${FORM_WORDS[entry.formStatus]}</td>
    <td class="number" data-label="Certificates issued">${entry.certificateCount}</td>
  </tr>`;
}

function pagerView(hasMore: boolean, route: ListRoute): TemplateResult | typeof nothing {
  if (route.number === 0 && !hasMore) return nothing;
  const link = (number: number, words: string) =>
    html`<a class="button secondary" href=${hashOf({ ...route, number })}>${words}</a>`;
  return html`<nav class="actions" aria-label="Pages">
    ${route.number > 0 ? link(route.number - 1, 'Previous') : nothing}
    <span>Page ${route.number + 1}</span>
    ${hasMore ? link(route.number + 1, 'Next') : nothing}
  </nav>`;
}
