import { type TemplateResult, html } from 'lit';

/** Where educators meet the event: an activity of the LMS, or a page of any website. */
export function connectView(eventId: string): TemplateResult {
  const server = location.origin;
  const lines = [
    `<script type="module" src="${server}/assets/pdu-certificate.js"></script>`,
    `<pdu-certificate server="${server}" token="SIGNED BY YOUR SERVER"></pdu-certificate>`,
  ];
  return html`<section class="card">
    <h2>Connect it</h2>
    <h3>In your LMS</h3>
    <p>
      Add an activity with this tool (launch address <code>${server}/lti/launch</code>) and the
      custom parameter <code>event=${eventId}</code>.
    </p>
    <h3>On a page of your own</h3>
    <p>
      Paste these lines. Your server signs the token for each visitor with the event
      <code>${eventId}</code>; allow your website in the settings.
    </p>
    <pre tabindex="0" role="region" aria-label="Lines for your page">${lines.join('\n')}</pre>
  </section>`;
}
