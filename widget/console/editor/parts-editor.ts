import { LitElement, type TemplateResult, html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { Problems } from './editor-fields.ts';
import { type Part, newPart } from './part-kinds.ts';
import { type PartActions, partView } from './part-view.ts';
import { readLength } from './read-length.ts';

const UNREADABLE =
  'The length could not be read from this address. Check that it leads to the file itself, that this browser can play it, and that its website lets other pages play it (CORS). Or type the minutes.';

/** The parts of an event: added, changed, put in order, removed (R-TIM-2). */
export class PartsEditor extends LitElement {
  static override properties = {
    parts: { attribute: false },
    problems: { attribute: false },
    _said: { state: true },
    _reading: { state: true },
    _typed: { state: true },
    _unread: { state: true },
  };

  declare parts: readonly Part[];
  declare problems: Problems;
  change: (parts: Part[]) => void = () => {};
  /** The last move, read out. */
  declare private _said: string;
  /** The part whose length is being read. */
  declare private _reading: string | null;
  /** What was typed and can't be taken yet, by part and field. */
  declare private _typed: Readonly<Record<string, string>>;
  /** The part whose length could not be read. */
  declare private _unread: string | null;

  constructor() {
    super();
    this.parts = [];
    this.problems = [];
    this._said = '';
    this._reading = null;
    this._typed = {};
    this._unread = null;
  }

  /** Rendered into the page itself, whose style it shares. */
  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  protected override render(): TemplateResult {
    const own = this.problems.filter(({ field }) => field === 'parts');
    return html`<div id="field-parts" tabindex="-1">
      <h3>Parts</h3>
      ${
        own.length > 0
          ? html`<p class="field-problem">
              ${own.map(({ message, remedy }) => `${message} ${remedy}`)}
            </p>`
          : nothing
      }
      ${repeat(
        this.parts,
        ({ id }) => id,
        (part, index) => this.#partView(part, index),
      )}
      <p class="visually-hidden" role="status">${this._said}</p>
      <wa-button appearance="outlined" @click=${() => this.#add()}>Add a part</wa-button>
    </div>`;
  }

  #partView(part: Part, index: number): TemplateResult {
    const { id } = part;
    const shown = {
      part,
      index,
      count: this.parts.length,
      problems: this.problems,
      typed: (name: string) => this._typed[`${id} ${name}`],
      isReading: this._reading === id,
      lengthProblem: this._unread === id ? UNREADABLE : '',
    };
    const actions: PartActions = {
      put: (change) => this.#put(id, change),
      keep: (name, text) => {
        const { [`${id} ${name}`]: _, ...rest } = this._typed;
        this._typed = text === null ? rest : { ...rest, [`${id} ${name}`]: text };
      },
      move: (by) => void this.#move(index, by),
      remove: () => this.change(this.parts.filter((one) => one.id !== id)),
      readLength: () => void this.#readLength(part),
    };
    return partView(shown, actions);
  }

  #put(id: string, change: Partial<Part>): void {
    this.change(this.parts.map((part) => (part.id === id ? { ...part, ...change } : part)));
  }

  #add(): void {
    this.change([...this.parts, newPart()]);
  }

  /** The focus stays with the part that was moved. */
  async #move(index: number, by: -1 | 1): Promise<void> {
    const parts = [...this.parts];
    const [moved] = parts.splice(index, 1);
    if (!moved) return;
    parts.splice(index + by, 0, moved);
    this.change(parts);
    this._said = `“${moved.title}” is now part ${index + by + 1} of ${parts.length}.`;
    this.requestUpdate();
    await new Promise((resolve) => requestAnimationFrame(resolve));
    const buttons = [by, -by].map((way) =>
      this.querySelector<HTMLElement>(`[id="move-${way}-${moved.id}"]:not([disabled])`),
    );
    (buttons[0] ?? buttons[1])?.focus();
  }

  async #readLength({ id, kind, sources }: Part): Promise<void> {
    const src = sources[0]?.src;
    if (!src || (kind !== 'video' && kind !== 'audio')) return;
    this._reading = id;
    this._unread = null;
    const seconds = await readLength(kind, src);
    this._reading = null;
    if (seconds === null) this._unread = id;
    else this.#put(id, { durationSeconds: seconds });
  }
}
