import { AppError, notFound } from '../../errors.ts';
import type { Actor } from '../events/event-access.ts';
import { auditOfHost } from '../records/host-audit.ts';
import type { Services } from '../ports.ts';

/**
 * Sends a letter again that was given up. Errors: LETTER_UNKNOWN; LETTER_ERASED, when its text is
 * gone; LETTER_NOT_FAILED, when it was sent, or is tried again by itself.
 */
export async function retryLetter(services: Services, actor: Actor, id: string): Promise<void> {
  const { store, now, wakeSender } = services;
  const letter = await store.outbox.findOfHost(actor.hostId, id);
  if (!letter) throw notFound('LETTER_UNKNOWN', 'This letter');
  if (letter.state === 'failed' && letter.isSecret) throw letterErased();
  const details = { letterId: id, to: letter.to, subject: letter.subject };
  const audit = auditOfHost(services, actor, { action: 'letter-sent-again', details });
  if (!(await store.outbox.restart(id, now(), audit))) throw letterNotFailed();
  wakeSender();
}

const letterErased = () =>
  new AppError(409, {
    code: 'LETTER_ERASED',
    message: 'The text of this letter was erased, since it let its reader in.',
    remedy: 'Have a new one written: ask to sign in again, or invite the person again.',
  });

const letterNotFailed = () =>
  new AppError(409, {
    code: 'LETTER_NOT_FAILED',
    message: 'This letter was sent, or is going to be tried again by itself.',
    remedy: 'Reload the page to see where it stands.',
  });
