import type { Mailer } from '../services/mail/outbox-ports.ts';

/** Without a mail server, outside production: a letter counts as sent and is read on a page. */
export const tryOutMailer: Mailer = {
  isForTryingOut: true,
  send: () => Promise.resolve('sent'),
};
