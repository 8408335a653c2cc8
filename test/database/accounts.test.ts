import { createHmac } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { PeopleResponse, SecondFactorResponse } from '../../server/contract/account.ts';
import type { AuditResponse } from '../../server/contract/event.ts';
import { openFirstSetUp } from '../../server/services/accounts/open-set-up.ts';
import { AccountBrowser } from '../support/accounts/account-browser.ts';
import { behindHash, setUpForm, setUpHost, signIn } from '../support/accounts/host-account.ts';
import { openMailbox } from '../support/mail/mailbox.ts';
import { type TestServer, startTestServer } from '../support/server/test-server.ts';

const ANA = 'ana@district.example';
const BEN = 'ben@district.example';

async function start() {
  const mailbox = await openMailbox();
  const server = await startTestServer({ environment: mailbox.environment });
  return { mailbox, server };
}

/** Calls of the console, as the person who is signed in in this browser. */
async function consoleOf(server: TestServer, browser: AccountBrowser) {
  const { sessionToken: token } = await browser.console();
  return <T>(method: string, path: string, body?: unknown) =>
    server.api.call<T>(method, `/api/host${path}`, { token, ...(body !== undefined && { body }) });
}

/** What an authenticator app shows (RFC 6238), 30 seconds a step, written without ours or theirs. */
function codeOfApp(appAddress: string, now = Date.now()): string {
  const secret = new URL(appAddress).searchParams.get('secret') ?? '';
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(Math.floor(now / 30_000)));
  const digest = createHmac('sha1', fromBase32(secret)).update(counter).digest();
  const offset = (digest.at(-1) ?? 0) & 0xf;
  return String((digest.readUInt32BE(offset) & 0x7fffffff) % 1_000_000).padStart(6, '0');
}

function fromBase32(text: string): Buffer {
  const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
  const bits = [...text.replaceAll('=', '')]
    .map((letter) => alphabet.indexOf(letter).toString(2).padStart(5, '0'))
    .join('');
  return Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)));
}

