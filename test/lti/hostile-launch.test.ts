import { describe, expect, it } from 'vitest';
import type { PendingLogin } from '../../lti-tool/ports.ts';
import { createLoginStore } from '../../server/store/login-store.ts';
import { createTestDatabase, inDatabase } from '../support/database/test-database.ts';
import { CERTIFIED } from '../support/platform/good-rows.ts';
import { HOSTILE } from '../support/platform/hostile-rows.ts';
import { readPage, shareLaunchScene } from '../support/platform/launch-scene.ts';

const LTI = 'https://purl.imsglobal.org/spec/lti/claim/';
const seconds = (date: Date) => Math.floor(date.getTime() / 1000);

describe('launches that no tool may accept', () => {
  const shared = shareLaunchScene();

  it.each(HOSTILE)('$title: $code, on a kind page, and nothing opens', async ({ code, forge }) => {
    const page = await shared().launch(forge);
    expect([page.code, page.status, page.sessionToken]).toEqual([code, 400, null]);
    expect(page.headers.get('content-type')).toContain('text/html');
    expect(page.text).toMatch(/<h1>.*<\/h1>[^]*Support code: <code>[0-9A-F]{10}/);
    // It has to be seen inside any LMS; there is nothing on it to be clicked.
    expect(page.headers.get('content-security-policy')).toContain("frame-ancestors 'self' *");
    expect(page.text).not.toMatch(/<a |<form|<button/);
  });

  it('each list is whole: 12 kinds of bad launches of the certification guide', () => {
    const listed = HOSTILE.filter(({ list }) => list === 'certification');
    expect(listed).toHaveLength(12);
  });

  it('after all of them nobody takes part', async () => {
    const { mongoUri } = shared().server;
    const count = await inDatabase(mongoUri, ({ models }) => models.participants.countDocuments());
    expect(count).toBe(0);
  });

  it('a login that named its deployment takes a launch of no other, also of a known one', async () => {
    const { platform, launchWith } = shared();
    for (const name of ['lti_deployment_id', 'deployment_id']) {
      const login = await platform.startLogin({ [name]: 'another' });
      expect((await launchWith(login)).code).toBe('DEPLOYMENT_CHANGED');
      const same = await platform.startLogin({ [name]: platform.deploymentId });
      expect((await launchWith(same)).status).toBe(200);
    }
  });

  it('a login is used up by the first launch that comes back, also by a bad one', async () => {
    const { platform, launchWith } = shared();
    const login = await platform.startLogin();
    expect((await launchWith(login, { sub: undefined })).code).toBe('SUBJECT_MISSING');
    expect((await launchWith(login)).code).toBe('LOGIN_UNKNOWN');
    const good = await platform.startLogin();
    expect((await launchWith(good)).status).toBe(200);
    const other = await launchWith(good, { sub: 'somebody-else' });
    expect(other.code).toBe('LOGIN_UNKNOWN');
  });

  it('one token that is posted a thousand times at once opens one session', async () => {
    const { platform, log } = shared();
    const login = await platform.startLogin();
    const token = await platform.key.sign(platform.claims(login));
    const form = { id_token: token, state: login.state };
    const pages = await Promise.all(
      Array.from({ length: 1000 }, () => platform.post(form, login.cookie)),
    );
    const opened = pages.filter(({ text }) => text.includes('sessionToken'));
    expect([opened.length, opened[0]?.status]).toEqual([1, 200]);
    expect(new Set(pages.map(({ status }) => status))).toEqual(new Set([200, 400]));
    // Sent again, e.g. when the page is reloaded: the cookie is gone, and the words are still right.
    const again = readPage(await platform.post(form, ''), log());
    expect(again.code).toBe('LOGIN_UNKNOWN');
  });

  it('between several servers too, a login is taken once, by its own browser, in its own time', async () => {
    const { models } = await createTestDatabase();
    const servers = [createLoginStore(models), createLoginStore(models)];
    const now = new Date();
    const login: PendingLogin = {
      stateHash: 'state',
      nonceHash: 'nonce',
      browserKeyHash: 'browser',
      issuer: 'https://lms.test',
      clientId: 'client',
      deploymentId: null,
      targetLinkUri: 'https://tool.test/lti/launch',
      storage: { target: '_parent', origin: 'https://lms.test' },
      openedFrom: null,
      startedAt: now,
      expiresAt: new Date(now.getTime() + 1000),
    };
    const [one] = servers;
    await Promise.all([one?.save(login), one?.save({ ...login, stateHash: 'other' })]);
    const key = { stateHash: 'state', browserKeyHash: 'browser' };
    const [stranger, late] = await Promise.all([
      one?.consume({ ...key, browserKeyHash: 'stranger' }, now),
      one?.consume(key, login.expiresAt),
    ]);
    expect([stranger, late]).toEqual([null, null]);
    const taken = await Promise.all(
      Array.from({ length: 200 }, (_, index) => servers[index % 2]?.consume(key, now)),
    );
    expect(taken.filter((found) => found !== null)).toEqual([login]);
    const other = { ...key, stateHash: 'other' };
    expect(await servers[1]?.consume(other, now)).toEqual({ ...login, stateHash: 'other' });
  });

  it('a browser that did not begin the login gets nothing', async () => {
    const { platform, log } = shared();
    const [login, other] = [await platform.startLogin(), await platform.startLogin()];
    const form = {
      id_token: await platform.key.sign(platform.claims(login)),
      state: login.state,
    };
    const renamed = other.cookie.replaceAll(/lti_[0-9a-f]+/g, login.cookie.split('=')[0] ?? '');
    const codes = [];
    for (const cookie of ['', other.cookie, renamed]) {
      codes.push(readPage(await platform.post(form, cookie), log()).code);
    }
    // What comes out of the platform's storage is taken from our own page only.
    const secret = login.cookie.split(/[=;]/)[1] ?? '';
    const stolen = await platform.post({ ...form, browser_key: secret }, '', {
      origin: 'https://evil.example',
      'sec-fetch-site': 'cross-site',
    });
    codes.push(readPage(stolen, log()).code);
    const [one, two, three, four] = codes;
    expect([one, two, three, four]).toEqual([
      'BROWSER_NOT_BOUND',
      'BROWSER_NOT_BOUND',
      'LOGIN_UNKNOWN',
      'BROWSER_NOT_BOUND',
    ]);
    expect((await platform.post(form, login.cookie)).status).toBe(200);
  });

  it('what is no launch says where to go, in words', async () => {
    const { platform, server, log } = shared();
    const login = await platform.startLogin();
    const rows: [form: Record<string, string>, code: string][] = [
      [{}, 'LAUNCH_INCOMPLETE'],
      [{ state: login.state }, 'LAUNCH_INCOMPLETE'],
      [{ id_token: 'x' }, 'LAUNCH_INCOMPLETE'],
      [{ id_token: 'x', state: 'never-given' }, 'LOGIN_UNKNOWN'],
      [{ id_token: 'x'.repeat(70_000), state: login.state }, 'LAUNCH_INCOMPLETE'],
      [{ error: 'login_required', error_description: 'who?', state: 'x' }, 'PLATFORM_REFUSED'],
    ];
    for (const [form, code] of rows) {
      const page = readPage(await platform.post(form, login.cookie), log());
      expect([page.code, page.status]).toEqual([code, 400]);
    }
    const many = Object.fromEntries(Array.from({ length: 60 }, (_, index) => [`f${index}`, 'x']));
    for (const form of [many, { state: 'x'.repeat(200_000) }]) {
      const page = await platform.post(form, login.cookie);
      expect([page.status, page.headers.get('content-type')]).toEqual([
        413,
        'text/html; charset=utf-8',
      ]);
    }
    const reloaded = await fetch(`${server.url}/lti/launch`);
    expect([reloaded.status, (await reloaded.text()).includes('opens from a course')]).toEqual([
      400,
      true,
    ]);
  });
});

