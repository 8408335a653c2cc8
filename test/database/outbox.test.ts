import { describe, expect, it } from 'vitest';
import { DEMO_HOST_ID } from '../../server/demo.ts';
import { queueLetter } from '../../server/services/mail/queue-letter.ts';
import { createTestDatabase, newMongoUri } from '../support/database/test-database.ts';
import { aLetter, storeOnly } from '../support/mail/letters.ts';
import { type Mailbox, openMailbox } from '../support/mail/mailbox.ts';
import { startChildServer, waitFor } from '../support/server/child-server.ts';
import { startTestServer } from '../support/server/test-server.ts';

/** A server with a mailbox, and the letters in its database. */
async function startWithMail() {
  const mongoUri = newMongoUri();
  const { models } = await createTestDatabase(mongoUri);
  const mailbox = await openMailbox();
  const server = await startTestServer({ mongoUri, environment: mailbox.environment });
  const stored = () => models.letters.findOne().lean().orFail();
  const waitForState = (state: string) => waitFor(async () => (await stored()).state === state);
  /** An attempt was in vain, and the next one is so far away. */
  const waitForWait = (seconds: number) =>
    waitFor(async () => {
      const wait = Number((await stored()).nextAttemptAt) - server.clock.now.getTime();
      return wait === seconds * 1000;
    });
  /** Time goes by, and the sender looks again. */
  const letPass = (seconds: number) => {
    server.clock.advance(seconds);
    server.deps.services.wakeSender();
  };
  return {
    server,
    services: server.deps.services,
    models,
    mailbox,
    stored,
    waitForState,
    waitForWait,
    letPass,
  };
}

describe('mail from the outbox', () => {
  it('goes out at once, as it was written, with the headers of a machine’s letter', async () => {
    const { services, mailbox, stored, waitForState } = await startWithMail();
    const text =
      'Grüße, 李雷 – a line that is much longer than the seventy-six letters of a line on the wire = yes.\n\n.\nhttps://pdu.example.org/a?b=c';
    const begun = Date.now();
    await queueLetter(services, aLetter({ subject: 'Đặng “Łukasz” 李雷', text }));
    const received = await mailbox.waitForLetter('mary@school.example', 'Łukasz');
    expect(Date.now() - begun).toBeLessThan(2000);
    expect(received).toMatchObject({ subject: 'Đặng “Łukasz” 李雷', text });
    await waitForState('sent');
    const { _id, sentAt, attempts } = await stored();
    expect([sentAt, attempts]).toEqual([services.now(), 1]);
    expect(received.headers.get('auto-submitted')).toBe('auto-generated');
    expect(received.headers.get('message-id')).toBe(`<${_id}@example.org>`);
    expect(received.headers.get('from')).toBe('Montana PDU <pdu@example.org>');
  });

  it('a line break in the subject makes no header, and one in the address no letter', async () => {
    const { services, mailbox } = await startWithMail();
    await queueLetter(services, aLetter({ subject: 'Hello\r\nBcc: spy@evil.example\r\n\r\nBoo' }));
    const received = await mailbox.waitForLetter('mary@school.example');
    expect(received.subject).toBe('Hello Bcc: spy@evil.example Boo');
    expect(received.headers.has('bcc')).toBe(false);
    for (const to of ['a@b.c\r\nBcc: spy@evil.example', 'a@b.c, spy@evil.example', '<a@b.c>']) {
      await expect(queueLetter(services, aLetter({ to }))).rejects.toThrow('ADDRESS_INVALID');
    }
    expect(mailbox.letters).toHaveLength(1);
  });

  it('what has the same key is said once', async () => {
    const { services, models, mailbox } = await startWithMail();
    const letter = aLetter({ key: 'event:ends-soon:30' });
    await Promise.all([1, 2, 3].map(() => queueLetter(services, letter)));
    await queueLetter(services, aLetter({ subject: 'Without a key' }));
    await queueLetter(services, aLetter({ subject: 'Without a key' }));
    await waitFor(() => mailbox.letters.length === 3);
    expect(await models.letters.countDocuments()).toBe(3);
  });

  it('a refusal for now is tried again after a minute, then two, and accepted', async () => {
    const { services, mailbox, stored, waitForWait, waitForState, letPass } = await startWithMail();
    mailbox.refuseWith(451);
    await queueLetter(services, aLetter());
    await waitForWait(60);
    expect(await stored()).toMatchObject({ state: 'waiting', text: 'Hello.' });
    expect((await stored()).lastProblem).toContain('451 Try again later');
    letPass(59);
    letPass(1);
    await waitForWait(120);
    mailbox.refuseWith(null);
    letPass(119);
    expect((await stored()).attempts).toBe(2);
    letPass(1);
    await waitForState('sent');
    expect([mailbox.letters.length, mailbox.refused.length]).toEqual([1, 2]);
    expect((await stored()).lastProblem).toBeNull();
  });

  it('a refusal for good is final, and says why', async () => {
    const { services, mailbox, stored, waitForState, letPass } = await startWithMail();
    mailbox.refuseWith(550);
    await queueLetter(services, aLetter());
    await waitForState('failed');
    expect((await stored()).lastProblem).toContain('550 No such user here');
    mailbox.refuseWith(null);
    letPass(24 * 3600);
    await queueLetter(services, aLetter({ to: 'next@school.example' }));
    await mailbox.waitForLetter('next@school.example');
    expect(mailbox.letters).toHaveLength(1);
  });

  it('a mail server that is away for days is waited for, at last in vain', async () => {
    const { services, mailbox, stored, waitForWait, waitForState, letPass } = await startWithMail();
    await mailbox.goAway();
    await queueLetter(services, aLetter());
    await waitForWait(60);
    expect((await stored()).lastProblem).toBe('The mail server could not be reached.');
    await mailbox.comeBack();
    letPass(60);
    await waitForState('sent');
    await mailbox.goAway();
    await queueLetter(services, aLetter({ to: 'later@school.example' }));
    const state = async () =>
      (await services.store.outbox.newest(1)).find(({ to }) => to === 'later@school.example')
        ?.state;
    for (let hours = 0; hours < 80; hours += 1) {
      letPass(4 * 3600);
      await new Promise((resolve) => setTimeout(resolve, 20));
      if ((await state()) === 'failed') break;
    }
    expect(await state()).toBe('failed');
  });

  it('the text of a secret letter is erased once it was sent, and once it was given up', async () => {
    const { services, models, mailbox } = await startWithMail();
    const secret = aLetter({ isSecret: true, text: 'Sign in: https://pdu.example.org/in?code=s3' });
    await queueLetter(services, secret);
    expect((await mailbox.waitForLetter(secret.to)).text).toContain('code=s3');
    await waitFor(async () => (await models.letters.countDocuments({ state: 'sent' })) === 1);
    mailbox.refuseWith(550);
    await queueLetter(services, secret);
    await waitFor(async () => (await models.letters.countDocuments({ state: 'failed' })) === 1);
    expect((await models.letters.find().lean()).map(({ text }) => text)).toEqual(['', '']);
  });
});

