import { type TemplateResult, html, nothing } from 'lit';
import { buttonView } from './button-view.ts';
import { problemView } from './problem-view.ts';
import type { ElementState } from './element-state.ts';
import { say } from './say.ts';

/** Everything that the person should know now, read out when it comes. */
export function noticesView(event: ElementState): TemplateResult {
  const { notice, connection, isElsewhere } = event;
  return html`<div class="notices" part="notices" role="status">
      ${connection?.isOffline ? html`<p class="notice">${say('offline')}</p>` : nothing}
      ${notice ? html`<p class="notice">${say(notice)}</p>` : nothing}
      ${
        isElsewhere
          ? html`<div class="notice">
              <p>${say('takenElsewhere')}</p>
              ${buttonView(say('countHere'), () => event.countHere())}
            </div>`
          : nothing
      }
    </div>
    ${problemView(connection?.failure)}`;
}
