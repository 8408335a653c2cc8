import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { SMTPServer, type SMTPServerOptions } from 'smtp-server';
import { onTestFinished } from 'vitest';
import { waitFor } from '../server/child-server.ts';
import { type ReceivedLetter, parseLetter } from './parse-letter.ts';

/** A real mail server of a test's own; everybody's letters land in it. */
export interface Mailbox {
  /** For SMTP_URL. */
  url: string;
  /** SMTP_URL and MAIL_FROM. */
  environment: Record<string, string>;
  /** What has been accepted, in the order in which it came. */
  letters: ReceivedLetter[];
  /** Letters that were refused or held, by receiver. */
  refused: string[];
  /** The letter for somebody, as soon as it is there. */
  waitForLetter(to: string, subjectPart?: string): Promise<ReceivedLetter>;
  /** Answers every letter with this code; with null accepts them again. */
  refuseWith(code: 451 | 550 | null): void;
  /** Takes so long over each letter; endless with Infinity. */
  takeTime(milliseconds: number): void;
  /** Nobody listens at the address until `comeBack`. */
  goAway(): Promise<void>;
  comeBack(): Promise<void>;
}

const WORDS = { 451: 'Try again later', 550: 'No such user here' } as const;

/** Opens a mailbox that is gone when the test is over. */
export async function openMailbox(): Promise<Mailbox> {
  const letters: ReceivedLetter[] = [];
  const refused: string[] = [];
  let code: 451 | 550 | null = null;
  let patienceMs = 0;

  const receive: SMTPServerOptions['onData'] = async (stream, session, done) => {
    const raw = await buffer(stream);
    const to = session.envelope.rcptTo.map(({ address }) => address).join(', ');
    if (code !== null || patienceMs === Infinity) refused.push(to);
    if (patienceMs === Infinity) return;
    await new Promise((resolve) => setTimeout(resolve, patienceMs));
    if (code !== null) {
      done(Object.assign(new Error(WORDS[code]), { responseCode: code }));
      return;
    }
    letters.push(parseLetter(raw, to));
    done();
  };

  const listen = async (port: number) => {
    const server = new SMTPServer({
      authOptional: true,
      disabledCommands: ['STARTTLS', 'AUTH'],
      disableReverseLookup: true,
      closeTimeout: 100,
      onData: receive,
    });
    // A client that is killed in the middle is what some tests are about.
    server.on('error', () => {});
    server.listen(port, '127.0.0.1');
    await once(server.server, 'listening');
    return server;
  };
  let server = await listen(0);
  // `listen` on TCP always gives an address of this kind.
  const { port } = server.server.address() as AddressInfo;
  const goAway = () => new Promise<void>((resolve) => server.close(() => resolve()));
  onTestFinished(goAway);

  const find = (to: string, subjectPart: string) =>
    letters.find((letter) => letter.to === to && letter.subject.includes(subjectPart));
  const url = `smtp://127.0.0.1:${port}`;
  return {
    url,
    environment: { SMTP_URL: url, MAIL_FROM: 'Montana PDU <pdu@example.org>' },
    letters,
    refused,
    async waitForLetter(to, subjectPart = '') {
      await waitFor(() => find(to, subjectPart) !== undefined);
      const found = find(to, subjectPart);
      if (!found) throw new Error(`no letter to ${to}`);
      return found;
    },
    refuseWith(refusal) {
      code = refusal;
    },
    takeTime(milliseconds) {
      patienceMs = milliseconds;
    },
    goAway,
    async comeBack() {
      server = await listen(port);
    },
  };
}
