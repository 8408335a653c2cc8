import { LitElement, type PropertyValues, type TemplateResult, html, nothing } from 'lit';
import type { GradesResponse } from '../../../server/contract/grades.ts';
import type { ApiClient } from '../../pages/api-client.ts';
import { Deeds } from '../deeds.ts';
import { eventPath } from '../load-place.ts';
import { momentIn } from '../moment.ts';
import { problemBox, problemOf } from '../problem-box.ts';

type Grade = GradesResponse['grades'][number];

/** The grades that learning platforms get with a certificate: how they stand, and what to do (AGS 2.0). */
export class GradesPanel extends LitElement {
  static override properties = {
    eventId: { attribute: false },
    version: { attribute: false },
    _found: { state: true },
  };

  api: ApiClient | null = null;
  declare eventId: string;
  /** Asks anew when it is raised. */
  declare version: number;
  timeZone = '';
  canSend = false;
  declare private _found: GradesResponse | null;
  readonly #deeds = new Deeds(this);

  constructor() {
    super();
    this.eventId = '';
    this.version = 0;
    this._found = null;
  }

  /** Rendered into the page itself, whose style it shares. */
  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (changed.has('version')) void this.#load();
  }

  /** Nothing where no learning platform takes grades. */
  protected override render(): TemplateResult | typeof nothing {
    const { _found: found } = this;
    const { problem } = this.#deeds;
    if (!found) return problem ? problemBox(problem) : nothing;
    if (found.grades.length === 0) return nothing;
    const open = found.grades.filter(({ state }) => state !== 'sent');
    return html`<section class="card">
      <h2>Grades in the learning platform</h2>
      <p role="status">${countsOf(found.counts)}</p>
      ${problem ? problemBox(problem) : nothing}
      ${
        found.counts.failed > 0 && this.canSend
          ? html`<p class="actions">
              <wa-button
                appearance="outlined"
                ?disabled=${this.#deeds.isBusy}
                @click=${() => void this.#sendAgain()}
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
      ${
        problem?.detail
          ? html`<details>
              <summary>What the platform answered</summary>
              <code>${problem.detail}</code>
            </details>`
          : nothing
      }
    </li>`;
  }

  async #sendAgain(): Promise<void> {
    await this.#deeds.run(async () => {
      const path = `${eventPath(this.eventId)}/grades/send-again`;
      this._found = (await this.api?.post<GradesResponse>(path, {})) ?? null;
    });
  }

  async #load(): Promise<void> {
    try {
      this._found =
        (await this.api?.get<GradesResponse>(`${eventPath(this.eventId)}/grades`)) ?? null;
    } catch (error) {
      this.#deeds.problem = problemOf(error);
      this.requestUpdate();
    }
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
