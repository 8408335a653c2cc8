import { type TemplateResult, html, nothing } from 'lit';
import type { PresenceQuestion } from './element-state.ts';
import { say } from './say.ts';

/** The question beside everything else: it blocks nothing, and its button is all it has. */
export function presenceView(check: PresenceQuestion | null, answer: () => void): TemplateResult {
  const [title, words] =
    check?.state === 'missed'
      ? [say('notSure'), say('notCounting')]
      : [say('stillThere'), say('answerSoon')];
  return html`<p class="unseen" aria-live="assertive">${check ? `${title} ${words}` : nothing}</p>
    ${
      check
        ? html`<div
            class="check"
            part="check"
            popover="manual"
            role="alertdialog"
            aria-labelledby="check-title"
            aria-describedby="check-words"
          >
            <p id="check-title" class="title">${title}</p>
            <p id="check-words">${words}</p>
            <button type="button" @click=${answer}>${say('here')}</button>
          </div>`
        : nothing
    }`;
}
