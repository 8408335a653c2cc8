import { type TemplateResult, html, nothing } from 'lit';
import type { ErrorResponse } from '../../server/contract/educator.ts';
import { ApiError } from '../element/server-caller.ts';

export type Problem = ErrorResponse['error'];
type Reason = NonNullable<Problem['reasons']>[number];

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
    ${reasonsView(reasons)}
    ${
      supportCode
        ? html`<p class="support-code">Support code: <code>${supportCode}</code></p>`
        : nothing
    }
  </wa-callout>`;

/** Each reason with what to do; facts that differ have their two sides in a table. */
function reasonsView(reasons: readonly Reason[]): TemplateResult | typeof nothing {
  if (reasons.length === 0) return nothing;
  const differing = reasons.filter(({ sides }) => sides);
  const others = reasons.filter(({ sides }) => !sides);
  return html`${
    others.length > 0
      ? html`<ul>
          ${others.map(({ message, remedy }) => html`<li><strong>${message}</strong> ${remedy}</li>`)}
        </ul>`
      : nothing
  }${differing.length > 0 ? sidesTable(differing) : nothing}`;
}

const sidesTable = (differing: readonly Reason[]): TemplateResult =>
  html`<div class="table" role="region" aria-label="What differs" tabindex="0">
      <table class="sides">
        <thead>
          <tr>
            <th scope="col">Fact</th>
            <th scope="col">This event</th>
            <th scope="col">The form</th>
          </tr>
        </thead>
        <tbody>
          ${differing.map(
            ({ sides }) =>
              html`<tr>
                <th scope="row">${sides?.label}</th>
                <td data-label="This event">${sides?.onEvent}</td>
                <td data-label="The form">${sides?.onForm}</td>
              </tr>`,
          )}
        </tbody>
      </table>
    </div>
    ${[...new Set(differing.map(({ remedy }) => remedy))].map((remedy) => html`<p>${remedy}</p>`)}`;

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
