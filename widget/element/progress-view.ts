import { type TemplateResult, html, nothing } from 'lit';
import type { ProgressResponse } from '../../server/contract/educator.ts';
import { duration } from './duration.ts';
import { say } from './say.ts';

type Problem = ProgressResponse['reasons'][number];

/** Verified time, and everything that is still missing with what to do (R-TIM-4). */
export function progressView(
  progress: ProgressResponse,
  { goToMissing }: { goToMissing: () => void },
): TemplateResult {
  const verified = Math.min(progress.verifiedSeconds, progress.requiredSeconds);
  const isMissing = progress.parts.some(({ missing }) => missing.length > 0);
  return html`<section class="progress" part="progress">
    ${progress.requiredSeconds > 0 ? timeView(verified, progress.requiredSeconds) : nothing}
    ${
      progress.reasons.length > 0
        ? html`<h3>${say('stillMissing')}</h3>
            ${reasonsView(progress.reasons)}`
        : html`<p class="done">${say('nothingMissing')}</p>`
    }
    ${
      isMissing
        ? html`<button type="button" class="secondary" @click=${goToMissing}>
            ${say('goToMissing')}
          </button>`
        : nothing
    }
  </section>`;
}

function timeView(verifiedSeconds: number, requiredSeconds: number): TemplateResult {
  const words = say('verifiedOf', duration(verifiedSeconds), duration(requiredSeconds));
  return html`<p class="verified">
      <span id="verified">${say('verified')}</span> <strong>${words}</strong>
    </p>
    <progress
      aria-labelledby="verified"
      aria-valuetext=${words}
      max=${requiredSeconds}
      .value=${verifiedSeconds}
    ></progress>`;
}

/** A list of problems, each with its remedy. */
export function reasonsView(reasons: readonly Problem[]): TemplateResult {
  return html`<ul class="reasons">
    ${reasons.map(({ message, remedy }) => html`<li><strong>${message}</strong> ${remedy}</li>`)}
  </ul>`;
}
