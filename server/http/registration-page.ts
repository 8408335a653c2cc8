import type { Host } from '../services/records.ts';
import type { LmsRegistration, Registered } from '../services/settings/lms-ports.ts';
import { escapeHtml } from './html.ts';

export interface RegistrationQuestion {
  key: string;
  host: Host;
  /** As the LMS sent it with the page. */
  configurationUrl: string;
  token: string | undefined;
  wishes: LmsRegistration['wishes'];
}

const main = (body: string): string => `<main class="page"><div class="card">${body}</div></main>`;

/** Asks the administrator of an LMS whether the tool may be registered there, and says what for. */
export function questionBody(question: RegistrationQuestion): string {
  const { key, host, configurationUrl, token, wishes } = question;
  const platform = escapeHtml(new URL(configurationUrl).host);
  return main(`<h1>Connect ${platform} with ${escapeHtml(host.name)}?</h1>
<p>Educators who open an activity there get their certificates from ${escapeHtml(host.name)}.</p>
<h2>What is asked of your learning platform</h2>
<h3>About people who open an activity</h3>
${wishList(wishes.claims)}
<h3>Services</h3>
${wishList(wishes.scopes)}
<p>Nothing else is read. You may take something away there later; the tool then says what no longer works.</p>
<form method="post" action="/lti/register">
<input type="hidden" name="key" value="${escapeHtml(key)}">
<input type="hidden" name="openid_configuration" value="${escapeHtml(configurationUrl)}">
${token === undefined ? '' : `<input type="hidden" name="registration_token" value="${escapeHtml(token)}">`}
<p><button class="button">Connect</button></p>
<p>It takes a few seconds.</p>
</form>`);
}

const wishList = (wishes: LmsRegistration['wishes']['claims']): string =>
  `<ul>${wishes
    .map(
      ({ name, reason }) =>
        `<li><code>${escapeHtml(shortName(name))}</code>: ${escapeHtml(reason)}</li>`,
    )
    .join('\n')}</ul>`;

/** Scopes are addresses; their ends tell them apart. */
const shortName = (name: string): string => name.replace(/^.*\/scope\//, '');

/** Opened in a browser instead of in the LMS: says where it belongs. */
export const misplacedBody = (host: Host): string =>
  main(`<h1>This link is for your learning platform</h1>
<p>It connects one learning platform with ${escapeHtml(host.name)}. Copy its whole address and paste it there:</p>
<ul>
<li><strong>Canvas</strong>: Admin, Developer Keys (or Apps), “+ LTI Registration”, as the registration URL.</li>
<li><strong>Moodle</strong>: Site administration, Plugins, External tool, Manage tools, as the tool URL; then “Add LTI Advantage”.</li>
</ul>
<p>It is good for one learning platform.</p>`);

/** What is left to do in the LMS; the button closes the LMS's own frame. */
export function doneBody({ product, deploymentId }: Registered): string {
  const next = NEXT[product.toLowerCase()] ?? OTHERWISE;
  const approval =
    deploymentId === null
      ? '<li>Its first launch is refused once: the host’s admin then finds it under “Learning platforms” and approves it.</li>'
      : '';
  return main(`<h1 id="done" tabindex="-1">It is connected</h1>
<p>Left to do:</p>
<ol>${next.map((step) => `<li>${step}</li>`).join('\n')}${approval}</ol>
<p><button class="button" id="close" type="button" hidden>Finish</button></p>`);
}

const NEXT: Readonly<Record<string, readonly string[]>> = {
  moodle: [
    'Activate the tool: it waits under “Manage tools”.',
    'In its settings let it appear in the activity chooser.',
    'In each activity set a grade to pass, and let gates ask for the passing grade.',
  ],
  canvas: [
    'Switch the developer key on, and install the app in your account.',
    'Leave its privacy level at “Public”, so that names come with the launch.',
  ],
};

const OTHERWISE = ['Switch the tool on, and let names and e-mail addresses be sent with it.'];
