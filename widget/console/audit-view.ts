import { type TemplateResult, html } from 'lit';
import type { AuditResponse } from '../../server/contract/event.ts';
import { auditLines, wordsOf } from './audit-lines.ts';
import { momentIn } from './moment.ts';
import { noticeBox } from './problem-box.ts';

/** Who did what, and when; never changeable (R-REC-3). */
export const auditView = ({ entries, timeZone }: AuditResponse): TemplateResult =>
  html`<h1>Audit log</h1>
    ${
      entries.length === 0
        ? noticeBox(
            'Nothing has been done yet. Every change appears here, and none can be changed.',
            'neutral',
          )
        : html`<div class="table" role="region" aria-label="Audit log" tabindex="0">
            <table class="audit">
              <thead>
                <tr>
                  <th scope="col">When</th>
                  <th scope="col">Who</th>
                  <th scope="col">What</th>
                  <th scope="col">Details</th>
                </tr>
              </thead>
              <tbody>
                ${entries.map((entry) => rowView(entry, timeZone))}
              </tbody>
            </table>
          </div>`
    }`;

const rowView = (
  { at, actor, action, details }: AuditResponse['entries'][number],
  timeZone: string,
): TemplateResult =>
  html`<tr>
    <th scope="row">${momentIn(at, timeZone)}</th>
    <td data-label="Who">${actor}</td>
    <td data-label="What">${wordsOf(action)}</td>
    <td data-label="Details">
      <ul class="plain">
        ${auditLines(details).map(
          ({ label, text }) => html`<li><span class="hint">${label}:</span> ${text}</li>`,
        )}
      </ul>
    </td>
  </tr>`;
