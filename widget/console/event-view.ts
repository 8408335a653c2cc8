import { type TemplateResult, html, nothing } from 'lit';
import type { HostEventResponse } from '../../server/contract/host.ts';
import { duration } from '../element/texts.ts';
import { dayRange } from './calendar.ts';
import { connectView } from './connect-view.ts';
import { type FormActions, formView } from './form-view.ts';
import { type ParticipantActions, participantsView } from './participants-view.ts';

/** What the host can do on an event's page. */
export type EventActions = FormActions & ParticipantActions;

export interface EventState {
  canGoBack: boolean;
  isBusy: boolean;
  /** Words to look for among the participants. */
  words: string;
  formProblem: TemplateResult;
  /** What the host can do with the event. */
  desk: TemplateResult;
  /** Until when the records are kept, and what can be done with them. */
  records: TemplateResult;
  /** Purged: nothing but the facts and the count is left. */
  isPurged: boolean;
  canVoid: boolean;
  /** May upload the form and say who was there. */
  canServeForm: boolean;
  canConfirm: boolean;
}

/** One event: facts, form, people with their progress, certificates and the exact count. */
export function eventView(
  { event, certificateCount, form, participants, voided }: HostEventResponse,
  state: EventState,
  actions: EventActions,
): TemplateResult {
  return html`${state.canGoBack ? html`<p><a href="#">← All events</a></p>` : nothing}
    <h1>${event.title}</h1>
    ${
      event.isPractice
        ? html`<p class="badge">Practice – its certificates are not counted for the state</p>`
        : nothing
    }
    <p class="count">
      <strong>${certificateCount}</strong> certificate${certificateCount === 1 ? '' : 's'} issued
    </p>
    ${state.desk} ${factsView(event)}
    ${
      state.isPurged
        ? nothing
        : html`${formView(form, state, actions)}
          ${participantsView({ event, participants, ...state }, actions)} ${voidedView(voided)}
          ${state.records} ${connectView(event.id)}`
    }`;
}

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
  return html`<section class="card">
    <h2>Event</h2>
    <dl>
      ${facts.map(
        ([label, value]) =>
          html`<div>
            <dt>${label}</dt>
            <dd>${value}</dd>
          </div>`,
      )}
    </dl>
  </section>`;
}

/** Taken back, with the reason; they stay on record (R-CRT-9). */
function voidedView(voided: HostEventResponse['voided']): TemplateResult {
  if (voided.length === 0) return html``;
  return html`<section class="card">
    <h2>Voided certificates (${voided.length})</h2>
    <ul>
      ${voided.map(
        ({ name, serial, at, by, reason }) =>
          html`<li>
            ${name}, <code>${serial}</code>, on ${new Date(at).toLocaleDateString('en-US')} by
            ${by}: ${reason}
          </li>`,
      )}
    </ul>
  </section>`;
}
