import { type TemplateResult, html, nothing } from 'lit';
import type { AttendanceResponse, ErrorResponse } from '../../server/contract/educator.ts';
import { claimView, problemView, readClaim } from './claim-view.ts';
import type { ElementState } from './element-state.ts';
import { evaluationView, readAnswers } from './evaluation-view.ts';
import { noticesView } from './notices-view.ts';
import { type PartState, minimalView, partView } from './parts-view.ts';
import { presenceView } from './presence-view.ts';
import { progressView } from './progress-view.ts';
import { say } from './say.ts';

type Problem = ErrorResponse['error'];
type Part = AttendanceResponse['event']['parts'][number];

/** The whole event, one part of it, or the small line beside a page that is a part. */
export interface Extent {
  /** Empty for the whole event. */
  partId: string;
  isMinimal: boolean;
}

/** The whole element. */
export function elementView(event: ElementState, extent: Extent): TemplateResult {
  const own = extent.isMinimal ? html`<slot></slot>` : nothing;
  return html`${own}${stateView(event, extent)}
  ${presenceView(event.check, () => event.answerCheck())}`;
}

function stateView(event: ElementState, extent: Extent): TemplateResult {
  const { attendance, failure } = event;
  if (attendance) return extent.partId ? oneView(event, extent) : wholeView(event, attendance);
  if (failure) {
    return html`<h2>${say('notOpened')}</h2>
      ${problemView(failure)}
      <button type="button" @click=${() => void event.load()}>${say('tryAgain')}</button>`;
  }
  return html`${extent.isMinimal ? nothing : html`<slot></slot>`}
    <p role="status">${say('loading')}</p>`;
}

function newsView(event: ElementState): TemplateResult {
  const { notice, isOffline, isElsewhere, failure } = event;
  const countHere = () => void event.countHere();
  return html`${noticesView({ notice, isOffline, isElsewhere, countHere })}
  ${failure ? problemView(failure) : nothing}`;
}

function wholeView(event: ElementState, attendance: AttendanceResponse): TemplateResult {
  const { title, hostName, pduCount, isPractice, parts, evaluation } = attendance.event;
  return html`<header class="head">
      <h2>${title}</h2>
      <p>${say('from', hostName)} · ${say(pduCount === 1 ? 'unit' : 'units', pduCount)}</p>
      ${isPractice ? html`<p class="badge">${say('practice')}</p>` : nothing}
      ${event.isPreview ? html`<p class="notice">${say('preview')}</p>` : nothing}
    </header>
    <div>
      ${newsView(event)} ${parts.map((part) => partView(partState(event, attendance, part)))}
    </div>
    ${progressView(attendance.progress, { goToMissing: () => event.goToMissing() })}
    <div ?inert=${event.isPreview}>
      ${
        evaluation.length > 0
          ? evaluationView(evaluation, {
              isDone: attendance.hasSubmittedEvaluation,
              isBusy: event.busy === 'evaluation',
              submit: (submitted) =>
                withForm(submitted, (form) => event.evaluate(readAnswers(form))),
            })
          : nothing
      }
      ${certificateView(event, attendance)}
    </div>`;
}

function oneView(event: ElementState, { partId, isMinimal }: Extent): TemplateResult {
  const { attendance } = event;
  const part = attendance?.event.parts.find(({ id }) => id === partId);
  if (!attendance || !part) return problemView(noPart(partId));
  const state = partState(event, attendance, part);
  return html`${newsView(event)} ${isMinimal ? minimalView(state) : partView(state, true)}`;
}

const noPart = (partId: string): Problem => ({
  code: 'NO_PART',
  message: say('noPart', partId),
  remedy: say('noPartRemedy'),
});

function partState(event: ElementState, { progress }: AttendanceResponse, part: Part): PartState {
  return {
    part,
    progress: progress.parts.find(({ partId }) => partId === part.id),
    whyNot: event.whyNot(part.id),
    isWrapped: event.isWrapped(part.id),
    goTo: (atSeconds) => event.goToMissing(part.id, atSeconds),
  };
}

function certificateView(event: ElementState, attendance: AttendanceResponse): TemplateResult {
  const { claim, educatorName, hasEmail } = attendance;
  const { busy, refusal, isMailed } = event;
  return claimView(claim, {
    name: educatorName,
    isBusy: busy !== null && busy !== 'evaluation',
    problem: refusal,
    submit: (submitted) => withForm(submitted, (form) => event.claim(readClaim(form))),
    open: () => void event.showCertificate(window.open('', '_blank')),
    download: () => void event.showCertificate(null),
    mail: hasEmail ? () => void event.mailCertificate() : null,
    isMailed,
  });
}

/** Takes a form from the browser, which would load another page with it. */
function withForm(submitted: SubmitEvent, take: (form: HTMLFormElement) => Promise<void>): void {
  submitted.preventDefault();
  const form = submitted.currentTarget;
  if (form instanceof HTMLFormElement) void take(form);
}
