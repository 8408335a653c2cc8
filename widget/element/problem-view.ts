import { type TemplateResult, html, nothing } from 'lit';
import type { ErrorResponse } from '../../server/contract/educator.ts';
import { say } from './say.ts';

type Problem = ErrorResponse['error'];

/** What went wrong with all reasons, if anything did; gets the focus, so that it is read out. */
export function problemView(problem?: Problem | null): TemplateResult | typeof nothing {
  if (!problem) return nothing;
  const { message, remedy, reasons, supportCode } = problem;
  return html`<div class="problem" role="alert" tabindex="-1">
    <p><strong>${message}</strong> ${remedy}</p>
    ${reasonsView(reasons)} ${supportCode ? html`<p>${say('support', supportCode)}</p>` : nothing}
  </div>`;
}

/** A list of problems, each with its remedy. */
export const reasonsView = (
  reasons: readonly Pick<Problem, 'message' | 'remedy'>[] = [],
): TemplateResult | typeof nothing =>
  reasons.length > 0
    ? html`<ul>
        ${reasons.map(({ message, remedy }) => html`<li><strong>${message}</strong> ${remedy}</li>`)}
      </ul>`
    : nothing;
