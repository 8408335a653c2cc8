import { type TemplateResult, html, nothing } from 'lit';
import { buttonView } from './button-view.ts';
import type { ElementState } from './element-state.ts';
import { say } from './say.ts';

/** The question beside everything else: it blocks nothing, and its button is all it has. */
export function presenceView({ check, connection }: ElementState): TemplateResult {
  const title = say('stillThere');
  const words = say(check?.state === 'missed' ? 'notCounting' : 'answerSoon');
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
            <p><strong id="check-title">${title}</strong></p>
            <p id="check-words">${words}</p>
            ${buttonView(say('here'), () => connection?.answerCheck())}
          </div>`
        : nothing
    }`;
}
