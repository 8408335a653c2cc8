import { describe, expect, it } from 'vitest';
import type { AuditResponse } from '../../server/contract/event.ts';
import { DEMO_COURSE_ID } from '../../server/demo.ts';
import { behindHash } from '../support/accounts/host-account.ts';
import { createTestDatabase, newMongoUri } from '../support/database/test-database.ts';
import { attendCourse } from '../support/events/attend.ts';
import { HostDesk } from '../support/events/host-desk.ts';
import { openMailbox } from '../support/mail/mailbox.ts';
import { waitFor } from '../support/server/child-server.ts';
import { type TestServer, startTestServer } from '../support/server/test-server.ts';

const ADDRESS = 'zoe@school.example';

/** A server with a mailbox, and its letters as they are stored. */
async function start() {
  const mongoUri = newMongoUri();
  const { models } = await createTestDatabase(mongoUri);
  const mailbox = await openMailbox();
  const server = await startTestServer({ mongoUri, environment: mailbox.environment });
  return { mongoUri, models, mailbox, server, desk: new HostDesk(server) };
}

const openLink = async ({ url }: TestServer, text: string, path = '') =>
  fetch(`${url}/api/certificate-links${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ token: behindHash(text) }),
  });

const countOf = async (desk: HostDesk) => (await desk.view(DEMO_COURSE_ID)).certificateCount;

describe('a certificate by e-mail', () => {
  it('R-CRT-7 goes out by itself: a letter with a personal link that gives the very file', async () => {
    const { server, mailbox } = await start();
    const token = await attendCourse(server, 'zoe', ADDRESS);
    const { body } = await server.api.claim(token, 'Zoë Vega');
    const { text, headers, subject } = await mailbox.waitForLetter(ADDRESS);
    expect(subject).toContain('Your certificate for “');
    expect(text).toContain(`${server.url}/certificates#`);
    expect(text).toContain(body.certificate?.checkUrl);
    expect(headers.get('content-type')).toContain('text/plain');
    expect(behindHash(text).split('.')[1]?.length).toBeGreaterThanOrEqual(43);
    const facts = await openLink(server, text);
    expect(await facts.json()).toMatchObject({
      name: 'Zoë Vega',
      checkUrl: body.certificate?.checkUrl,
    });
    const file = await openLink(server, text, '/pdf');
    const bytes = new Uint8Array(await file.arrayBuffer());
    expect(bytes).toEqual(await server.api.certificate(token));
    server.clock.advance(9 * 365 * 24 * 3600);
    expect((await openLink(server, text, '/pdf')).status).toBe(200);
  });

  it('R-CRT-7 the link opens its own certificate only, and none with a letter changed', async () => {
    const { server, mailbox } = await start();
    for (const who of ['ann', 'ben']) {
      const token = await attendCourse(server, who, `${who}@school.example`);
      await server.api.claim(token, `Educator ${who}`);
    }
    const [ann = '', ben = ''] = await Promise.all(
      ['ann', 'ben'].map(async (who) =>
        behindHash((await mailbox.waitForLetter(`${who}@school.example`)).text),
      ),
    );
    const [annId, annSecret = ''] = ann.split('.');
    const [benId] = ben.split('.');
    const tampered = [
      `${benId}.${annSecret}`,
      `${annId}.${annSecret.slice(0, -1)}`,
      `${annId}.`,
      `${annId}`,
      'x',
    ];
    for (const token of tampered) {
      const answer = await openLink(server, `#${token}`);
      expect([token, answer.status]).toEqual([token, 404]);
    }
    expect(await (await openLink(server, `#${ann}`)).json()).toMatchObject({
      name: 'Educator ann',
    });
  });

  it('R-CRT-7 R-CRT-8 R-CNT-1 claims on two servers at once give one certificate, one count, one letter', async () => {
    const { mongoUri, server, mailbox, models, desk } = await start();
    const { environment } = mailbox;
    const second = await startTestServer({ mongoUri, environment });
    const token = await attendCourse(server, 'zoe', ADDRESS);
    const claims = await Promise.all(
      [server, second, server, second].map(({ api }) => api.claim(token, 'Zoë Vega')),
    );
    const serials = new Set(claims.map(({ body }) => body.certificate?.serial));
    expect(serials.size).toBe(1);
    await mailbox.waitForLetter(ADDRESS);
    await server.api.claim(token, 'Zoë Vega');
    await waitFor(async () => (await models.letters.countDocuments({ state: 'sent' })) === 1);
    const keys = (await models.letters.find().lean()).map(({ key }) => key);
    const certificate = await models.certificates.findOne().lean();
    expect(keys).toEqual([`certificate:${certificate?._id}`]);
    expect([mailbox.letters.length, await countOf(desk)]).toEqual([1, 1]);
  });

  it('R-CRT-8 R-CNT-1 mailed again by educator and host it is the same one, counted once, and audited', async () => {
    const { server, mailbox, desk } = await start();
    const token = await attendCourse(server, 'zoe', ADDRESS);
    const { body } = await server.api.claim(token, 'Zoë Vega');
    const serial = body.certificate?.serial;
    await waitFor(() => mailbox.letters.length === 1);
    const own = await server.api.call('POST', '/api/certificate/letter', { token, body: {} });
    const path = `/events/${DEMO_COURSE_ID}/certificates/${serial}/letter`;
    const byHost = await desk.call('POST', path, {});
    expect([own.status, byHost.status]).toEqual([204, 204]);
    await waitFor(() => mailbox.letters.length === 3);
    expect(new Set(mailbox.letters.map(({ text }) => text)).size).toBe(1);
    expect(await countOf(desk)).toBe(1);
    const { entries } = (await desk.call<AuditResponse>('GET', '/audit')).body;
    const again = entries.filter(({ action }) => action === 'certificate-mailed-again');
    expect(again.map(({ actor }) => actor.split(':')[0]).toSorted()).toEqual([
      'participant',
      'test',
    ]);
  });

  it('R-CRT-7 nobody is flooded: after some letters it says how long to wait', async () => {
    const { server } = await start();
    const token = await attendCourse(server, 'zoe', ADDRESS);
    await server.api.claim(token, 'Zoë Vega');
    const answers = [];
    for (let tries = 0; tries < 7; tries += 1) {
      const { status } = await server.api.call('POST', '/api/certificate/letter', {
        token,
        body: {},
      });
      answers.push(status);
    }
    expect(answers).toEqual([204, 204, 204, 204, 204, 429, 429]);
  });

  it('R-CRT-7 a host may do without, and who has no address is told to download', async () => {
    const { server, mailbox, models, desk } = await start();
    const settings = await desk.settings();
    expect(settings.mailsCertificates).toBe(true);
    await desk.call('PUT', '/settings', { ...settings, mailsCertificates: false });
    const token = await attendCourse(server, 'zoe', ADDRESS);
    expect((await server.api.claim(token, 'Zoë Vega')).body.status).toBe('issued');
    const nameless = await attendCourse(server, 'ben');
    await server.api.claim(nameless, 'Ben');
    const answer = await server.api.call('POST', '/api/certificate/letter', {
      token: nameless,
      body: {},
    });
    expect([answer.status, answer.body.error.code]).toEqual([409, 'ADDRESS_MISSING']);
    expect([await models.letters.countDocuments(), mailbox.letters.length]).toEqual([0, 0]);
  });

  it('R-CRT-9 the link of a voided certificate says so; the new one has a letter of its own', async () => {
    const { server, mailbox, desk } = await start();
    const token = await attendCourse(server, 'zoe', ADDRESS);
    const { body } = await server.api.claim(token, 'Zoe Wega');
    const first = await mailbox.waitForLetter(ADDRESS);
    const path = `/events/${DEMO_COURSE_ID}/certificates/${body.certificate?.serial}`;
    await desk.call('POST', `${path}/void`, { reason: 'Wrong name' });
    for (const part of ['', '/pdf']) {
      expect((await openLink(server, first.text, part)).status).toBe(410);
    }
    const again = await desk.call('POST', `${path}/letter`, {});
    expect(again.body.error.code).toBe('CERTIFICATE_VOIDED');
    await server.api.claim(token, 'Zoë Vega');
    await waitFor(() => mailbox.letters.length === 2);
    const facts = await openLink(server, mailbox.letters[1]?.text ?? '');
    expect(await facts.json()).toMatchObject({ name: 'Zoë Vega' });
  });
});
