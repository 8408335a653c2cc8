import { type TemplateResult, html, nothing } from 'lit';
import type {
  AttentionKind,
  DashboardResponse,
  FirstStep,
} from '../../server/contract/dashboard.ts';
import type { HostPageData } from '../../server/contract/pages.ts';
import { noticeBox } from './problem-box.ts';
import { eventsHash, hashOf } from './route.ts';

type Group = DashboardResponse['groups'][number];

export interface DashboardActions {
  /** Begins a new event. */
  begin: () => void;
  isBusy: boolean;
  rights: HostPageData['rights'];
}

/** How each group is headed, and where all of it is. */
const GROUPS: Record<AttentionKind, { heading: string; all: string }> = {
  'records-differ': { heading: 'Something does not add up', all: eventsHash() },
  'seal-ends': { heading: 'Your seal', all: hashOf({ page: 'settings' }) },
  'claims-held-up': { heading: 'Certificates that could not be made', all: eventsHash() },
  'signature-not-allowed': {
    heading: 'The signature may not be printed',
    all: hashOf({ page: 'settings' }),
  },
  'form-waited-for': { heading: 'Educators wait for these forms', all: eventsHash() },
  'report-differs': {
    heading: 'The count changed after it was reported',
    all: hashOf({ page: 'sheet' }),
  },
  'report-due': { heading: 'Ended, and not reported yet', all: hashOf({ page: 'sheet' }) },
  'letter-failed': {
    heading: 'Mail that did not arrive',
    all: hashOf({ page: 'mail', state: 'failed' }),
  },
  'form-missing': { heading: 'No form to issue with', all: eventsHash('published') },
  'year-ends': { heading: 'Open courses whose year ends', all: eventsHash('published') },
  draft: { heading: 'Drafts', all: eventsHash('draft') },
};

/** The console's first page: what needs somebody now, most urgent first, and what goes well. */
export function dashboardView(
  dashboard: DashboardResponse,
  actions: DashboardActions,
): TemplateResult {
  const { hostName, firstSteps, groups } = dashboard;
  const isSetUp = firstSteps.every(({ isDone }) => isDone);
  return html`<p class="host-name">${hostName}</p>
    <h1>What needs me now</h1>
    ${numbersView(dashboard)} ${isSetUp ? nothing : firstStepsView(firstSteps, actions)}
    ${groups.map(groupView)} ${isSetUp && groups.length === 0 ? calmView(actions) : nothing}`;
}

const numbersView = ({
  goingOnCount,
  issuedCount,
  issuedDays,
}: DashboardResponse): TemplateResult =>
  html`<ul class="tiles" aria-label="At a glance">
    <li class="card tile">
      <strong>${goingOnCount.toLocaleString('en-US')}</strong>
      <a href=${eventsHash('published')}>event${goingOnCount === 1 ? '' : 's'} going on</a>
    </li>
    <li class="card tile">
      <strong>${issuedCount.toLocaleString('en-US')}</strong>
      certificate${issuedCount === 1 ? '' : 's'} issued in the last ${issuedDays} days
    </li>
  </ul>`;

const groupView = ({ kind, total, items }: Group): TemplateResult => {
  const { heading, all } = GROUPS[kind];
  const more = total - items.length;
  return html`<section class="card group" data-kind=${kind}>
    <h2>${heading} <wa-badge variant="neutral" pill>${total.toLocaleString('en-US')}</wa-badge></h2>
    <ul class="todo">
      ${items.map(
        ({ title, todo, place }) =>
          html`<li>
            <a href=${hashOf(place)}>${title}</a>
            <p>${todo}</p>
          </li>`,
      )}
    </ul>
    ${more > 0 ? html`<p><a href=${all}>and ${more.toLocaleString('en-US')} more</a></p>` : nothing}
  </section>`;
};

type Right = HostPageData['rights'][number];

const STEPS: Record<FirstStep, { words: string; why: string; href: string; right: Right }> = {
  settings: {
    words: 'Check name, phone and who signs',
    why: 'As approved by OPI; they are printed on every certificate.',
    href: hashOf({ page: 'settings' }),
    right: 'run-host',
  },
  signature: {
    words: 'Add the signature',
    why: 'It signs every certificate in Section IV.',
    href: hashOf({ page: 'settings' }),
    right: 'run-host',
  },
  event: {
    words: 'Enter the first event',
    why: 'It stays a draft until you publish it, and saves itself.',
    href: eventsHash(),
    right: 'edit-events',
  },
  form: {
    words: 'Upload its official form',
    why: 'The PDF that PDUPS prints for the event. Certificates are issued from then on.',
    href: eventsHash('published'),
    right: 'serve-form',
  },
};

function firstStepsView(
  all: DashboardResponse['firstSteps'],
  actions: DashboardActions,
): TemplateResult | typeof nothing {
  const steps = all.filter(({ step }) => actions.rights.includes(STEPS[step].right));
  if (steps.every(({ isDone }) => isDone)) return nothing;
  const isBegun = steps.every(({ step, isDone }) => step !== 'event' || isDone);
  return html`<section class="card">
    <h2>First steps</h2>
    <ol class="steps">
      ${steps.map(({ step, isDone }) => {
        const { words, why, href } = STEPS[step];
        return html`<li>
          <wa-icon
            library="system"
            name=${isDone ? 'done' : 'open'}
            label=${isDone ? 'Done:' : 'To do:'}
          ></wa-icon>
          <div>
            ${isDone ? words : html`<a href=${href}>${words}</a>`}
            <p class="hint">${why}</p>
          </div>
        </li>`;
      })}
    </ol>
    ${isBegun ? nothing : beginView(actions)}
  </section>`;
}

const calmView = (actions: DashboardActions): TemplateResult =>
  html`${noticeBox('Nothing needs you now. Everything is published, has its form and is reported.')}
  ${actions.rights.includes('edit-events') ? beginView(actions) : nothing}`;

const beginView = ({ begin, isBusy }: DashboardActions): TemplateResult =>
  html`<p class="actions">
    <wa-button variant="brand" ?loading=${isBusy} @click=${begin}>New event</wa-button>
  </p>`;