describe('launches that have to work', () => {
  const shared = shareLaunchScene();

  it.each(CERTIFIED)('certification: %s', async (_title, change, opens) => {
    const page = await shared().launch(change);
    expect([page.status, page.code, page.data['kind']]).toEqual([200, null, opens]);
  });

  it('are eighteen in the certification guide', () => expect(CERTIFIED).toHaveLength(18));

  it.each<[string, Parameters<ReturnType<typeof shared>['launch']>[0]]>([
    [
      'an audience in a list',
      ({ platform }, claims) => platform.key.sign({ ...claims, aud: [platform.clientId] }),
    ],
    [
      'the right authorized party',
      ({ platform }, claims) => platform.key.sign({ ...claims, azp: platform.clientId }),
    ],
    [
      'clocks that differ by 100 s',
      ({ platform, server }, claims) =>
        platform.key.sign({
          ...claims,
          iat: seconds(server.clock.now) + 100,
          exp: seconds(server.clock.now) + 160,
        }),
    ],
    [
      'a token that ended a moment ago',
      ({ platform, server }, claims) =>
        platform.key.sign({ ...claims, exp: seconds(server.clock.now) - 1 }),
    ],
    [
      'a token that was issued minutes ago',
      ({ platform, server }, claims) =>
        platform.key.sign({ ...claims, iat: seconds(server.clock.now) - 600 }),
    ],
    ['claims that nobody knows', { 'https://example.org/claim': { deep: [1] }, extra: null }],
    [
      'optional claims that are wrong',
      {
        [`${LTI}context`]: 'x',
        [`${LTI}custom`]: { event: 'demo-reading-course', n: 5, o: {} },
        [`${LTI}launch_presentation`]: 7,
        email: 'none',
        name: 7,
      },
    ],
  ])('%s', async (_title, change) => {
    const page = await shared().launch(change);
    expect([page.code, page.status]).toEqual([null, 200]);
  });

  it('a login that was not used for ten minutes is over', async () => {
    const { platform, server, launchWith } = shared();
    const login = await platform.startLogin();
    server.clock.advance(601);
    expect((await launchWith(login)).code).toBe('LOGIN_UNKNOWN');
  });
});
