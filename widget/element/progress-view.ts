import { type TemplateResult, html, nothing } from 'lit';
import type { ProgressResponse } from '../../server/contract/educator.ts';
import { buttonView } from './button-view.ts';
import { duration } from './duration.ts';
import type { ElementState } from './element-state.ts';
import { reasonsView } from './problem-view.ts';
import { say } from './say.ts';

/** Verified time, and everything that is still missing with what to do (R-TIM-4). */
export function progressView(
  event: ElementState,
  { verifiedSeconds, requiredSeconds, parts, reasons }: ProgressResponse,
): TemplateResult {
  const first = parts.find(({ partId, missing }) => missing.length > 0 && event.isHere(partId));
  return html`<section class="progress" part="progress">
    ${
      requiredSeconds > 0
        ? timeView(Math.min(verifiedSeconds, requiredSeconds), requiredSeconds)
        : nothing
    }
    ${
      reasons.length > 0
        ? html`<h3>${say('stillMissing')}</h3>
            ${reasonsView(reasons)}`
        : html`<p class="done">${say('nothingMissing')}</p>`
    }
    ${first ? buttonView(say('goToMissing'), () => event.goTo(first.partId, first.missing[0]?.[0] ?? 0), 'secondary') : nothing}
  </section>`;
}

function timeView(verifiedSeconds: number, requiredSeconds: number): TemplateResult {
  const words = say('verifiedOf', duration(verifiedSeconds), duration(requiredSeconds));
  return html`<p class="verified">${say('verified')} <strong>${words}</strong></p>
    <progress
      aria-label=${say('verified')}
      aria-valuetext=${words}
      max=${requiredSeconds}
      .value=${verifiedSeconds}
    ></progress>`;
}
