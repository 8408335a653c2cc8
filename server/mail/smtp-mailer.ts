import { createTransport } from 'nodemailer';
import type { Mailer } from '../services/mail/outbox-ports.ts';
import type { Letter } from '../services/records.ts';
import { toRefusal } from './refusal.ts';

/** One letter takes no longer than this, whatever the mail server does. */
const LETTER_MS = 60_000;
const CONNECT_MS = 15_000;

/** Sends letters by a mail server: plain text, one receiver, the same Message-ID at every attempt. */
export function createSmtpMailer({ smtpUrl, from }: { smtpUrl: string; from: string }): Mailer {
  const transport = createTransport({
    url: smtpUrl,
    // A password never travels in the open.
    requireTLS: new URL(smtpUrl).username !== '',
    connectionTimeout: CONNECT_MS,
    greetingTimeout: CONNECT_MS,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return {
    isForTryingOut: false,
    async send(letter) {
      try {
        await transport.sendMail({
          ...message(letter, from),
          signal: AbortSignal.timeout(LETTER_MS),
        });
        return 'sent';
      } catch (error) {
        return toRefusal(error);
      }
    },
  };
}

const message = ({ id, to, subject, text, createdAt }: Letter, from: string) => ({
  from,
  // As an object it is one address, whatever characters it has.
  to: { name: '', address: to },
  subject,
  text,
  date: createdAt,
  // A receiver that gets it twice, after a crash between sending and noting it, can tell.
  messageId: `<${id}@${domainOf(from)}>`,
  headers: { 'Auto-Submitted': 'auto-generated' },
});

const domainOf = (address: string): string => address.replace(/^.*@/, '').replace(/>$/, '');
