import { type TemplateResult, html, nothing } from 'lit';
import type {
  PlatformsResponse,
  RegistrationLinkResponse,
} from '../../../server/contract/platforms.ts';
import { copyButton } from '../event/copy-button.ts';
import { copyLine } from '../event/copy-line.ts';
import { canvasPicture, moodlePicture } from './platform-pictures.ts';

/** The quick way: one address, which the LMS opens and registers by. */
export function registrationLink({
  link,
  isBusy,
  make,
}: {
  link: RegistrationLinkResponse | null;
  isBusy: boolean;
  make: () => void;
}): TemplateResult {
  return html`<h3>Connect one by a link</h3>
    <p>
      Canvas and Moodle register the tool by themselves when their administrator pastes this link
      there. It is good for one learning platform, for a week; a newer one takes its place.
    </p>
    <p class="actions">
      <wa-button variant="brand" ?disabled=${isBusy} @click=${make}
        >Make a registration link</wa-button
      >
    </p>
    ${
      link
        ? html`<dl class="copy-lines">${copyLine('Registration link', link.url)}</dl>
            <p class="hint">
              Good until ${new Date(link.expiresAt).toLocaleString('en-US')}. Whoever has it can
              connect a learning platform with your host, so hand it to its administrator only.
            </p>
            <p>
              <strong>Canvas</strong>: “Admin”, “Developer Keys”, “+ Developer Key”, “LTI
              Registration”. <strong>Moodle</strong>: “Site administration”, “Plugins”, “External
              tool”, “Manage tools”, as the tool URL, then “Add LTI Advantage”.
            </p>`
        : nothing
    }`;
}

/** What an administrator types in an LMS that has no registration by link. */
export const typedThere = ({ ours, byHand }: PlatformsResponse): TemplateResult =>
  html`<h3>Typed in there</h3>
    <details>
      <summary>Canvas</summary>
      <p>
        “Admin”, “Developer Keys”, “+ Developer Key”, “LTI Key”, method “Paste JSON”. Then switch
        the key on, and install the app in the account by the key’s client id.
      </p>
      ${canvasPicture}
      <p class="actions">${copyButton('Copy the JSON for Canvas', byHand.canvasJson)}</p>
      <pre class="code" tabindex="0" aria-label="JSON for Canvas">${byHand.canvasJson}</pre>
    </details>
    <details>
      <summary>Moodle</summary>
      <p>
        “Site administration”, “Plugins”, “External tool”, “Manage tools”, “Configure a tool
        manually”. Set a grade to pass in each activity afterwards; gates ask for the passing grade.
      </p>
      ${moodlePicture}
      <dl class="copy-lines">${byHand.moodle.map(({ field, value }) => copyLine(field, value))}</dl>
    </details>
    <details>
      <summary>Another one</summary>
      <dl class="copy-lines">
        ${copyLine('Login address (OIDC initiation)', ours.loginUrl)}
        ${copyLine('Launch address (redirect, target link)', ours.launchUrl)}
        ${copyLine('Address of our keys (JWKS)', ours.jwksUrl)}
        ${copyLine('Custom parameter of each activity, with the event’s id behind', ours.customParameter)}
      </dl>
    </details>`;
