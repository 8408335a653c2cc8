import { type TemplateResult, html, nothing } from 'lit';
import type { RosterResponse } from '../../../server/contract/roster.ts';
import { EventPanel, answered } from './event-panel.ts';
import { momentIn } from '../moment.ts';

/** Who is in the courses in which the event is placed, and has not begun (NRPS 2.0). */
export class RosterPanel extends EventPanel<RosterResponse> {
  protected override readonly path = 'roster';

  /** Nothing where no learning platform shows its people. */
  protected override view(found: RosterResponse): TemplateResult | typeof nothing {
    const { isBusy } = this.deeds;
    if (!found.canRead) return nothing;
    return html`<section class="card">
      <h2>In the course, not begun yet${found.readAt ? ` (${found.notBegunCount})` : ''}</h2>
      <p role="status">${isBusy ? 'Reading the course …' : this.#readWords(found)}</p>
      ${this.problemView()} ${found.courses.map(courseProblem)}
      ${
        this.mayAct
          ? html`<p class="actions">
              <wa-button
                appearance="outlined"
                ?disabled=${isBusy}
                @click=${() => void this.act('refresh')}
                >Read the course now</wa-button
              >
            </p>`
          : nothing
      }
      ${found.notBegun.length > 0 ? peopleView(found) : nothing}
    </section>`;
  }

  #readWords({ readAt, courses }: RosterResponse): string {
    if (!readAt) return 'It has not been read yet; that happens once a day.';
    const count = courses.reduce((sum, { learnerCount }) => sum + learnerCount, 0);
    const people = count === 1 ? '1 learner' : `${count.toLocaleString('en-US')} learners`;
    return `${people} as of ${momentIn(readAt, this.timeZone)}.`;
  }
}

const courseProblem = ({
  platform,
  problem,
}: RosterResponse['courses'][number]): TemplateResult | typeof nothing =>
  problem
    ? html`<p class="field-problem">${platform}: ${problem.message} ${problem.remedy}</p>
        ${answered(problem.detail)}`
    : nothing;

const peopleView = ({ notBegun, notBegunCount }: RosterResponse): TemplateResult =>
  html`<details>
    <summary>Who they are</summary>
    <ul>
      ${notBegun.map(
        ({ name, email }) =>
          html`<li>${name || 'Somebody without a name'}${email ? html` (${email})` : nothing}</li>`,
      )}
    </ul>
    ${
      notBegunCount > notBegun.length
        ? html`<p class="hint">And ${notBegunCount - notBegun.length} more.</p>`
        : nothing
    }
  </details>`;
