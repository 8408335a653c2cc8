import type { Chart } from 'chart.js';
import { LitElement, type PropertyValues, type TemplateResult, html, nothing } from 'lit';
import type { HostEventResponse } from '../../../server/contract/host.ts';
import type { ProgressSeriesResponse } from '../../../server/contract/people.ts';
import type { ApiClient } from '../../pages/api-client.ts';
import {
  type IssuedPoint,
  type StepPoint,
  issuedPoints,
  issuedSummary,
  stepPoints,
  stepsSummary,
} from './chart-series.ts';
import { eventPath } from '../load-place.ts';
import { type Problem, problemBox, problemOf } from '../problem-box.ts';

/** When one of these changes, colours do. */
const SCHEMES = ['(prefers-color-scheme: dark)', '(forced-colors: active)'];

/** How far people are, and when certificates were issued: each as a sentence, a chart and a table. */
export class ProgressCharts extends LitElement {
  static override properties = {
    event: { attribute: false },
    version: { attribute: false },
    _series: { state: true },
    _problem: { state: true },
  };

  api: ApiClient | null = null;
  declare event: HostEventResponse['event'] | null;
  /** Asks anew when it is raised. */
  declare version: number;
  declare private _series: ProgressSeriesResponse | null;
  declare private _problem: Problem | null;
  #charts: Chart[] = [];
  /** What is drawn; the same numbers are not drawn again. */
  #drawn = '';
  readonly #schemes = SCHEMES.map((query) => window.matchMedia(query));
  readonly #drawAnew = () => {
    this.#drawn = '';
    // The theme follows the same change; its colours are there in the next frame.
    requestAnimationFrame(() => void this.#draw());
  };

  constructor() {
    super();
    this.event = null;
    this.version = 0;
    this._series = null;
    this._problem = null;
  }

  /** Rendered into the page itself, whose style it shares. */
  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    for (const scheme of this.#schemes) scheme.addEventListener('change', this.#drawAnew);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    for (const scheme of this.#schemes) scheme.removeEventListener('change', this.#drawAnew);
    this.#destroy();
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (changed.has('version')) void this.#load();
  }

  protected override updated(): void {
    void this.#draw();
  }

  protected override render(): TemplateResult {
    const { _series: series, _problem: problem } = this;
    const steps = this.#steps();
    const issued = issuedPoints(series?.issued ?? []);
    return html`${problem ? problemBox(problem) : nothing}
      <div class="charts">
        <section class="card">
          <h2>How far people are</h2>
          ${
            steps.some(({ count }) => count > 0)
              ? chartView('steps', stepsSummary(series?.steps ?? []), stepsTable(steps))
              : this.#emptyView('Nobody has opened this event yet.')
          }
        </section>
        <section class="card">
          <h2>Certificates over time</h2>
          ${
            issued.length > 0
              ? chartView('issued', issuedSummary(issued), issuedTable(issued))
              : this.#emptyView('No certificate has been issued yet.')
          }
        </section>
      </div>`;
  }

  /** Until the numbers are there, the chart's room is kept. */
  #emptyView(words: string): TemplateResult {
    return this._series ? html`<p>${words}</p>` : html`<div class="chart-room"></div>`;
  }

  #steps(): StepPoint[] {
    const isMeasured = this.event?.verificationMode === 'tracked';
    return stepPoints(this._series?.steps ?? [], isMeasured);
  }

  async #load(): Promise<void> {
    const { api, event } = this;
    if (!api || !event) return;
    try {
      this._series = await api.get<ProgressSeriesResponse>(`${eventPath(event.id)}/progress`);
      this._problem = null;
    } catch (error) {
      this._problem = problemOf(error);
    }
  }

  /** The library that draws is fetched when there is something to draw. */
  async #draw(): Promise<void> {
    const wanted = JSON.stringify(this._series);
    if (!this._series || wanted === this.#drawn) return;
    this.#drawn = wanted;
    const { drawIssued, drawSteps } = await import('./draw-charts.ts');
    this.#destroy();
    const canvas = (name: string) => this.querySelector<HTMLCanvasElement>(`canvas.${name}`);
    const [steps, issued] = [canvas('steps'), canvas('issued')];
    if (steps) this.#charts.push(drawSteps(steps, this.#steps()));
    if (issued) this.#charts.push(drawIssued(issued, issuedPoints(this._series.issued)));
  }

  #destroy(): void {
    for (const chart of this.#charts) chart.destroy();
    this.#charts = [];
  }
}

const chartView = (name: string, summary: string, table: TemplateResult): TemplateResult =>
  html`<p>${summary}</p>
    <div class="chart"><canvas class=${name} role="img" aria-label=${summary}></canvas></div>
    <details>
      <summary>Show as a table</summary>
      ${table}
    </details>`;

const stepsTable = (points: readonly StepPoint[]): TemplateResult =>
  html`<table>
    <thead>
      <tr>
        <th scope="col">How far</th>
        <th scope="col" class="number">People</th>
      </tr>
    </thead>
    <tbody>
      ${points.map(
        ({ label, count }) =>
          html`<tr>
            <th scope="row">${label}</th>
            <td class="number" data-label="People">${count}</td>
          </tr>`,
      )}
    </tbody>
  </table>`;

const issuedTable = (points: readonly IssuedPoint[]): TemplateResult =>
  html`<table>
    <thead>
      <tr>
        <th scope="col">When</th>
        <th scope="col" class="number">New</th>
        <th scope="col" class="number">All so far</th>
      </tr>
    </thead>
    <tbody>
      ${points.map(
        ({ label, count, total }) =>
          html`<tr>
            <th scope="row">${label}</th>
            <td class="number" data-label="New">${count}</td>
            <td class="number" data-label="All so far">${total}</td>
          </tr>`,
      )}
    </tbody>
  </table>`;
