/** What the mail library says about an attempt in vain. */
interface SmtpError {
  code?: unknown;
  command?: unknown;
  responseCode?: unknown;
  response?: unknown;
}

/** Commands whose refusal is about this very letter, not about our connection or sign-in. */
const ABOUT_THE_LETTER = new Set(['MAIL FROM', 'RCPT TO', 'DATA']);

const FIRST_FINAL_CODE = 500;
const MAX_REPLY_LENGTH = 200;

/**
 * An error of the mail library as the sender and the host need it. Only a refusal of the letter with
 * a code of 500 and more is final (RFC 5321, section 4.2.1); what can be mended on our side is not.
 */
export function toRefusal(error: unknown): { isFinal: boolean; problem: string } {
  const { code, command, responseCode, response }: SmtpError = Object(error);
  if (code === 'EAUTH' || code === 'ENOAUTH') return { isFinal: false, problem: NOT_SIGNED_IN };
  if (typeof responseCode !== 'number') return { isFinal: false, problem: OUT_OF_REACH };
  const isFinal = responseCode >= FIRST_FINAL_CODE && ABOUT_THE_LETTER.has(String(command));
  const reply = readable(String(response ?? responseCode));
  return { isFinal, problem: `${isFinal ? REFUSED : NOT_NOW}: “${reply}”` };
}

const NOT_SIGNED_IN =
  'The mail server does not accept this product’s sign-in. Tell whoever runs the server.';
const OUT_OF_REACH = 'The mail server could not be reached.';
const REFUSED = 'The mail server refused the letter';
const NOT_NOW = 'The mail server can’t take the letter right now';

/** Some servers quote the letter; its links are not for everyone's eyes. */
const readable = (reply: string): string =>
  reply
    .replaceAll(/\bhttps?:\S+/gi, '…')
    .replaceAll(/[\s\p{Cc}]+/gu, ' ')
    .slice(0, MAX_REPLY_LENGTH)
    .trim();
