import { type TemplateResult, html, nothing } from 'lit';
import type { EventResponse } from '../../../server/contract/event.ts';
import type { HostEventResponse } from '../../../server/contract/host.ts';
import { copyButton } from './copy-button.ts';
import { copyLine } from './copy-line.ts';

/** Where educators meet the event: an activity of the LMS, or a page of any website. */
export function connectView(
  { id: eventId, hasEvaluation }: HostEventResponse['event'],
  parts: EventResponse['parts'],
): TemplateResult {
  const server = location.origin;
  const launch = `${server}/lti/launch`;
  const parameter = `event=${eventId}`;
  const lines = [
    `<script type="module" src="${server}/assets/pdu-certificate.js"></script>`,
    `<pdu-certificate server="${server}" token="SIGNED BY YOUR SERVER"></pdu-certificate>`,
  ].join('\n');
  return html`<section class="card">
    <h2>Connect it</h2>
    <h3>In your LMS</h3>
    <p>
      Add an activity with this tool (launch address <code>${launch}</code>) and the custom
      parameter <code>${parameter}</code>.
    </p>
    <p class="actions">
      ${copyButton('Copy the address', launch)} ${copyButton('Copy the parameter', parameter)}
    </p>
    <details>
      <summary>Only a piece of it, as an activity of its own</summary>
      <p>
        One activity may hold a single part, another one the certificate. Add a second custom
        parameter to that of the event; the grade comes with the certificate.
      </p>
      <dl class="copy-lines">
        ${parts.map(({ id, title }) => copyLine(title || 'Part without a title', `part=${id}`))}
        ${hasEvaluation ? copyLine('The evaluation', 'show=evaluation') : nothing}
        ${copyLine('The certificate', 'show=certificate')}
      </dl>
    </details>
    <h3>On a page of your own</h3>
    <p>
      Paste these lines. Your server signs the token for each visitor with the event
      <code>${eventId}</code>; allow your website in the settings.
    </p>
    <pre tabindex="0" role="region" aria-label="Lines for your page">${lines}</pre>
    <p class="actions">${copyButton('Copy the lines', lines)}</p>
  </section>`;
}
