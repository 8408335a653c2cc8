import { describe, expect, it } from 'vitest';
import { toRefusal } from '../../../server/mail/refusal.ts';

describe('what the mail server’s answer means', () => {
  it.each([
    ['an unknown address', { command: 'RCPT TO', responseCode: 550 }, true],
    ['a refused text', { command: 'DATA', responseCode: 554 }, true],
    ['a full mailbox', { command: 'RCPT TO', responseCode: 452 }, false],
    ['a wrong password', { code: 'EAUTH', command: 'AUTH PLAIN', responseCode: 535 }, false],
    ['a server that takes nobody', { command: 'CONN', responseCode: 554 }, false],
    ['no server', { code: 'ECONNECTION', command: 'CONN' }, false],
    ['no error at all', undefined, false],
  ])('%s', (_what, error, isFinal) => {
    expect(toRefusal(error).isFinal).toBe(isFinal);
  });

  it('tells the host what the server said, in one line and without the letter’s links', () => {
    const response = '550 5.7.1 Spam: https://pdu.example.org/sign-in?token=abc\r\nrefused';
    const { problem } = toRefusal({ command: 'DATA', responseCode: 550, response });
    expect(problem).toBe('The mail server refused the letter: “550 5.7.1 Spam: … refused”');
  });
});
