import { describe, expect, it } from 'vitest';
import type { AuditResponse } from '../../server/contract/event.ts';
import type { LettersResponse } from '../../server/contract/letters.ts';
import { DEMO_HOST_ID } from '../../server/demo.ts';
import { queueLetter } from '../../server/services/mail/queue-letter.ts';
import { HostDesk } from '../support/events/host-desk.ts';
import { addHost } from '../support/events/real-event.ts';
import { aLetter } from '../support/mail/letters.ts';
import { openMailbox } from '../support/mail/mailbox.ts';
import { waitFor } from '../support/server/child-server.ts';
import { startTestServer } from '../support/server/test-server.ts';

/** A host at a server whose mailbox refuses everything. */
async function startRefused() {
  const mailbox = await openMailbox();
  mailbox.refuseWith(550);
  const server = await startTestServer({ environment: mailbox.environment });
  const desk = new HostDesk(server);
  const list = async (query = '') =>
    (await desk.call<LettersResponse>('GET', `/letters${query}`)).body.letters;
  const send = (change: Parameters<typeof aLetter>[0]) =>
    queueLetter(server.deps.services, aLetter({ hostId: DEMO_HOST_ID, ...change }));
  const retry = (id: string) => desk.call('POST', `/letters/${id}/retry`, {});
  return { server, mailbox, desk, list, send, retry };
}

describe('the host’s mail', () => {
  it('shows what failed and why; sent again it arrives, once, with an audit row', async () => {
    const { mailbox, desk, list, send, retry } = await startRefused();
    await send({ subject: 'Key 3 into PDUPS' });
    await waitFor(async () => (await list('?state=failed')).length === 1);
    const [failed] = await list('?state=failed');
    expect(failed).toMatchObject({
      to: 'mary@school.example',
      text: 'Hello.',
      canRetry: true,
      problem: 'The mail server refused the letter: “550 No such user here”',
      sentAt: null,
    });
    mailbox.refuseWith(null);
    const id = failed?.id ?? '';
    const answers = await Promise.all([retry(id), retry(id)]);
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 409]);
    await mailbox.waitForLetter('mary@school.example', 'Key 3');
    await waitFor(async () => (await list('?state=sent')).length === 1);
    expect((await retry(id)).body.error.code).toBe('LETTER_NOT_FAILED');
    expect(mailbox.letters).toHaveLength(1);
    const { entries } = (await desk.call<AuditResponse>('GET', '/audit')).body;
    const again = entries.filter(({ action }) => action === 'letter-sent-again');
    expect(again).toMatchObject([{ actor: 'test', details: { letterId: id } }]);
  });

  it('of a secret letter only receiver and subject are seen, and it can’t be sent again', async () => {
    const { list, send, retry } = await startRefused();
    await send({ isSecret: true, subject: 'Your invitation', text: 'secret-link' });
    await waitFor(async () => (await list('?state=failed')).length === 1);
    const [letter] = await list();
    expect(letter).toMatchObject({ subject: 'Your invitation', text: null, canRetry: false });
    expect((await retry(letter?.id ?? '')).body.error.code).toBe('LETTER_ERASED');
  });

  it('R-REC-4 another host sees and sends none of it, nor does anybody see letters of no host', async () => {
    const { server, list, send } = await startRefused();
    await send({});
    await send({ hostId: null });
    await waitFor(async () => (await list('?state=failed')).length === 1);
    expect(await list()).toHaveLength(1);
    const stranger = new HostDesk(server, (await addHost(server.mongoUri)).id);
    const theirs = await stranger.call<LettersResponse>('GET', '/letters');
    expect(theirs.body).toEqual({ letters: [], isCut: false });
    const [letter] = await list();
    const answer = await stranger.call('POST', `/letters/${letter?.id}/retry`, {});
    expect([answer.status, answer.body.error.code]).toEqual([404, 'LETTER_UNKNOWN']);
  });

  it('an unknown state is refused', async () => {
    const { desk } = await startRefused();
    expect((await desk.call('GET', '/letters?state=lost')).status).toBe(400);
  });
});
