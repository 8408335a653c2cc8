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
  html`<wa-callout class="notice" variant="danger" role="alert" tabindex="-1">
    <wa-icon slot="icon" library="system" name="warning"></wa-icon>
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
  </wa-callout>`;

/** Says that something was done, or what to know; read out when it appears. */
export const noticeBox = (
  words: string | TemplateResult,
  kind: 'success' | 'warning' | 'neutral' = 'success',
): TemplateResult =>
  html`<wa-callout class="notice" variant=${kind} role="status">
    <wa-icon slot="icon" library="system" name=${ICONS[kind]}></wa-icon>
    ${words}
  </wa-callout>`;

const ICONS = { success: 'done', warning: 'warning', neutral: 'info' } as const;

/** An error as a person reads it. */
export const problemOf = (error: unknown): Problem =>
  error instanceof ApiError
    ? error.problem
    : { code: 'PAGE_BROKEN', message: 'Something went wrong in this page.', remedy: 'Reload it.' };
