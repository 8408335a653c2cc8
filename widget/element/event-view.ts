import { type TemplateResult, html, nothing } from 'lit';
import type { AttendanceResponse } from '../../server/contract/educator.ts';
import { buttonView } from './button-view.ts';
import { claimView } from './claim-view.ts';
import type { ElementState } from './element-state.ts';
import { evaluationView } from './evaluation-view.ts';
import { noticesView } from './notices-view.ts';
import { minimalView, partView } from './parts-view.ts';
import { presenceView } from './presence-view.ts';
import { problemView } from './problem-view.ts';
import { ownProblem } from './problems.ts';
import { progressView } from './progress-view.ts';
import { say } from './say.ts';

/** The whole event, one section or part of it, or the small line beside a page that is a part. */
export interface Extent {
  /** `parts`, `evaluation` or `certificate`; empty for all three. */
  show?: string | undefined;
  /** Empty for the whole event. */
  partId: string;
  minimal: boolean;
}

/** The whole element. */
export const elementView = (event: ElementState, extent: Extent): TemplateResult =>
  html`${extent.minimal ? html`<slot></slot>` : nothing}${stateView(event, extent)}
  ${presenceView(event)}`;

function stateView(event: ElementState, extent: Extent): TemplateResult | typeof nothing {
  const { attendance, connection } = event;
  if (attendance) {
    return extent.partId
      ? oneView(event, attendance, extent)
      : wholeView(event, attendance, extent);
  }
  if (connection?.failure) {
    return html`<h2>${say('notOpened')}</h2>
      ${problemView(connection.failure)} ${buttonView(say('tryAgain'), () => connection.load())}`;
  }
  return html`${extent.minimal ? nothing : html`<slot></slot>`}
    <p role="status">${say('loading')}</p>`;
}

function wholeView(
  event: ElementState,
  attendance: AttendanceResponse,
  { show }: Extent,
): TemplateResult {
  const { title, hostName, pduCount, isPractice, parts } = attendance.event;
  const { isPreview, desk } = event;
  const isShown = (section: string) => (show || section) === section;
  return html`<header>
      <h2>${title}</h2>
      <p>${say('from', hostName)} · ${say(pduCount === 1 ? 'unit' : 'units', pduCount)}</p>
      ${isPractice ? html`<p class="notice">${say('practice')}</p>` : nothing}
      ${isPreview ? html`<p class="notice">${say('preview')}</p>` : nothing}
    </header>
    ${isShown('parts') ? html`<div>${noticesView(event)} ${parts.map((part) => partView(event, part))}</div>` : nothing}
    ${isShown('certificate') ? progressView(event, attendance.progress) : nothing}
    <div ?inert=${isPreview}>
      ${isShown('evaluation') ? evaluationView(attendance, desk) : nothing}
      ${isShown('certificate') ? claimView(attendance, desk) : nothing}
    </div>`;
}

function oneView(
  event: ElementState,
  attendance: AttendanceResponse,
  { partId, minimal }: Extent,
): TemplateResult | typeof nothing {
  const part = attendance.event.parts.find(({ id }) => id === partId);
  if (!part) return problemView(ownProblem('noPart', partId));
  return html`${noticesView(event)}
  ${minimal ? minimalView(event, part) : partView(event, part, true)}`;
}
