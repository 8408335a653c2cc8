import { type TemplateResult, html, nothing } from 'lit';
import type { AttendanceResponse } from '../../../server/contract/educator.ts';
import type { EmailResponse } from '../../../server/contract/event.ts';
import type { HostEventResponse } from '../../../server/contract/host.ts';
import type { HostPageData, LackingService } from '../../../server/contract/pages.ts';
import type { ApiClient } from '../../pages/api-client.ts';
import { duration } from '../../element/duration.ts';
import { dayRange } from '../calendar.ts';
import { connectView } from './connect-view.ts';
import { emailView } from './email-view.ts';
import type { EventActions } from './event-actions.ts';
import { deskView } from './event-desk.ts';
import type { EventData } from './event-page.ts';
import { formView } from '../form/form-view.ts';
import { eventPath } from '../load-place.ts';
import type { Problem } from '../problem-box.ts';
import { peopleTab } from './people-tab.ts';
import { reportView } from './report-view.ts';
import { purgedView, retentionView } from './retention-view.ts';
import { type EventTab, EVENT_TABS, eventsHash, hashOf } from '../route.ts';
import { stateBadge } from '../state-badge.ts';
import { factsCard } from './facts-card.ts';
import { lacksView } from './lacks-view.ts';

export interface EventState {
  tab: EventTab;
  /** Came from an LMS: sees this event, decides nothing. */
  isOnly: boolean;
  /** What a learner sees who has just come; null for people who came from no LMS. */
  preview: AttendanceResponse | null;
  /** Services that the LMS does not offer. */
  lacks: readonly LackingService[];
  rights: HostPageData['rights'];
  isBusy: boolean;
  /** What went wrong, and the same as it is shown. */
  failure: Problem | null;
  problem: TemplateResult | typeof nothing;
  email: EmailResponse['email'] | null;
  api: ApiClient;
  /** Raised when lists and charts have to ask anew. */
  version: number;
}

const TABS: Record<EventTab, string> = {
  overview: 'Overview',
  people: 'People',
  form: 'Form',
  report: 'Report',
  records: 'Records',
  connect: 'Connect',
  preview: 'Preview',
};

/** One event, in parts: what is to be done, people, form, report, and how to connect it. */
export function eventView(
  data: EventData,
  state: EventState,
  actions: EventActions,
): TemplateResult {
  const { event } = data.view;
  const tabs = EVENT_TABS.filter((tab) => isOffered(tab, data, state));
  const shown = tabs.includes(state.tab) ? state.tab : 'overview';
  return html`${state.isOnly ? nothing : html`<p><a href=${eventsHash()}>← All events</a></p>`}
    <h1>${event.title}</h1>
    ${badges(data)} ${state.problem} ${state.email ? emailView(state.email) : nothing}
    <wa-tab-group active=${shown} @wa-tab-show=${(shows: CustomEvent) => go(event.id, shows)}>
      ${tabs.map((tab) => html`<wa-tab panel=${tab}>${TABS[tab]}</wa-tab>`)}
      ${tabs.map(
        (tab) =>
          html`<wa-tab-panel name=${tab}>
            ${tab === shown ? tabView(tab, data, state, actions) : nothing}
          </wa-tab-panel>`,
      )}
    </wa-tab-group>`;
}

/** Practice is never reported, records are for those who may see them, and a purge leaves the facts. */
function isOffered(tab: EventTab, { editor }: EventData, state: EventState): boolean {
  const { isOnly, rights, preview } = state;
  if (editor.purge) return tab === 'overview';
  if (tab === 'preview') return preview !== null;
  if (tab === 'report') return !isOnly && !editor.isPractice;
  return tab !== 'records' || rights.includes('see-records');
}

/** Each tab is a place of its own, so that a link leads there; it replaces the last one in “back”. */
function go(id: string, { detail }: CustomEvent<{ name: string }>): void {
  const tab = EVENT_TABS.find((name) => name === detail.name);
  const hash = tab && hashOf({ page: 'event', id, tab });
  if (hash && hash !== location.hash) location.replace(hash);
}

function tabView(
  tab: EventTab,
  data: EventData,
  state: EventState,
  actions: EventActions,
): TemplateResult {
  const { view, editor } = data;
  switch (tab) {
    case 'overview':
      if (editor.purge)
        return html`${purgedView(editor.purge, view.certificateCount)} ${factsView(view.event)}`;
      return html`${countView(view)} ${state.isOnly ? nothing : deskView(data, state, actions)}
        ${factsView(view.event)} ${lacksView(state.lacks)}
        <progress-charts
          .api=${state.api}
          .event=${view.event}
          .version=${state.version}
        ></progress-charts>`;
    case 'people':
      return peopleTab(data, state, actions);
    case 'form':
      return formView(view, { ...state, path: eventPath(view.event.id) }, actions);
    case 'report':
      return reportView(data, state, actions);
    case 'records':
      return retentionView({ editor, api: state.api, isBusy: state.isBusy }, actions);
    case 'connect':
      return connectView(view.event, editor.parts);
    case 'preview':
      return html`<pdu-certificate
        .server=${location.origin}
        .preview=${state.preview}
      ></pdu-certificate>`;
  }
}

const badges = ({ view, editor }: EventData): TemplateResult =>
  html`<p class="badges">
    ${stateBadge(editor.state)}
    ${
      view.event.isPractice
        ? html`<wa-badge variant="warning" appearance="filled" pill
            >Practice, not counted for the state</wa-badge
          >`
        : nothing
    }
    ${editor.isLate ? html`<wa-badge variant="warning" appearance="filled" pill>Entered late</wa-badge>` : nothing}
  </p>`;

const countView = ({ certificateCount, participantCount }: HostEventResponse): TemplateResult =>
  html`<ul class="tiles" aria-label="At a glance">
    <li class="card tile">
      <p class="count">
        <strong>${certificateCount.toLocaleString('en-US')}</strong>
        certificate${certificateCount === 1 ? '' : 's'} issued
      </p>
    </li>
    <li class="card tile">
      <strong>${participantCount.toLocaleString('en-US')}</strong>
      ${participantCount === 1 ? 'person takes' : 'people take'} part
    </li>
  </ul>`;

/** What is asked for before a certificate (R-TIM-1). */
const PROOF: Record<
  HostEventResponse['event']['verificationMode'],
  (event: HostEventResponse['event']) => string
> = {
  tracked: ({ requiredSeconds }) => `${duration(requiredSeconds)}, measured here`,
  evaluation: () => 'Attendance, confirmed by you',
  release: () => 'Released by the LMS',
};

function factsView(event: HostEventResponse['event']): TemplateResult {
  const facts: [string, string][] = [
    ['Instructor', event.instructorNames.join(', ')],
    ['Dates', dayRange(event.startDate, event.endDate)],
    ['Location', event.location],
    ['Host', `${event.hostName}, ${event.hostPhone}`],
    ['PDUs', String(event.pduCount)],
    ['How time is verified', PROOF[event.verificationMode](event)],
    ['Evaluation', event.hasEvaluation ? 'Asked before the certificate' : 'None'],
  ];
  return factsCard('Event', facts);
}
