import { type TemplateResult, html, nothing } from 'lit';
import type { EvidenceResponse } from '../../../server/contract/evidence.ts';
import { duration } from '../../element/duration.ts';
import { copyButton } from './copy-button.ts';
import { momentIn } from '../moment.ts';
import { noticeBox } from '../problem-box.ts';
import { hashOf } from '../route.ts';
import { refusedWords } from './clock-words.ts';
import { statusBadge } from './people-table.ts';
import { pictureView } from './picture-view.ts';
import { timelineDays, titleOf } from './timeline-days.ts';
import { factsCard } from './facts-card.ts';

export interface PersonActions {
  /** Asks how much and why first. */
  addTime: (part: EvidenceResponse['parts'][number]) => void;
  /** Asks why first. */
  takeBack: (addition: EvidenceResponse['additions'][number]) => void;
}

interface Shown {
  evidence: EvidenceResponse;
  /** For the picture, in CSS pixels. */
  width: number;
  /** Whether this person may add time and take it back. */
  mayAdd: boolean;
  isBusy: boolean;
}

/** One participant: totals, picture, timeline, time by hand, head of the chain (R-TIM-4). */
export function personView(shown: Shown, actions: PersonActions): TemplateResult {
  const { evidence, width } = shown;
  const { person, stretches } = evidence;
  return html`<h1>${person.name}</h1>
    <p class="badges">${statusBadge(person)}</p>
    ${person.isFlagged ? noticeBox(refusedWords(person.refusedSeconds), 'warning') : nothing}
    ${totalsView(evidence)}
    <section class="card">
      <h2>Picture</h2>
      ${
        stretches.length > 0
          ? pictureView(evidence, width)
          : html`<p>Nothing has been watched, read or attended yet.</p>`
      }
    </section>
    ${evidence.event.isTracked ? partsSection(shown, actions) : nothing} ${timelineView(evidence)}
    ${chainView(evidence)}`;
}

/** Back to where somebody came from. */
export const backLink = (eventId: string, title: string): TemplateResult =>
  html`<p>
    <a href=${hashOf({ page: 'event', id: eventId, tab: 'people' })}
      >← People${title ? ` of ${title}` : ''}</a
    >
  </p>`;

function totalsView({ person, event, checks }: EvidenceResponse): TemplateResult {
  const missed = checks.filter(({ outcome }) => outcome === 'missed').length;
  const facts: [string, string][] = [
    ...(event.isTracked
      ? ([
          [
            'Verified time',
            `${duration(person.verifiedSeconds)} (${duration(event.requiredSeconds)} needed)`,
          ],
          ['Of these added by hand', duration(person.addedSeconds)],
          ['Claimed beyond the clock, not credited', duration(person.refusedSeconds)],
          ['Whether somebody is there', `${checks.length} asked, ${missed} not answered`],
        ] satisfies [string, string][])
      : []),
    ['Last seen', person.lastSeenAt ? momentIn(person.lastSeenAt, event.timeZone) : 'Never'],
    ['Certificate', person.certificate?.serial ?? 'None'],
  ];
  return factsCard('Totals', facts);
}

function partsSection(shown: Shown, actions: PersonActions): TemplateResult {
  const { evidence, mayAdd } = shown;
  return html`<section class="card">
    <h2>Parts</h2>
    ${
      mayAdd
        ? html`<p>
            When something was really watched and could not be measured, add the time by hand. It is
            marked as such, with your name and reason, wherever this evidence is shown.
          </p>`
        : nothing
    }
    <div class="table" role="region" aria-label="Parts" tabindex="0">
      <table>
        <thead>
          <tr>
            <th scope="col">Part</th>
            <th scope="col">Verified</th>
            ${mayAdd ? html`<th scope="col">By hand</th>` : nothing}
          </tr>
        </thead>
        <tbody>
          ${evidence.parts.map((part) => partRow(part, shown, actions))}
        </tbody>
      </table>
    </div>
    ${evidence.additions.length > 0 ? additionsView(shown, actions) : nothing}
  </section>`;
}

function partRow(
  part: EvidenceResponse['parts'][number],
  { mayAdd, isBusy }: Shown,
  { addTime }: PersonActions,
): TemplateResult {
  const { title, verifiedSeconds, durationSeconds } = part;
  const isWhole = verifiedSeconds >= durationSeconds;
  return html`<tr>
    <th scope="row">${title}</th>
    <td data-label="Verified">${duration(verifiedSeconds)} of ${duration(durationSeconds)}</td>
    ${
      mayAdd
        ? html`<td data-label="By hand">
            ${
              isWhole
                ? 'Nothing is missing'
                : html`<wa-button
                    appearance="outlined"
                    size="s"
                    ?disabled=${isBusy}
                    @click=${() => addTime(part)}
                    >Add time<span class="visually-hidden"> to ${title}</span></wa-button
                  >`
            }
          </td>`
        : nothing
    }
  </tr>`;
}

function additionsView(
  { evidence, mayAdd, isBusy }: Shown,
  { takeBack }: PersonActions,
): TemplateResult {
  const { timeZone } = evidence.event;
  const mayTakeBack = mayAdd && !evidence.person.certificate;
  return html`<h3>Added by hand</h3>
    <ul class="plain">
      ${evidence.additions.map((addition) => {
        const { at, by, partId, seconds, reason, takenBack } = addition;
        const what = `${duration(seconds)} of ${titleOf(evidence, partId)}`;
        return html`<li>
          <p>
            <strong>${what}</strong>, ${momentIn(at, timeZone)}, by ${by}: ${reason}
            ${
              takenBack
                ? html`<br />Taken back ${momentIn(takenBack.at, timeZone)} by ${takenBack.by}:
                    ${takenBack.reason}`
                : nothing
            }
          </p>
          ${
            mayTakeBack && !takenBack
              ? html`<wa-button
                  appearance="outlined"
                  size="s"
                  ?disabled=${isBusy}
                  @click=${() => takeBack(addition)}
                  >Take back<span class="visually-hidden">: ${what}</span></wa-button
                >`
              : nothing
          }
        </li>`;
      })}
    </ul>`;
}

const timelineView = (evidence: EvidenceResponse): TemplateResult =>
  html`<section class="card">
    <h2>What happened</h2>
    <p class="hint">Times are those of ${evidence.event.timeZone.replaceAll('_', ' ')}.</p>
    ${timelineDays(evidence).map(
      ({ day, entries }) =>
        html`<h3>${day}</h3>
          <ol class="timeline">
            ${entries.map(
              ({ at, time, words }) =>
                html`<li><time datetime=${at}>${time}</time><span>${words}</span></li>`,
            )}
          </ol>`,
    )}
  </section>`;

const chainView = ({ chain }: EvidenceResponse): TemplateResult =>
  html`<section class="card head">
    <h2>Head of the chain</h2>
    <p>
      All this is read from ${chain.rowCount} row${chain.rowCount === 1 ? '' : 's'} of evidence.
      None of them can be changed or left out without another head; a certificate carries the head
      of its time, and the event’s whole record has every row.
    </p>
    <p><code>${chain.head}</code></p>
    ${copyButton('Copy the head', chain.head)}
  </section>`;
