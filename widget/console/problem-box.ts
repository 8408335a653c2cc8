import { type TemplateResult, html, nothing } from 'lit';
import type { ErrorResponse } from '../../server/contract/educator.ts';
import { ApiError } from '../element/api-client.ts';

export type Problem = ErrorResponse['error'];

/** What went wrong, what to do, all reasons, and the code for support. */
export const problemBox = ({
  message,
  remedy,
  reasons = [],
  supportCode,
}: Problem): TemplateResult =>
  html`<div class="problem" role="alert" tabindex="-1">
    <p><strong>${message}</strong> ${remedy}</p>
    ${
      reasons.length > 0
        ? html`<ul>
            ${reasons.map(
              (reason) => html`<li><strong>${reason.message}</strong> ${reason.remedy}</li>`,
            )}
          </ul>`
        : nothing
    }
    ${
      supportCode
        ? html`<p class="support-code">Support code: <code>${supportCode}</code></p>`
        : nothing
    }
  </div>`;

/** An error as a person reads it. */
export const problemOf = (error: unknown): Problem =>
  error instanceof ApiError
    ? error.problem
    : { code: 'PAGE_BROKEN', message: 'Something went wrong in this page.', remedy: 'Reload it.' };
