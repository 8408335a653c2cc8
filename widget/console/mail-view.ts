import { type TemplateResult, html, nothing } from 'lit';
import type { LettersResponse } from '../../server/contract/letters.ts';
import { hashOf } from './route.ts';

type Letter = LettersResponse['letters'][number];

export interface MailActions {
  sendAgain: (letterId: string) => void;
  isBusy: boolean;
}

/** The states that a host looks for, as the address has them. */
const FILTERS: [state: string, words: string][] = [
  ['', 'All'],
  ['waiting', 'Waiting'],
  ['sent', 'Sent'],
  ['failed', 'Not sent'],
];

const STATE_WORDS: Record<Letter['state'], string> = {
  waiting: 'Waiting',
  sent: 'Sent',
  failed: 'Not sent',
};

/** The host's mail: where each letter stands, what went wrong, and how to send it again. */
export function mailView(
  { letters, isCut }: LettersResponse,
  state: string,
  actions: MailActions,
): TemplateResult {
  return html`<h1>Mail</h1>
    <nav class="actions" aria-label="Which letters">
      ${FILTERS.map((one) => filterLink(one, state))}
    </nav>
    ${
      letters.length === 0
        ? emptyView(state)
        : html`<ul class="letters">
            ${letters.map((letter) => letterView(letter, actions))}
          </ul>`
    }
    ${isCut ? html`<p>Older letters are not shown.</p>` : nothing}`;
}

const filterLink = ([state, words]: [string, string], current: string): TemplateResult =>
  html`<a
    class="button secondary"
    href=${hashOf({ page: 'mail', state })}
    aria-current=${state === current ? 'page' : nothing}
    >${words}</a
  >`;

const emptyView = (state: string): TemplateResult =>
  state
    ? html`<p class="card">
        There is no such letter.
        <a href=${hashOf({ page: 'mail', state: '' })}>Show all letters</a>.
      </p>`
    : html`<p class="card">
        No letter has been written yet. Reminders to report and to make next year’s event appear
        here, each with whether it reached its receiver.
      </p>`;

const letterView = (letter: Letter, { sendAgain, isBusy }: MailActions): TemplateResult =>
  html`<li class="card">
    <h2>${letter.subject}</h2>
    <p>To ${letter.to} <span class="badge">${STATE_WORDS[letter.state]}</span></p>
    <p class="hint">${timesOf(letter)}</p>
    ${letter.problem ? html`<p class="field-problem">${letter.problem}</p>` : nothing}
    ${textOf(letter)}
    ${
      letter.canRetry
        ? html`<p>Check the address with its owner, then send the letter again.</p>
            <p class="actions">
              <button
                class="button secondary"
                ?disabled=${isBusy}
                @click=${() => sendAgain(letter.id)}
              >
                Send again<span class="visually-hidden"> to ${letter.to}: ${letter.subject}</span>
              </button>
            </p>`
        : nothing
    }
  </li>`;

function timesOf({ createdAt, sentAt, state, nextAttemptAt }: Letter): string {
  const written = `Written ${moment(createdAt)}`;
  if (sentAt) return `${written}, sent ${moment(sentAt)}`;
  if (state === 'waiting' && nextAttemptAt) return `${written}, next try ${moment(nextAttemptAt)}`;
  return written;
}

const moment = (iso: string): string => new Date(iso).toLocaleString('en-US');

const textOf = ({ text }: Letter): TemplateResult =>
  text === null
    ? html`<p class="hint">The text lets its reader in, so it is shown to nobody else.</p>`
    : html`<details>
        <summary>Read the letter</summary>
        <p class="letter">${text}</p>
      </details>`;
