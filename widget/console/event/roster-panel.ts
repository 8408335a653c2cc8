import { LitElement, type PropertyValues, type TemplateResult, html, nothing } from 'lit';
import type { RosterResponse } from '../../../server/contract/roster.ts';
import type { ApiClient } from '../../pages/api-client.ts';
import { Deeds } from '../deeds.ts';
import { eventPath } from '../load-place.ts';
import { momentIn } from '../moment.ts';
import { problemBox, problemOf } from '../problem-box.ts';

/** Who is in the courses in which the event is placed, and has not begun (NRPS 2.0). */
export class RosterPanel extends LitElement {
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
  canRead = false;
  declare private _found: RosterResponse | null;
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

  /** Nothing where no learning platform shows its people. */
  protected override render(): TemplateResult | typeof nothing {
    const { _found: found } = this;
    const { problem, isBusy } = this.#deeds;
    if (!found) return problem ? problemBox(problem) : nothing;
    if (!found.canRead) return nothing;
    return html`<section class="card">
      <h2>In the course, not begun yet${found.readAt ? ` (${found.notBegunCount})` : ''}</h2>
      <p role="status">${isBusy ? 'Reading the course …' : this.#readWords(found)}</p>
      ${problem ? problemBox(problem) : nothing} ${found.courses.map(courseProblem)}
      ${
        this.canRead
          ? html`<p class="actions">
              <wa-button
                appearance="outlined"
                ?disabled=${isBusy}
                @click=${() => void this.#refresh()}
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

  async #refresh(): Promise<void> {
    await this.#deeds.run(async () => {
      const path = `${eventPath(this.eventId)}/roster/refresh`;
      this._found = (await this.api?.post<RosterResponse>(path, {})) ?? null;
    });
  }

  async #load(): Promise<void> {
    try {
      const path = `${eventPath(this.eventId)}/roster`;
      this._found = (await this.api?.get<RosterResponse>(path)) ?? null;
    } catch (error) {
      this.#deeds.problem = problemOf(error);
      this.requestUpdate();
    }
  }
}

const courseProblem = ({
  platform,
  problem,
}: RosterResponse['courses'][number]): TemplateResult | typeof nothing =>
  problem
    ? html`<p class="field-problem">${platform}: ${problem.message} ${problem.remedy}</p>`
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
