import { isEmail } from '../../domain/contact-checks.ts';
import { AppError } from '../../errors.ts';
import type { Services } from '../ports.ts';
import type { AuditEntry, Letter } from '../records.ts';

/** What somebody has to say by letter. */
export type NewLetter = Pick<Letter, 'hostId' | 'to' | 'subject' | 'text'> & {
  /** What must be said once only, e.g. `EVENT:ends-soon:30`; a second letter with it is dropped. */
  key?: string;
  /** Whoever reads the text gets in, so it is erased once it was sent. */
  isSecret?: boolean;
};

/** What it takes to leave a letter. */
export type LetterServices = Pick<Services, 'store' | 'newId' | 'now' | 'wakeSender'>;

/**
 * Stores a letter, with the audit row of whoever had it sent, and has it sent at once; whoever stores
 * it last, it is sent by one server only. False when one with its key was there. Errors: ADDRESS_INVALID.
 */
export async function queueLetter(
  services: LetterServices,
  letter: NewLetter,
  audit?: AuditEntry,
): Promise<boolean> {
  const isNew = await services.store.outbox.add(newLetter(services, letter), audit);
  if (isNew) services.wakeSender();
  return isNew;
}

/** A letter to be stored. Errors: ADDRESS_INVALID. */
export function newLetter(
  services: LetterServices,
  { hostId, to, subject, text, key, isSecret }: NewLetter,
): Letter {
  if (!isEmail(to)) throw addressInvalid();
  const now = services.now();
  return {
    id: services.newId(),
    hostId,
    to,
    subject: oneLine(subject),
    text,
    key: key ?? null,
    isSecret: isSecret ?? false,
    state: 'waiting',
    attempts: 0,
    nextAttemptAt: now,
    lastProblem: null,
    createdAt: now,
    sentAt: null,
  };
}

/** A subject with a line break could smuggle in further headers. */
const oneLine = (subject: string): string => subject.replaceAll(/[\s\p{Cc}]+/gu, ' ').trim();

const addressInvalid = () =>
  new AppError(422, {
    code: 'ADDRESS_INVALID',
    message: 'This is not an e-mail address.',
    remedy: 'Type one address, such as name@school.org.',
  });
