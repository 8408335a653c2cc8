import { type TemplateResult, html, nothing } from 'lit';
import type { HostEventResponse } from '../../../server/contract/host.ts';
import { dayIn } from '../moment.ts';
import type { EventActions } from './event-actions.ts';
import type { EventData } from './event-page.ts';
import type { EventState } from './event-view.ts';

/** Who takes part, the grades that go to the LMS, and the certificates. */
export function peopleTab(
  { view, editor }: EventData,
  state: EventState,
  actions: EventActions,
): TemplateResult {
  return html`<people-list
      .api=${state.api}
      .event=${view.event}
      .everyone=${view.participantCount}
      .hasForm=${view.form.status === 'ready'}
      .maySign=${view.maySign}
      .canVoid=${editor.actions.includes('void')}
      .canConfirm=${state.rights.includes('edit-events')}
      .actions=${actions}
      .version=${state.version}
    ></people-list>
    <roster-panel
      .api=${state.api}
      .eventId=${view.event.id}
      .timeZone=${view.event.timeZone}
      .mayAct=${state.rights.includes('edit-events')}
      .version=${state.version}
    ></roster-panel>
    <grades-panel
      .api=${state.api}
      .eventId=${view.event.id}
      .timeZone=${view.event.timeZone}
      .mayAct=${state.rights.includes('edit-events')}
      .version=${state.version}
    ></grades-panel>
    ${view.certificateCount > 0 ? certificatesView(view, state) : nothing} ${voidedView(view)}`;
}

/** All of them, to be printed or handed on (R-CRT-7). */
const certificatesView = ({ event }: HostEventResponse, { api }: EventState): TemplateResult =>
  html`<section class="card">
    <h2>All certificates</h2>
    <record-download
      .api=${api}
      .eventId=${event.id}
      .eventTitle=${event.title}
      .content=${'certificates'}
    ></record-download>
  </section>`;

/** Taken back, with the reason; they stay on record (R-CRT-9). */
function voidedView({ voided, event }: HostEventResponse): TemplateResult | typeof nothing {
  if (voided.length === 0) return nothing;
  return html`<section class="card">
    <h2>Voided certificates (${voided.length})</h2>
    <ul>
      ${voided.map(
        ({ name, serial, at, by, reason }) =>
          html`<li>
            ${name}, <code>${serial}</code>, on ${dayIn(at, event.timeZone)} by ${by}: ${reason}
          </li>`,
      )}
    </ul>
  </section>`;
}
