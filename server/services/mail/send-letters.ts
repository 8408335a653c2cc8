import { waitAfter } from '../../domain/send-retry.ts';
import type { LetterOutcome } from './outbox-ports.ts';
import type { Services } from '../ports.ts';
import type { Letter } from '../records.ts';

/** Letters that one server hands over at the same time. */
const AT_ONCE = 4;

/** Longer than a mailer ever takes, so that a letter comes back only when its server is gone. */
const LEASE_SECONDS = 300;

/**
 * Sends every letter that is due. Several servers may do so at once: each letter is taken by one of
 * them, and comes back after a while when that one dies. Ends early when told to.
 */
export async function sendLetters(services: Services, stop: AbortSignal): Promise<void> {
  await Promise.all(Array.from({ length: AT_ONCE }, () => sendOneByOne(services, stop)));
}

async function sendOneByOne(services: Services, stop: AbortSignal): Promise<void> {
  while (!stop.aborted) {
    const now = services.now();
    const letter = await services.store.outbox.takeDue({ now, until: later(now, LEASE_SECONDS) });
    if (!letter) return;
    await sendOne(services, letter);
  }
}

async function sendOne(services: Services, letter: Letter): Promise<void> {
  const { store, mailer, log } = services;
  const result = await mailer.send(letter);
  const outcome = result === 'sent' ? sentNow(services, letter) : notSent(services, letter, result);
  await store.outbox.settle(letter, outcome);
  const about = { letterId: letter.id, attempts: letter.attempts, problem: outcome.lastProblem };
  if (result === 'sent') log.info(about, 'letter sent');
  else log.warn(about, outcome.state === 'failed' ? 'letter given up' : 'letter not sent yet');
}

const sentNow = ({ mailer, now }: Services, letter: Letter): LetterOutcome => ({
  state: 'sent',
  nextAttemptAt: null,
  lastProblem: null,
  sentAt: now(),
  text: letter.isSecret && !mailer.isForTryingOut ? '' : letter.text,
});

function notSent(
  { now }: Services,
  { attempts, isSecret, text }: Letter,
  { isFinal, problem }: { isFinal: boolean; problem: string },
): LetterOutcome {
  const wait = isFinal ? null : waitAfter(attempts);
  const common = { lastProblem: problem, sentAt: null };
  if (wait !== null) {
    return { ...common, state: 'waiting', nextAttemptAt: later(now(), wait), text };
  }
  return { ...common, state: 'failed', nextAttemptAt: null, text: isSecret ? '' : text };
}

const later = (moment: Date, seconds: number): Date => new Date(moment.getTime() + seconds * 1000);
