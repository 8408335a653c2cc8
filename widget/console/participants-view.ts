import { type TemplateResult, html, nothing } from 'lit';
import type { HostEventResponse } from '../../server/contract/host.ts';
import { duration } from '../element/texts.ts';

type Participant = HostEventResponse['participants'][number];

export interface ParticipantActions {
  search: (words: string) => void;
  viewCertificate: (certificate: NonNullable<Participant['certificate']>) => void;
  voidCertificate: (serial: string, reason: string) => void;
  confirm: (attendanceId: string, isThere: boolean) => void;
}

type Shown = Pick<HostEventResponse, 'event' | 'participants'> & {
  words: string;
  canVoid: boolean;
  canConfirm: boolean;
};

const STATUS: Record<Participant['status'], string> = {
  'in-progress': 'Not finished',
  ready: 'May claim',
  waiting: 'Claim waits for the form',
  issued: 'Issued',
};

/** Fewer people than this can be seen at a glance. */
const SEARCH_FROM = 10;

/** Who took part and how far everybody is, with each certificate. */
export function participantsView(
  { event, participants, words, canVoid, canConfirm }: Shown,
  actions: ParticipantActions,
): TemplateResult {
  const shown = participants.filter(({ name }) =>
    name.toLocaleLowerCase().includes(words.toLocaleLowerCase()),
  );
  return html`<section class="card">
    <h2>Participants (${participants.length})</h2>
    ${participants.length > SEARCH_FROM ? searchView(words, actions) : nothing}
    ${shown.length === 0 ? emptyView(words) : tableView({ event, participants: shown, words, canVoid, canConfirm }, actions)}
  </section>`;
}

const searchView = (words: string, { search }: ParticipantActions): TemplateResult =>
  html`<p>
    <label
      >Search by name
      <input
        type="search"
        .value=${words}
        @input=${(event: InputEvent) =>
          event.target instanceof HTMLInputElement && search(event.target.value)}
      />
    </label>
  </p>`;

const emptyView = (words: string): TemplateResult =>
  words
    ? html`<p>Nobody’s name contains “${words}”.</p>`
    : html`<p>Nobody has opened this event yet. People appear here as soon as they do.</p>`;

const tableView = (shown: Shown, actions: ParticipantActions): TemplateResult =>
  html`<div class="table" role="region" aria-label="Participants" tabindex="0">
    <table>
      <thead>
        <tr>
          <th scope="col">Name</th>
          ${HEADS[shown.event.verificationMode].map((head) => html`<th scope="col">${head}</th>`)}
          ${shown.event.hasEvaluation ? html`<th scope="col">Evaluation</th>` : nothing}
          <th scope="col">Status</th>
          <th scope="col">Certificate</th>
        </tr>
      </thead>
      <tbody>
        ${shown.participants.map((participant) => rowView(shown, participant, actions))}
      </tbody>
    </table>
  </div>`;

/** What shows how far somebody is, by the way in which time is verified (R-TIM-1). */
const HEADS: Record<HostEventResponse['event']['verificationMode'], string[]> = {
  tracked: ['Verified time', 'Watched'],
  evaluation: ['Attendance'],
  release: [],
};

function rowView(
  { event, canVoid, canConfirm }: Shown,
  participant: Participant,
  actions: ParticipantActions,
): TemplateResult {
  const { name, hasSubmittedEvaluation, status, certificate } = participant;
  const evaluation = html`<td data-label="Evaluation">
    ${hasSubmittedEvaluation ? 'Submitted' : 'Open'}
  </td>`;
  return html`<tr>
    <th scope="row">${name}</th>
    ${event.verificationMode === 'tracked' ? timeCells(event, participant) : nothing}
    ${event.verificationMode === 'evaluation' ? attendanceCell(participant, canConfirm, actions) : nothing}
    ${event.hasEvaluation ? evaluation : nothing}
    <td data-label="Status">${STATUS[status]}</td>
    <td data-label="Certificate">
      ${certificate ? certificateView(certificate, canVoid, actions) : '–'}
    </td>
  </tr>`;
}

const timeCells = (
  { requiredSeconds }: HostEventResponse['event'],
  { creditedSeconds, coveredShare }: Participant,
): TemplateResult =>
  html`<td data-label="Verified time">
      ${duration(Math.min(creditedSeconds, requiredSeconds))} of ${duration(requiredSeconds)}
    </td>
    <td data-label="Watched">${Math.floor(coveredShare * 100)} %</td>`;

/** The host's word that somebody was there; taken back as easily while nothing was issued. */
const attendanceCell = (
  { attendanceId, name, isConfirmed, certificate }: Participant,
  canConfirm: boolean,
  { confirm }: ParticipantActions,
): TemplateResult =>
  html`<td data-label="Attendance">
    ${isConfirmed ? 'Confirmed' : 'Not confirmed'}
    ${
      certificate || !canConfirm
        ? nothing
        : html`<button
            type="button"
            class="button secondary"
            aria-label=${isConfirmed ? `Take back that ${name} was there` : `${name} was there`}
            @click=${() => confirm(attendanceId, !isConfirmed)}
          >
            ${isConfirmed ? 'Take back' : 'Was there'}
          </button>`
    }
  </td>`;

const certificateView = (
  certificate: NonNullable<Participant['certificate']>,
  canVoid: boolean,
  { viewCertificate, voidCertificate }: ParticipantActions,
): TemplateResult =>
  html`${new Date(certificate.issuedAt).toLocaleDateString('en-US')}
    <button
      type="button"
      class="button secondary"
      aria-label="Open the certificate of ${certificate.name}"
      @click=${() => viewCertificate(certificate)}
    >
      Open PDF
    </button>
    ${canVoid ? voidView(certificate, voidCertificate) : nothing}`;

function voidView(
  { serial, name }: NonNullable<Participant['certificate']>,
  voidCertificate: ParticipantActions['voidCertificate'],
): TemplateResult {
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    if (!(event.currentTarget instanceof HTMLFormElement)) return;
    voidCertificate(serial, String(new FormData(event.currentTarget).get('reason') ?? ''));
  };
  return html`<details>
    <summary>Void</summary>
    <form class="toolbar" @submit=${submit}>
      <label
        >Why the certificate of ${name} is taken back
        <input name="reason" minlength="3" maxlength="1000" required
      /></label>
      <button class="button secondary">Void this certificate</button>
    </form>
  </details>`;
}
