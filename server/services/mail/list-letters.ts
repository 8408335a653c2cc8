import type { LettersResponse } from '../../contract/letters.ts';
import type { Services } from '../ports.ts';
import type { Letter } from '../records.ts';

/** More than a person looks through. */
const LETTERS_SHOWN = 200;

/** A host's letters, all or those in one state, newest first; secret texts are never shown. */
export async function listLetters(
  { store }: Services,
  hostId: string,
  state: Letter['state'] | null,
): Promise<LettersResponse> {
  const found = await store.outbox.listOfHost(hostId, { state, limit: LETTERS_SHOWN + 1 });
  return {
    letters: found.slice(0, LETTERS_SHOWN).map(letterView),
    isCut: found.length > LETTERS_SHOWN,
  };
}

const letterView = (letter: Letter): LettersResponse['letters'][number] => ({
  id: letter.id,
  to: letter.to,
  subject: letter.subject,
  text: letter.isSecret ? null : letter.text,
  state: letter.state,
  problem: letter.lastProblem,
  createdAt: letter.createdAt.toISOString(),
  sentAt: letter.sentAt?.toISOString() ?? null,
  nextAttemptAt: letter.nextAttemptAt?.toISOString() ?? null,
  canRetry: letter.state === 'failed' && !letter.isSecret,
});