describe('several servers and their ends', () => {
  const start = (mongoUri: string, { environment }: Mailbox) =>
    startChildServer({ environment: { MONGODB_URI: mongoUri, ...environment } });

  it('two server processes share the work and send each letter once', async () => {
    const mongoUri = newMongoUri();
    const database = await createTestDatabase(mongoUri);
    const mailbox = await openMailbox();
    // So slow that the second server comes before the first is done.
    mailbox.takeTime(2000);
    const people = Array.from({ length: 100 }, (_, index) => `educator-${index}@school.example`);
    await storeOnly(
      database,
      people.map((to) => aLetter({ to })),
    );
    const servers = await Promise.all([start(mongoUri, mailbox), start(mongoUri, mailbox)]);
    await waitFor(() => servers.every((server) => server.logged('letter sent').length > 0));
    mailbox.takeTime(0);
    await waitFor(
      async () => (await database.models.letters.countDocuments({ state: 'sent' })) === 100,
    );
    expect(mailbox.letters.map(({ to }) => to).toSorted()).toEqual(people.toSorted());
  });

  it('what was stored before a kill is sent by the next start, and what was being sent when its lease is over', async () => {
    const mongoUri = newMongoUri();
    const { models, ...database } = await createTestDatabase(mongoUri);
    const mailbox = await openMailbox();
    await storeOnly({ models, ...database }, [aLetter()]);
    mailbox.takeTime(Infinity);
    const first = await start(mongoUri, mailbox);
    await waitFor(() => mailbox.refused.length === 1);
    await first.end('SIGKILL');
    expect(await models.letters.findOne().lean()).toMatchObject({ state: 'waiting', attempts: 1 });
    mailbox.takeTime(0);
    await start(mongoUri, mailbox);
    expect(mailbox.letters).toEqual([]);
    await models.letters.updateOne({}, { $set: { nextAttemptAt: new Date() } });
    await start(mongoUri, mailbox);
    await mailbox.waitForLetter('mary@school.example');
    await waitFor(async () => (await models.letters.findOne().lean())?.state === 'sent');
    expect(mailbox.letters).toHaveLength(1);
  });
});

describe('without a mail server', () => {
  it('letters are read on a page for trying out, secret ones too', async () => {
    const server = await startTestServer();
    const page = async () => (await fetch(`${server.url}/try/mail`)).text();
    expect(await (await fetch(server.url)).text()).toContain('href="/try/mail"');
    expect(await page()).toContain('No letter has been written yet');
    const text = 'Sign in <here>: https://pdu.example.org/in?a=1&b=2.';
    const { services } = server.deps;
    await queueLetter(services, aLetter({ hostId: DEMO_HOST_ID, isSecret: true, text }));
    await waitFor(async () => (await services.store.outbox.newest(1))[0]?.state === 'sent');
    expect(await page()).toContain(
      'Sign in &lt;here&gt;: <a href="https://pdu.example.org/in?a=1&amp;b=2">https://pdu.example.org/in?a=1&amp;b=2</a>.',
    );
  });

  it('with one, the page is not there', async () => {
    const { server } = await startWithMail();
    expect((await fetch(`${server.url}/try/mail`)).status).toBe(404);
    expect(await (await fetch(server.url)).text()).not.toContain('/try/mail');
  });
});
