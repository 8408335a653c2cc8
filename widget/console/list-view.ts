import { type TemplateResult, html, nothing } from 'lit';
import type { HostEventsResponse } from '../../server/contract/host.ts';
import type { HostPageData } from '../../server/contract/pages.ts';
import { dayRange } from './calendar.ts';
import { noticeBox } from './problem-box.ts';
import { type ListRoute, type Route, eventsHash, hashOf } from './route.ts';
import { STATE_WORDS, stateBadge } from './state-badge.ts';

type Entry = HostEventsResponse['events'][number];

export interface ListActions {
  begin: () => void;
  isBusy: boolean;
  rights: HostPageData['rights'];
}

const FORM_WORDS: Record<Entry['formStatus'], string> = {
  missing: 'Missing',
  'needs-review': 'Needs your decision',
  'needs-map': 'Needs its places',
  ready: 'Ready',
  stale: 'Print it anew',
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
  return html`<p class="host-name">${hostName}</p>
    <h1>Events</h1>
    ${toolbar(route, actions)} ${events.length === 0 ? emptyView(route) : tableView(events)}
    ${pagerView(hasMore, route)}`;
}

function toolbar(route: ListRoute, { begin, isBusy, rights }: ListActions): TemplateResult {
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
    <wa-button type="submit" appearance="outlined">Show</wa-button>
    ${
      rights.includes('edit-events')
        ? html`<wa-button variant="brand" ?loading=${isBusy} @click=${begin}>New event</wa-button>`
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
    ? html`<div class="card">
        <p>No event was found. Search for other words, or see all of them.</p>
        <p class="actions">
          <wa-button appearance="outlined" href=${eventsHash()}>Show all events</wa-button>
        </p>
      </div>`
    : noticeBox(
        'There is no event yet. Begin with “New event”: it stays a draft until you publish it.',
        'neutral',
      );

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
      ${
        entry.isPractice
          ? html`<wa-badge variant="warning" appearance="filled" pill>Practice</wa-badge>`
          : nothing
      }
    </th>
    <td data-label="Dates">${dayRange(entry.startDate, entry.endDate)}</td>
    <td data-label="State">
      ${stateBadge(entry.state)}
      ${
        report && !entry.isPractice
          ? html`<wa-badge
              variant=${entry.reportStatus === 'reported' ? 'neutral' : 'warning'}
              appearance="outlined"
              pill
              >${report}</wa-badge
            >`
          : nothing
      }
    </td>
    <td data-label="Form">${FORM_WORDS[entry.formStatus]}</td>
    <td class="number" data-label="Certificates issued">${entry.certificateCount}</td>
  </tr>`;
}

function pagerView(hasMore: boolean, route: ListRoute): TemplateResult | typeof nothing {
  if (route.number === 0 && !hasMore) return nothing;
  const link = (number: number, words: string) =>
    html`<wa-button appearance="outlined" href=${hashOf({ ...route, number })}
      >${words}</wa-button
    >`;
  return html`<nav class="actions" aria-label="Pages">
    ${route.number > 0 ? link(route.number - 1, 'Previous') : nothing}
    <span>Page ${route.number + 1}</span>
    ${hasMore ? link(route.number + 1, 'Next') : nothing}
  </nav>`;
}