describe('accounts of people', () => {
  it('R-REC-3 from the set-up link to the console: the address is proven by a letter', async () => {
    const { mailbox, server } = await start();
    const browser = new AccountBrowser(server.url);
    const form = await setUpForm(server, ANA);
    const made = await browser.call('POST', '/api/account/set-up', { body: form });
    expect(made.status).toBe(204);
    await expect(browser.console()).rejects.toThrow('sign-in');
    const { text } = await mailbox.waitForLetter(ANA);
    expect((await browser.enter(behindHash(text))).status).toBe(200);
    expect(await browser.console()).toMatchObject({
      person: `Ana Torres <${ANA}>`,
      rights: expect.arrayContaining(['run-host', 'decide']),
      hosts: [{ name: 'Big Sky School District' }],
    });
    expect((await browser.account()).body).toMatchObject({ name: 'Ana Torres', email: ANA });
    expect(await openFirstSetUp(server.deps.services)).toBe(null);
    const again = await browser.call('POST', '/api/account/set-up', { body: form });
    expect([again.status, again.body.error.code]).toEqual([410, 'SET_UP_CLOSED']);
  });

  it('a mistyped address is mended by the same set-up link, and the wrong one gets nowhere', async () => {
    const { mailbox, server } = await start();
    const browser = new AccountBrowser(server.url);
    const wrong = await setUpForm(server, 'anna@district.example');
    await browser.call('POST', '/api/account/set-up', { body: wrong });
    const { text: stray } = await mailbox.waitForLetter('anna@district.example');
    await browser.call('POST', '/api/account/set-up', { body: await setUpForm(server, ANA) });
    const stranger = new AccountBrowser(server.url);
    await stranger.enter(behindHash(stray));
    expect((await stranger.account()).body.hosts).toEqual([]);
    const { text } = await mailbox.waitForLetter(ANA);
    await browser.enter(behindHash(text));
    expect((await browser.account()).body.hosts).toHaveLength(1);
  });

  it.each([
    ['nothing', ''],
    ['a made-up secret', 'first.aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa'],
    ['an unknown set-up', 'x.aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa'],
  ])('a set-up link with %s opens nothing', async (_what, setUpLink) => {
    const { server } = await start();
    const form = { ...(await setUpForm(server, ANA)), setUpLink };
    const browser = new AccountBrowser(server.url);
    const answer = await browser.call('POST', '/api/account/set-up', { body: form });
    expect([400, 410]).toContain(answer.status);
  });

  it('a sign-in link works once, and an unknown address gets none but hears the same', async () => {
    const { mailbox, server } = await start();
    await setUpHost(server, mailbox, ANA);
    mailbox.letters.length = 0;
    const browser = new AccountBrowser(server.url);
    const known = await browser.call('POST', '/api/account/links', { body: { email: ANA } });
    const unknown = await browser.call('POST', '/api/account/links', {
      body: { email: 'nobody@else.example' },
    });
    expect(unknown).toEqual(known);
    const { text } = await mailbox.waitForLetter(ANA);
    const token = behindHash(text);
    const tries = await Promise.all(Array.from({ length: 5 }, () => browser.enter(token)));
    expect(tries.map(({ status }) => status).toSorted()).toEqual([200, 410, 410, 410, 410]);
    expect(mailbox.letters.map(({ to }) => to)).toEqual([ANA]);
  });

  it('asking for links again and again is stopped kindly', async () => {
    const { server } = await start();
    const browser = new AccountBrowser(server.url);
    const ask = () => browser.call('POST', '/api/account/links', { body: { email: BEN } });
    const statuses: number[] = [];
    for (let index = 0; index < 6; index += 1) statuses.push((await ask()).status);
    expect(statuses).toEqual([204, 204, 204, 204, 204, 429]);
    expect((await ask()).body.error).toMatchObject({ code: 'TOO_MANY_TRIES' });
  });

  it('other websites can’t act with somebody’s cookies', async () => {
    const { mailbox, server } = await start();
    const ana = await setUpHost(server, mailbox, ANA);
    const origin = 'https://evil.example';
    const answer = await ana.call('PUT', '/api/account', { body: { name: 'Eve' }, origin });
    expect([answer.status, answer.body.error.code]).toEqual([403, 'FOREIGN_PAGE']);
    expect((await ana.account()).body.name).not.toBe('Eve');
  });

  it('R-REC-3 an invitation gives a role, a change of it works at once, and both are audited', async () => {
    const { mailbox, server } = await start();
    const ana = await setUpHost(server, mailbox, ANA);
    const asAna = await consoleOf(server, ana);
    const invitation = { email: 'Ben@District.example', name: 'Ben Otis', role: 'auditor' };
    const { body } = await asAna<PeopleResponse>('POST', '/people', invitation);
    expect(
      body.people.map(({ email, joinedAt, isYou }) => [email, joinedAt !== null, isYou]),
    ).toEqual([
      [ANA, true, true],
      [BEN, false, false],
    ]);
    expect((await mailbox.waitForLetter(BEN, 'invites you')).text).toContain('as an auditor');
    const twice = await asAna('POST', '/people', invitation);
    expect([twice.status, twice.body.error.code]).toEqual([409, 'PERSON_KNOWN']);

    const ben = await signIn(server, mailbox, BEN);
    const asBen = await consoleOf(server, ben);
    expect((await asBen('POST', '/events', {})).body.error.code).toBe('NOT_YOUR_ROLE');
    expect((await asBen('GET', '/audit')).status).toBe(200);
    const id = body.people.find(({ email }) => email === BEN)?.id;
    await asAna('PUT', `/people/${id}`, { role: 'instructor' });
    expect((await asBen('POST', '/events', {})).status).toBe(201);
    expect((await asBen('GET', '/audit')).status).toBe(403);
    await asAna('DELETE', `/people/${id}`);
    expect((await asBen('GET', '/events')).body.error.code).toBe('NOT_YOUR_HOST');
    const { body: log } = await asAna<AuditResponse>('GET', '/audit');
    expect(log.entries.map(({ action, actor }) => [action, actor]).toReversed()).toEqual([
      ['host-set-up', 'set-up link'],
      ['person-joined', `Ana Torres <${ANA}>`],
      ['person-invited', `Ana Torres <${ANA}>`],
      ['person-joined', `Ben Otis <${BEN}>`],
      ['role-changed', `Ana Torres <${ANA}>`],
      ['event-created', `Ben Otis <${BEN}>`],
      ['person-removed', `Ana Torres <${ANA}>`],
    ]);
  });

  it('the last admin stays, also when two remove each other at the same moment', async () => {
    const { mailbox, server } = await start();
    const asAna = await consoleOf(server, await setUpHost(server, mailbox, ANA));
    const { body } = await asAna<PeopleResponse>('GET', '/people');
    const idOf = (email: string, list: PeopleResponse) =>
      list.people.find((person) => person.email === email)?.id;
    const anaId = idOf(ANA, body);
    const alone = await asAna('PUT', `/people/${anaId}`, { role: 'auditor' });
    expect([alone.status, alone.body.error.code]).toEqual([409, 'LAST_ADMIN']);
    const two = await asAna<PeopleResponse>('POST', '/people', {
      email: BEN,
      name: 'Ben Otis',
      role: 'admin',
    });
    // Invited is not enough: nobody could sign in any more if the invitation never arrived.
    expect((await asAna('DELETE', `/people/${anaId}`)).body.error.code).toBe('LAST_ADMIN');
    const asBen = await consoleOf(server, await signIn(server, mailbox, BEN));
    await Promise.all([
      asAna('DELETE', `/people/${idOf(BEN, two.body)}`),
      asBen('DELETE', `/people/${anaId}`),
    ]);
    const left = await server.deps.services.store.members.listOfHost((await asHost(server)) ?? '');
    expect(left.filter(({ role }) => role === 'admin')).toHaveLength(1);
  });

  it('a second factor is asked for in every browser, and nothing can be done without it', async () => {
    const { mailbox, server } = await start();
    const ana = await setUpHost(server, mailbox, ANA);
    const { body } = await ana.call<SecondFactorResponse>('POST', '/api/account/second-factor');
    const prove = (browser: AccountBrowser, code: string) =>
      browser.call('POST', '/api/account/second-factor/prove', { body: { code } });
    expect((await prove(ana, '000000')).body.error.code).toBe('CODE_WRONG');
    expect((await prove(ana, codeOfApp(body.appAddress))).status).toBe(204);
    expect((await ana.account()).body.hasSecondFactor).toBe(true);

    const other = await signIn(server, mailbox, ANA);
    await expect(other.console()).rejects.toThrow('second-factor');
    for (const [method, path] of [
      ['GET', '/api/account'],
      ['PUT', '/api/account'],
      ['POST', '/api/account/session'],
      ['DELETE', '/api/account/second-factor'],
      ['POST', '/api/account/passkeys/options'],
    ] as const) {
      expect([path, (await other.call(method, path)).body.error?.code]).toEqual([
        path,
        'CODE_NEEDED',
      ]);
    }
    expect((await prove(other, codeOfApp(body.appAddress))).status).toBe(204);
    expect((await other.console()).person).toContain(ANA);

    const spare = await signIn(server, mailbox, ANA);
    const [code = ''] = body.spareCodes;
    expect((await prove(spare, code)).status).toBe(204);
    const third = await signIn(server, mailbox, ANA);
    expect((await prove(third, code)).body.error.code).toBe('CODE_WRONG');
    await spare.call('DELETE', '/api/account/second-factor');
    expect((await third.console()).person).toContain(ANA);
  });

  it('guessing codes is stopped after five', async () => {
    const { mailbox, server } = await start();
    const ana = await setUpHost(server, mailbox, ANA);
    const { body } = await ana.call<SecondFactorResponse>('POST', '/api/account/second-factor');
    const prove = (code: string) =>
      ana.call('POST', '/api/account/second-factor/prove', { body: { code } });
    for (let index = 0; index < 5; index += 1) await prove('000000');
    expect((await prove(codeOfApp(body.appAddress))).body.error.code).toBe('TOO_MANY_TRIES');
  });

  it('signing out ends the session on the server, not only in the browser', async () => {
    const { mailbox, server } = await start();
    const ana = await setUpHost(server, mailbox, ANA);
    const stolen = ana.copy();
    await ana.call('POST', '/api/account/sign-out');
    expect((await stolen.account()).body.error.code).toBe('SIGNED_OUT');
  });
});

const asHost = async ({ deps }: TestServer) =>
  (await deps.services.store.members.listOfPerson(ANA))[0]?.hostId ??
  (await deps.services.store.members.listOfPerson(BEN))[0]?.hostId;
