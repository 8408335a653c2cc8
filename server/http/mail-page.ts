import type { RequestHandler } from 'express';
import type { Letter } from '../services/records.ts';
import type { AppDependencies } from './app.ts';
import { escapeHtml, htmlPage } from './html.ts';

/** More than anybody reads while trying out. */
const LETTERS_SHOWN = 100;

/** `GET /try/mail`: the letters that a mail server would have got; never in production. */
export function mailPage({ services }: AppDependencies): RequestHandler {
  return async (_request, response) => {
    const letters = await services.store.outbox.newest(LETTERS_SHOWN);
    const body = `<main class="page"><h1>Mail</h1>
<p>There is no mail server here, so letters are shown on this page, newest first. <a href="/">Back to the start</a></p>
${letters.length === 0 ? EMPTY : letters.map(letterCard).join('\n')}
</main>`;
    response
      .set('Cache-Control', 'no-store')
      .type('html')
      .send(htmlPage({ title: 'Mail', body }));
  };
}

const EMPTY = `<p class="card">No letter has been written yet. Sign in by e-mail, or let an event end: the letter appears here.</p>`;

const letterCard = ({ to, subject, text, createdAt }: Letter) => `<article class="card">
<h2>${escapeHtml(subject)}</h2>
<p>To <strong>${escapeHtml(to)}</strong>, <time datetime="${createdAt.toISOString()}">${createdAt.toUTCString()}</time></p>
<p class="letter">${withLinks(text)}</p>
</article>`;

/** Safe HTML of plain text; a full stop after an address is not part of it. */
const withLinks = (text: string): string =>
  text
    .split(/(https?:\/\/[^\s<>"]*[^\s<>".,;:!?)])/)
    .map((piece, index) => {
      const safe = escapeHtml(piece);
      return index % 2 === 1 ? `<a href="${safe}">${safe}</a>` : safe;
    })
    .join('');
