import type { RequestHandler } from 'express';
import type { AppDependencies } from './app.ts';
import { escapeHtml, htmlPage } from './html.ts';
import type { TryOut } from './try-out-routes.ts';

/** `GET /`: where a newcomer begins; in production only what this server is. */
export function startPage({ tryOut, services }: AppDependencies): RequestHandler {
  return (_request, response) => {
    const body = tryOut ? tryOutBody(tryOut, services.mailer.isForTryingOut) : PRODUCTION_BODY;
    response.type('html').send(htmlPage({ title: 'Montana PDU certificates', body }));
  };
}

const INTRODUCTION = `<h1>Montana PDU certificates</h1>
<p>Proves that an educator really took part, fills in the state’s own certificate, hands it over, and counts it exactly.</p>`;

const PRODUCTION_BODY = `<main class="page"><div class="card">${INTRODUCTION}
<p>Educators: open your event from your course or from the website of your session.</p>
<p class="actions"><a class="button" href="/console">Hosts: sign in</a></p></div></main>`;

const tryOutBody = ({ conferenceUrl, lmsUrl }: TryOut, hasMailPage: boolean) => `<main class="page">
${INTRODUCTION}
<p>This is a practice set-up: short videos, a sample form marked SAMPLE, nothing that counts.</p>
<div class="card"><h2>Try it as an educator</h2>
<p>A conference page of another website. Watch 15 seconds, answer two questions, get the certificate.</p>
<p class="actions"><a class="button" href="${escapeHtml(conferenceUrl)}">Open the conference page</a></p></div>
<div class="card"><h2>Try it as a host</h2>
<p>See who took part and how far they are, the form, each certificate, and the exact count.</p>
<p class="actions"><a class="button" href="/try/host">Open the host’s page</a></p>
<p>With an account of your own: <a href="/console">sign in</a>. A new host is set up by the link on the terminal.</p></div>
<div class="card"><h2>Try it from an LMS</h2>
<p>A make-believe LMS launches the tool by LTI 1.3, as a learner or as an instructor.</p>
<p class="actions"><a class="button" href="${escapeHtml(lmsUrl)}">Open the LMS</a></p></div>
${hasMailPage ? MAIL_CARD : ''}
</main>`;

const MAIL_CARD = `<div class="card"><h2>Read the mail</h2>
<p>Letters to sign in and reminders. There is no mail server here, so they are shown on a page.</p>
<p class="actions"><a class="button" href="/try/mail">Open the mail</a></p></div>`;
