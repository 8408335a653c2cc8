import type { NamedPiece } from '../domain/piece.ts';
import { parametersOf } from '../domain/piece.ts';
import type { Placeable } from '../services/launches/list-placeable.ts';
import { escapeHtml } from './html.ts';

export interface PlacingPage {
  placeable: readonly Placeable[];
  /** There are more than are shown. */
  hasMore: boolean;
  /** What the teacher looks for. */
  words: string;
  isMultiple: boolean;
  /** The LMS takes grades for what is placed here, as far as it says so. */
  isGradable: boolean;
  /** The signed request, which comes back with the choice. */
  request: string;
  /** What is wrong with the last choice. */
  problem?: string;
}

/** The page on which a teacher chooses what to place in the course; it works without script. */
export function placingBody(page: PlacingPage): string {
  const { placeable, words, request, problem, isGradable } = page;
  return `<main class="page"><h1>What do you place in your course?</h1>
${problem ? `<p class="card problem" role="alert">${escapeHtml(problem)}</p>` : ''}
${isGradable ? '' : `<p class="card" role="status">${NO_GRADES}</p>`}
<form class="card" method="post" action="/lti/place">
${carried(request)}
<div class="field"><label for="words">Look for a title or an instructor</label>
<input id="words" name="words" type="search" maxlength="200" value="${escapeHtml(words)}"></div>
<p><button class="button secondary" name="deed" value="search" formnovalidate>Search</button></p>
${placeable.length === 0 ? emptyWords(words) : choices(page)}
<p><button class="button secondary" name="deed" value="cancel" formnovalidate>Cancel</button></p>
</form>
<form class="card" method="post" action="/lti/place">
<h2>Is it not there?</h2>
<p>Name it here. Your host completes and publishes it; until then, people who open the activity are told that it has not begun.</p>
${carried(request)}
<div class="field"><label for="title">Title of the new event</label>
<input id="title" name="title" type="text" maxlength="200" required></div>
<p><button class="button secondary" name="deed" value="make">Make it and place it</button></p>
</form></main>`;
}

/** Where the LMS says that what is placed here gets no line item (Deep Linking 2.0, `accept_lineitem`). */
export const NO_GRADES =
  'At this place, your learning platform makes no column for grades, so nothing in the course opens by itself when somebody has the certificate. In Canvas, an assignment of the kind “External Tool” has one.';

const carried = (request: string): string =>
  `<input type="hidden" name="request" value="${escapeHtml(request)}">`;

const emptyWords = (words: string): string =>
  words
    ? `<p role="status">No event has “${escapeHtml(words)}” in its title or its instructors.</p>`
    : '<p role="status">Your host has no event yet.</p>';

function choices({ placeable, hasMore, isMultiple }: PlacingPage): string {
  const rows = placeable.map((one) => eventChoice(one, isMultiple));
  return `<fieldset class="choices"><legend>${isMultiple ? 'Choose one or more' : 'Choose one'}</legend>
${rows.join('\n')}</fieldset>
${hasMore ? '<p>There are more; look for a part of the title above.</p>' : ''}
<p>An event becomes one activity with all of it: its parts, the evaluation and the certificate. A piece of it becomes an activity of its own; the grade comes with the certificate.</p>
<p><button class="button" name="deed" value="place">Place in the course</button></p>`;
}

/** The event as a whole, and folded away what it consists of. */
function eventChoice({ event, pieces }: Placeable, isMultiple: boolean): string {
  const [whole, ...parts] = pieces;
  const choice = (piece: NamedPiece, words: string) =>
    choiceOf({ eventId: event.id, piece, words, isMultiple });
  const title = escapeHtml(event.facts.title || 'Event without a title');
  const all = whole ? choice(whole, `${title}<br><small>${about(event)}</small>`) : '';
  return `${all}
<details><summary>Only a piece of “${title}”</summary>
${parts.map((piece) => choice(piece, escapeHtml(piece.title))).join('\n')}
</details>`;
}

function choiceOf({
  eventId,
  piece: { piece },
  words,
  isMultiple,
}: {
  eventId: string;
  piece: NamedPiece;
  words: string;
  isMultiple: boolean;
}): string {
  const value = new URLSearchParams({ event: eventId, ...parametersOf(piece) }).toString();
  const kind = isMultiple ? 'checkbox' : 'radio';
  return `<label><input type="${kind}" name="choice" value="${escapeHtml(value)}"${isMultiple ? '' : ' required'}>
<span>${words}</span></label>`;
}

function about({ facts, state, isPractice }: Placeable['event']): string {
  if (state === 'draft') return 'not published yet';
  const days =
    facts.endDate === facts.startDate ? facts.startDate : `${facts.startDate} to ${facts.endDate}`;
  return `${days}${isPractice ? ', practice' : ''}`;
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
