import { LitElement, type PropertyValues, type TemplateResult, html, nothing } from 'lit';
import type { EventResponse } from '../../../server/contract/event.ts';
import type { ApiClient } from '../../pages/api-client.ts';
import { ask } from '../ask.ts';
import { conflictView } from './conflict-view.ts';
import { EditorController } from './editor-controller.ts';
import { editorSections } from './editor-sections.ts';
import { emailView } from '../event/email-view.ts';
import { loadingView } from '../loading-view.ts';
import { problemBox } from '../problem-box.ts';
import { eventsHash, hashOf } from '../route.ts';
import { stateBadge } from '../state-badge.ts';

const STATUS: Record<EditorController['status'], string> = {
  saved: 'Saved.',
  unsaved: 'Not saved yet.',
  saving: 'Saving …',
  failed: 'Not saved; see above.',
};

/** The editor of one event: a draft saves itself, a published one by button, an ended one by e-mail. */
export class EventEditor extends LitElement {
  static override properties = {
    eventId: { attribute: false },
    _showsProblems: { state: true },
  };

  declare eventId: string;
  api: ApiClient | null = null;
  declare private _showsProblems: boolean;
  readonly #editor = new EditorController(this);

  constructor() {
    super();
    this.eventId = '';
    this._showsProblems = false;
  }

  /** Rendered into the page itself, whose style it shares. */
  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (changed.has('eventId') && this.api) void this.#editor.load(this.api, this.eventId);
  }

  protected override render(): TemplateResult {
    const { event, content, problem, theirs, email } = this.#editor;
    if (!event || !content) {
      return problem
        ? html`<h1>This event did not open</h1>
            ${problemBox(problem)}`
        : loadingView();
    }
    return html`<p><a href=${eventsHash()}>← All events</a></p>
      <h1>${content.details.title || 'New event'}</h1>
      ${badges(event)} ${problem ? problemBox(problem) : nothing}
      ${
        theirs
          ? conflictView(theirs, content.details, {
              saveOver: () => void this.#editor.saveOver(theirs),
              take: () => this.#editor.take(theirs),
            })
          : nothing
      }
      ${email ? emailView(email) : nothing}
      <form @submit=${(submitted: Event) => submitted.preventDefault()}>
        ${editorSections({
          save: { revision: event.revision, ...content },
          problems: this._showsProblems ? event.problems : [],
          ...event.choices,
          pduCount: event.pduCount,
          change: (change) => this.#editor.change(change),
        })}
      </form>
      ${this.#footer(event)}`;
  }

  #footer({ state, problems }: EventResponse): TemplateResult {
    const isDraft = state === 'draft';
    return html`<div class="footer">
      <p role="status">${STATUS[this.#editor.status]}</p>
      ${
        isDraft && this._showsProblems && problems.length > 0
          ? html`<p class="field-problem" role="alert">
              ${problems.length} thing${problems.length === 1 ? '' : 's'} missing or wrong; each is
              marked at its field.
            </p>`
          : nothing
      }
      <p class="actions">
        ${isDraft ? button('Publish', () => this.#publish(), 'accent') : nothing}
        ${isDraft ? button('Delete this draft', () => this.#remove(), 'outlined') : nothing}
        ${state === 'published' ? button('Save', () => this.#editor.save(), 'accent') : nothing}
        ${
          state === 'ended'
            ? button('Write the e-mail to OPI', () => this.#editor.writeEmail(), 'accent')
            : nothing
        }
      </p>
    </div>`;
  }

  async #publish(): Promise<void> {
    this._showsProblems = true;
    if (await this.#editor.publish()) {
      location.hash = hashOf({ page: 'event', id: this.eventId });
      return;
    }
    await this.updateComplete;
    const [first] = this.#editor.event?.problems ?? [];
    if (first) this.querySelector<HTMLElement>(`[id="field-${first.field}"]`)?.focus();
  }

  async #remove(): Promise<void> {
    const answer = await ask({
      title: 'Delete this draft?',
      text: 'What was typed is gone then.',
      yes: 'Delete the draft',
      no: 'Keep it',
      isDangerous: true,
    });
    if (answer !== null && (await this.#editor.remove())) location.hash = eventsHash();
  }
}

const button = (
  words: string,
  act: () => Promise<unknown>,
  appearance: 'accent' | 'outlined',
): TemplateResult =>
  html`<wa-button
    variant=${appearance === 'accent' ? 'brand' : 'neutral'}
    appearance=${appearance}
    @click=${() => void act()}
    >${words}</wa-button
  >`;

const badges = ({ id, state, isPractice, isLate }: EventResponse): TemplateResult =>
  html`<p class="badges">
    ${stateBadge(state)}
    ${isPractice ? html`<wa-badge variant="warning" appearance="filled" pill>Practice</wa-badge>` : nothing}
    ${isLate ? html`<wa-badge variant="warning" appearance="filled" pill>Entered late</wa-badge>` : nothing}
    ${
      state === 'draft'
        ? nothing
        : html`<a href=${hashOf({ page: 'event', id })}>People and certificates</a>`
    }
  </p>`;
