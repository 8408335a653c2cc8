import { type TemplateResult, html, nothing } from 'lit';
import type { HostEventResponse } from '../../server/contract/host.ts';
import { duration } from '../element/texts.ts';

type Participant = HostEventResponse['participants'][number];

export interface ParticipantActions {
  search: (words: string) => void;
  viewCertificate: (certificate: NonNullable<Participant['certificate']>) => void;
}

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
  {
    event,
    participants,
    words,
  }: Pick<HostEventResponse, 'event' | 'participants'> & { words: string },
  actions: ParticipantActions,
): TemplateResult {
  const shown = participants.filter(({ name }) =>
    name.toLocaleLowerCase().includes(words.toLocaleLowerCase()),
  );
  return html`<section class="card">
    <h2>Participants (${participants.length})</h2>
    ${participants.length > SEARCH_FROM ? searchView(words, actions) : nothing}
    ${shown.length === 0 ? emptyView(words) : tableView(event, shown, actions)}
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

const tableView = (
  event: HostEventResponse['event'],
  participants: readonly Participant[],
  actions: ParticipantActions,
): TemplateResult =>
  html`<div class="table" role="region" aria-label="Participants" tabindex="0">
    <table>
      <thead>
        <tr>
          <th scope="col">Name</th>
          <th scope="col">Verified time</th>
          <th scope="col">Watched</th>
          ${event.hasEvaluation ? html`<th scope="col">Evaluation</th>` : nothing}
          <th scope="col">Status</th>
          <th scope="col">Certificate</th>
        </tr>
      </thead>
      <tbody>
        ${participants.map((participant) => rowView(event, participant, actions))}
      </tbody>
    </table>
  </div>`;

const rowView = (
  event: HostEventResponse['event'],
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
      ${participant.certificate ? certificateView(participant.certificate, actions) : '–'}
    </td>
  </tr>`;

const certificateView = (
  certificate: NonNullable<Participant['certificate']>,
  { viewCertificate }: ParticipantActions,
): TemplateResult =>
  html`${new Date(certificate.issuedAt).toLocaleDateString('en-US')}
    <button
      type="button"
      class="button secondary"
      aria-label="Open the certificate of ${certificate.name}"
      @click=${() => viewCertificate(certificate)}
    >
      Open PDF
    </button>`;
