import { type TemplateResult, html, nothing } from 'lit';
import type { HostEventResponse } from '../../server/contract/host.ts';
import { duration } from '../element/texts.ts';

type Participant = HostEventResponse['participants'][number];

export interface ParticipantActions {
  search: (words: string) => void;
  viewCertificate: (certificate: NonNullable<Participant['certificate']>) => void;
  voidCertificate: (serial: string, reason: string) => void;
}

type Shown = Pick<HostEventResponse, 'event' | 'participants'> & {
  words: string;
  canVoid: boolean;
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
  { event, participants, words, canVoid }: Shown,
  actions: ParticipantActions,
): TemplateResult {
  const shown = participants.filter(({ name }) =>
    name.toLocaleLowerCase().includes(words.toLocaleLowerCase()),
  );
  return html`<section class="card">
    <h2>Participants (${participants.length})</h2>
    ${participants.length > SEARCH_FROM ? searchView(words, actions) : nothing}
    ${shown.length === 0 ? emptyView(words) : tableView({ event, participants: shown, words, canVoid }, actions)}
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
          <th scope="col">Verified time</th>
          <th scope="col">Watched</th>
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

const rowView = (
  { event, canVoid }: Shown,
  participant: Participant,
  actions: ParticipantActions,
): TemplateResult =>
  html`<tr>
    <th scope="row">${participant.name}</th>
    <td data-label="Verified time">
      ${duration(Math.min(participant.creditedSeconds, event.requiredSeconds))} of
      ${duration(event.requiredSeconds)}
    </td>
    <td data-label="Watched">${Math.floor(participant.coveredShare * 100)} %</td>
    ${
      event.hasEvaluation
        ? html`<td data-label="Evaluation">
            ${participant.hasSubmittedEvaluation ? 'Submitted' : 'Open'}
          </td>`
        : nothing
    }
    <td data-label="Status">${STATUS[participant.status]}</td>
    <td data-label="Certificate">
      ${participant.certificate ? certificateView(participant.certificate, canVoid, actions) : '–'}
    </td>
  </tr>`;

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
