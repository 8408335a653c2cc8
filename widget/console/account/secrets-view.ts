import { type TemplateResult, html } from 'lit';
import { unsafeHTML } from 'lit/directives/unsafe-html.js';
import { renderSVG } from 'uqr';
import type { SecondFactorResponse } from '../../../server/contract/account.ts';
import { needed } from '../../account/fields.ts';

/** What an authenticator app needs, to scan or to type, and the codes for a day without the phone. */
export function secretsView(
  { appAddress, spareCodes }: SecondFactorResponse,
  { prove, isBusy }: { prove: (event: SubmitEvent) => void; isBusy: boolean },
): TemplateResult {
  const key = new URL(appAddress).searchParams.get('secret') ?? '';
  return html`<p>Scan this with your authenticator app, or type the key: <code>${key}</code></p>
    <div class="qr" role="img" aria-label="QR code with the key">
      ${unsafeHTML(renderSVG(appAddress))}
    </div>
    <p>Write these spare codes down; each works once, when the phone is not at hand:</p>
    <pre tabindex="0" role="region" aria-label="Spare codes">${spareCodes.join('\n')}</pre>
    <form @submit=${prove}>
      ${needed({ name: 'code', label: 'Code that the app shows now', autocomplete: 'one-time-code' })}
      <p class="actions"><button class="button" ?disabled=${isBusy}>Switch it on</button></p>
    </form>`;
}
