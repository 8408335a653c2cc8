import { LitElement, type PropertyValues, type TemplateResult, html, nothing } from 'lit';
import type { ApiClient } from '../../pages/api-client.ts';
import { Deeds } from '../deeds.ts';
import { eventPath } from '../load-place.ts';
import { problemBox, problemOf } from '../problem-box.ts';

/** A part of an event's page that asks the server for its own, and may have something done about it. */
export abstract class EventPanel<Found> extends LitElement {
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
  /** Whether this person may have something done. */
  mayAct = false;
  declare protected _found: Found | null;
  protected readonly deeds: Deeds = new Deeds(this);
  /** Below the event's own address. */
  protected abstract readonly path: string;

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

  protected override render(): TemplateResult | typeof nothing {
    return this._found ? this.view(this._found) : this.problemView();
  }

  /** What was found; nothing where there is nothing to say. */
  protected abstract view(found: Found): TemplateResult | typeof nothing;

  protected problemView(): TemplateResult | typeof nothing {
    const { problem } = this.deeds;
    return problem ? problemBox(problem) : nothing;
  }

  /** Has something done, and shows how it is then. */
  protected async act(deed: string): Promise<void> {
    await this.deeds.run(async () => {
      this._found = (await this.api?.post<Found>(`${this.#address()}/${deed}`, {})) ?? null;
    });
  }

  async #load(): Promise<void> {
    try {
      this._found = (await this.api?.get<Found>(this.#address())) ?? null;
    } catch (error) {
      this.deeds.problem = problemOf(error);
      this.requestUpdate();
    }
  }

  #address(): string {
    return `${eventPath(this.eventId)}/${this.path}`;
  }
}

/** What a learning platform said, for whoever has to be shown it; nothing when it said nothing. */
export const answered = (detail: string): TemplateResult | typeof nothing =>
  detail
    ? html`<details>
        <summary>What the platform answered</summary>
        <code>${detail}</code>
      </details>`
    : nothing;
