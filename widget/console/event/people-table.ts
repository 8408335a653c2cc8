import { type TemplateResult, html, nothing } from 'lit';
import type { HostEventResponse } from '../../../server/contract/host.ts';
import type { Person } from '../../../server/contract/people.ts';
import { duration } from '../../element/duration.ts';
import { copyButton } from './copy-button.ts';
import { dayIn, momentIn } from '../moment.ts';
import { hashOf } from '../route.ts';
import { refusedWords } from './clock-words.ts';

type Certificate = NonNullable<Person['certificate']>;
type Event = HostEventResponse['event'];

export interface PeopleActions {
  viewCertificate: (certificate: Certificate) => void;
  mailCertificate: (certificate: Certificate) => void;
  /** Asks why first. */
  voidCertificate: (certificate: Certificate) => void;
  confirm: (attendanceId: string, isThere: boolean) => void;
  exportAll: () => void;
}

interface Shown {
  event: Event;
  people: readonly Person[];
  canVoid: boolean;
  /** Whether somebody may say who was there, and have letters sent. */
  canConfirm: boolean;
}

export const STATUS_WORDS: Record<Person['status'], string> = {
  'in-progress': 'Not finished',
  ready: 'May claim',
  waiting: 'Claim waits for the form',
  issued: 'Issued',
};

const VARIANTS = {
  'in-progress': 'neutral',
  ready: 'brand',
  waiting: 'warning',
  issued: 'success',
} as const;

/** What shows how far somebody is, by the way in which time is verified (R-TIM-1). */
const HEADS: Record<Event['verificationMode'], string[]> = {
  tracked: ['Verified time', 'Watched'],
  evaluation: ['Attendance'],
  release: [],
};

/** People with their progress and certificates (R-TIM-4). */
export const peopleTable = (shown: Shown, actions: PeopleActions): TemplateResult =>
  html`<div class="table people" role="region" aria-label="Participants" tabindex="0">
    <table>
      <thead>
        <tr>
          <th scope="col">Name</th>
          ${HEADS[shown.event.verificationMode].map((head) => html`<th scope="col">${head}</th>`)}
          ${shown.event.hasEvaluation ? html`<th scope="col">Evaluation</th>` : nothing}
          <th scope="col">Status</th>
          <th scope="col">Last seen</th>
          <th scope="col">Certificate</th>
        </tr>
      </thead>
      <tbody>
        ${shown.people.map((person) => rowView(shown, person, actions))}
      </tbody>
    </table>
  </div>`;

function rowView(shown: Shown, person: Person, actions: PeopleActions): TemplateResult {
  const { event } = shown;
  const { attendanceId, name, hasSubmittedEvaluation, heldUp, certificate } = person;
  const evaluation = html`<td data-label="Evaluation">
    ${hasSubmittedEvaluation ? 'Submitted' : 'Open'}
  </td>`;
  return html`<tr>
    <th scope="row">
      <a href=${hashOf({ page: 'person', id: event.id, attendanceId })}>${name}</a>
    </th>
    ${event.verificationMode === 'tracked' ? timeCells(event, person) : nothing}
    ${event.verificationMode === 'evaluation' ? attendanceCell(shown, person, actions) : nothing}
    ${event.hasEvaluation ? evaluation : nothing}
    <td data-label="Status">
      ${statusBadge(person)}
      ${heldUp ? html`<span class="hint">${heldUp.message} ${heldUp.remedy}</span>` : nothing}
    </td>
    <td data-label="Last seen">${seenView(event, person)}</td>
    <td data-label="Certificate">
      ${certificate ? certificateView(person, certificate, shown, actions) : '–'}
    </td>
  </tr>`;
}

/** Where somebody stands. */
export const statusBadge = ({ status, heldUp }: Person): TemplateResult =>
  html`<wa-badge variant=${VARIANTS[status]} appearance="filled" pill
    >${heldUp ? 'Held up' : STATUS_WORDS[status]}</wa-badge
  >`;

const seenView = ({ timeZone }: Event, { lastSeenAt }: Person): TemplateResult =>
  lastSeenAt
    ? html`<wa-relative-time
        date=${lastSeenAt}
        title=${momentIn(lastSeenAt, timeZone)}
        sync
      ></wa-relative-time>`
    : html`–`;

const timeCells = (
  { requiredSeconds }: Event,
  { name, verifiedSeconds, addedSeconds, coveredShare, ...person }: Person,
): TemplateResult => {
  const percent = Math.floor(coveredShare * 100);
  return html`<td data-label="Verified time">
      ${duration(Math.min(verifiedSeconds, requiredSeconds))} of ${duration(requiredSeconds)}
      ${
        addedSeconds > 0
          ? html`<span class="hint">${duration(addedSeconds)} of these added by hand</span>`
          : nothing
      }
      ${
        person.isFlagged
          ? html`<wa-badge variant="warning" appearance="outlined" pill>Claimed too much</wa-badge>
              <span class="hint">${refusedWords(person.refusedSeconds)}</span>`
          : nothing
      }
    </td>
    <td data-label="Watched">
      <span class="share">
        <wa-progress-bar value=${percent} label="Watched by ${name}"></wa-progress-bar>
        <span>${percent} %</span>
      </span>
    </td>`;
};

/** The host's word that somebody was there; taken back as easily while nothing was issued. */
const attendanceCell = (
  { canConfirm }: Shown,
  { attendanceId, name, isConfirmed, certificate }: Person,
  { confirm }: PeopleActions,
): TemplateResult =>
  html`<td data-label="Attendance">
    ${isConfirmed ? 'Confirmed' : 'Not confirmed'}
    ${
      certificate || !canConfirm
        ? nothing
        : html`<wa-button
            appearance="outlined"
            size="s"
            @click=${() => confirm(attendanceId, !isConfirmed)}
            >${isConfirmed ? 'Take back' : 'Was there'}<span class="visually-hidden"
              >: ${name}</span
            ></wa-button
          >`
    }
  </td>`;

const certificateView = (
  { hasEmail }: Person,
  certificate: Certificate,
  { event, canVoid, canConfirm }: Shown,
  { viewCertificate, mailCertificate, voidCertificate }: PeopleActions,
): TemplateResult =>
  html`${dayIn(certificate.issuedAt, event.timeZone)}
    <span class="actions">
      <wa-button appearance="outlined" size="s" @click=${() => viewCertificate(certificate)}
        >Open PDF<span class="visually-hidden"> of ${certificate.name}</span></wa-button
      >
      <a href=${certificate.checkUrl} target="_blank"
        >Check page<span class="visually-hidden"> of ${certificate.name}</span></a
      >
      ${copyButton('Copy its link', certificate.checkUrl)}
      ${
        hasEmail && canConfirm
          ? html`<wa-button appearance="plain" size="s" @click=${() => mailCertificate(certificate)}
              >Mail again<span class="visually-hidden">
                the certificate of ${certificate.name}</span
              ></wa-button
            >`
          : nothing
      }
      ${
        canVoid
          ? html`<wa-button appearance="plain" size="s" @click=${() => voidCertificate(certificate)}
              >Void<span class="visually-hidden">
                the certificate of ${certificate.name}</span
              ></wa-button
            >`
          : nothing
      }
    </span>`;
