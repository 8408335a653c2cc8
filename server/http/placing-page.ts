import type { ListedEvent } from '../services/events/event-query.ts';
import { escapeHtml } from './html.ts';

export interface PlacingPage {
  events: readonly ListedEvent[];
  /** There are more than are shown. */
  hasMore: boolean;
  /** What the teacher looks for. */
  words: string;
  isMultiple: boolean;
  /** The signed request, which comes back with the choice. */
  request: string;
  /** Where events are made. */
  consoleUrl: string;
  /** What is wrong with the last choice. */
  problem?: string;
}

/** The page on which a teacher chooses what to place in the course; it works without script. */
export function placingBody(page: PlacingPage): string {
  const { events, words, request, consoleUrl, problem } = page;
  return `<main class="page"><h1>Which event do you place in your course?</h1>
${problem ? `<p class="card problem" role="alert">${escapeHtml(problem)}</p>` : ''}
<form class="card" method="post" action="/lti/place">
<input type="hidden" name="request" value="${escapeHtml(request)}">
<div class="field"><label for="words">Look for a title or an instructor</label>
<input id="words" name="words" type="search" maxlength="200" value="${escapeHtml(words)}"></div>
<p><button class="button secondary" name="deed" value="search" formnovalidate>Search</button></p>
${events.length === 0 ? emptyWords(words) : choices(page)}
<p><button class="button secondary" name="deed" value="cancel" formnovalidate>Cancel</button></p>
</form>
<p>Is it not there? <a href="${escapeHtml(consoleUrl)}" target="_blank" rel="noopener">Make and publish an event</a>, then search again.</p>
</main>`;
}

const emptyWords = (words: string): string =>
  words
    ? `<p role="status">No published event has “${escapeHtml(words)}” in its title or its instructors.</p>`
    : '<p role="status">Your host has no published event yet.</p>';

function choices({ events, hasMore, isMultiple }: PlacingPage): string {
  const kind = isMultiple ? 'checkbox' : 'radio';
  const rows = events.map(
    ({
      id,
      isPractice,
      facts,
    }) => `<label><input type="${kind}" name="event" value="${escapeHtml(id)}"${isMultiple ? '' : ' required'}>
<span>${escapeHtml(facts.title)}${isPractice ? ' (practice)' : ''}<br><small>${facts.startDate}${facts.endDate === facts.startDate ? '' : ` to ${facts.endDate}`}</small></span></label>`,
  );
  return `<fieldset class="choices"><legend>${isMultiple ? 'Choose one or more' : 'Choose one'}</legend>
${rows.join('\n')}</fieldset>
${hasMore ? '<p>There are more; look for a part of the title above.</p>' : ''}
<p>Each becomes one activity with the whole event: its parts, the evaluation and the certificate.</p>
<p><button class="button" name="deed" value="place">Place in the course</button></p>`;
}

/** Posts the answer on to the LMS; by itself with script, else by its button. */
export const answerBody = (
  returnUrl: string,
  jwt: string,
): string => `<main class="page"><div class="card"><h1>One moment …</h1>
<form method="post" action="${escapeHtml(returnUrl)}">
<input type="hidden" name="JWT" value="${escapeHtml(jwt)}">
<p><button class="button">Back to your course</button></p>
</form></div></main>`;
