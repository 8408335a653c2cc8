import { type TemplateResult, html, nothing } from 'lit';
import type { Notice } from './element-state.ts';
import { say } from './say.ts';

export interface NoticesState {
  notice: Notice | null;
  isOffline: boolean;
  isElsewhere: boolean;
  countHere: () => void;
}

/** Everything that the person should know now, read out when it comes. */
export function noticesView(state: NoticesState): TemplateResult {
  const { notice, isOffline, isElsewhere, countHere } = state;
  return html`<div class="notices" part="notices" role="status">
    ${isOffline ? html`<p class="notice">${say('offline')}</p>` : nothing}
    ${notice ? html`<p class="notice">${say(notice)}</p>` : nothing}
    ${
      isElsewhere
        ? html`<div class="notice">
            <p>${say('takenElsewhere')}</p>
            <button type="button" @click=${countHere}>${say('countHere')}</button>
          </div>`
        : nothing
    }
  </div>`;
}
