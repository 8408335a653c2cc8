import { type TemplateResult, html, nothing } from 'lit';
import type { GradesResponse } from '../../../server/contract/grades.ts';
import { EventPanel, answered } from './event-panel.ts';
import { momentIn } from '../moment.ts';

type Grade = GradesResponse['grades'][number];

/** The grades that learning platforms get with a certificate: how they stand, and what to do (AGS 2.0). */
export class GradesPanel extends EventPanel<GradesResponse> {
  protected override readonly path = 'grades';

  /** Nothing where no learning platform takes grades. */
  protected override view(found: GradesResponse): TemplateResult | typeof nothing {
    if (found.grades.length === 0) return nothing;
    const open = found.grades.filter(({ state }) => state !== 'sent');
    return html`<section class="card">
      <h2>Grades in the learning platform</h2>
      <p role="status">${countsOf(found.counts)}</p>
      ${this.problemView()}
      ${
        found.counts.failed > 0 && this.mayAct
          ? html`<p class="actions">
              <wa-button
                appearance="outlined"
                ?disabled=${this.deeds.isBusy}
                @click=${() => void this.act('send-again')}
                >Send again</wa-button
              >
            </p>`
          : nothing
      }
      ${
        open.length > 0
          ? html`<ul class="grades">
              ${open.map((grade) => this.#gradeView(grade))}
            </ul>`
          : nothing
      }
      ${found.isCut ? html`<p class="hint">There are more; those that failed come first.</p>` : nothing}
    </section>`;
  }

  #gradeView({ name, platform, problem, state, nextAttemptAt }: Grade): TemplateResult {
    return html`<li>
      <strong>${name || 'Somebody without a name'}</strong> in ${platform}: ${STATE_WORDS[state]}.
      ${problem ? html`${problem.message} ${problem.remedy}` : nothing}
      ${
        problem && nextAttemptAt
          ? html`<span class="hint">Next try ${momentIn(nextAttemptAt, this.timeZone)}.</span>`
          : nothing
      }
      ${problem ? answered(problem.detail) : nothing}
    </li>`;
  }
}

const STATE_WORDS: Record<Grade['state'], string> = {
  waiting: 'on its way',
  sent: 'sent',
  superseded: 'not changed',
  failed: 'not sent',
};

/** @example countsOf({ sent: 12, waiting: 1, superseded: 0, failed: 2 }) // '12 sent, 1 on its way, 2 not sent.' */
function countsOf(counts: GradesResponse['counts']): string {
  const states: Grade['state'][] = ['sent', 'waiting', 'superseded', 'failed'];
  const parts = states
    .filter((state) => counts[state] > 0)
    .map((state) => `${counts[state].toLocaleString('en-US')} ${STATE_WORDS[state]}`);
  return `${parts.join(', ')}.`;
}
