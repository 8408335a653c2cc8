import { type TemplateResult, html } from 'lit';
import type { EmailResponse } from '../../../server/contract/event.ts';
import { copyButton } from './copy-button.ts';

/** An e-mail that the host sends to OPI: to copy, or to open in the mail program (R-EVT-4, R-EVT-6). */
export function emailView({ to, subject, text }: EmailResponse['email']): TemplateResult {
  const mailto = `mailto:${to}?subject=${encodeURIComponent(subject)}&body=${encodeURIComponent(text)}`;
  return html`<section class="card" role="status">
    <h2>E-mail to OPI</h2>
    <p>To: <strong>${to}</strong><br />Subject: <strong>${subject}</strong></p>
    <pre tabindex="0" role="region" aria-label="Text of the e-mail">${text}</pre>
    <p class="actions">
      ${copyButton('Copy the text', text)}
      <wa-button appearance="outlined" href=${mailto}>Open in my mail program</wa-button>
    </p>
  </section>`;
}
