import { type TemplateResult, html, nothing } from 'lit';
import type { Notice } from './element-state.ts';
import { TRACKING } from './tracking-texts.ts';

const WORDS = {
  skipped: 'skipped',
  'skipped-fullscreen': 'skippedFullscreen',
  'too-fast': 'tooFast',
  failed: 'failed',
  autoplay: 'autoplay',
} as const satisfies Record<Notice, keyof typeof TRACKING>;

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
    ${isOffline ? html`<p class="notice">${TRACKING.offline}</p>` : nothing}
    ${notice ? html`<p class="notice">${TRACKING[WORDS[notice]]}</p>` : nothing}
    ${
      isElsewhere
        ? html`<div class="notice">
            <p>${TRACKING.takenElsewhere}</p>
            <button type="button" @click=${countHere}>${TRACKING.countHere}</button>
          </div>`
        : nothing
    }
  </div>`;
}
