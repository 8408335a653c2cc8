import { describe, expect, it } from 'vitest';
import { inRawDatabase } from '../support/database/test-database.ts';
import { readPage, shareLaunchScene } from '../support/platform/launch-scene.ts';

describe('the LTI edge’s defence', () => {
  const shared = shareLaunchScene({ LOG_LEVEL: 'debug', TRUSTED_PROXIES: '1' });

  it('no secret of a launch, and nothing of the person, gets into the log', async () => {
    const { platform, server, launch, launchWith, log } = shared();
    const login = await platform.startLogin();
    const token = await platform.key.sign(platform.claims(login));
    const page = await launchWith(login, async () => token);
    expect(page.status).toBe(200);
    // Refused in different places, with what libraries know of it.
    await launchWith(login, async () => token);
    const other = await platform.startLogin();
    const late = await platform.key.sign({ ...platform.claims(other), exp: 1 });
    await launchWith(other, async () => late);
    await launch({ aud: 'other' });
    await launch({ nonce: 'another-nonce-of-somebody' });
    await platform.post({ error: 'x', state: other.state, id_token: token }, other.cookie);
    await server.api.attendance(page.sessionToken ?? '');
    await server.api.attendance(`${page.sessionToken}x`);
    const cookies = [login, other].flatMap(({ cookie }) => cookie.split('; '));
    const secrets = [
      token,
      late,
      ...token.split('.').slice(1),
      page.sessionToken ?? '',
      ...[login, other].flatMap(({ state, nonce }) => [state, nonce]),
      ...cookies.map((one) => one.split('=')[1] ?? ''),
      'another-nonce-of-somebody',
      'jordan@example.test',
      'Jordan Rivers',
    ];
    const text = log();
    expect(text).toContain('TOKEN_EXPIRED');
    expect(secrets.filter((secret) => secret === '' || text.includes(secret))).toEqual([]);
  });

  it('other websites are told nothing, and no answer is kept (CORS of 5.9.9)', async () => {
    const { platform, server } = shared();
    const login = await platform.startLogin();
    const form = { id_token: await platform.key.sign(platform.claims(login)), state: login.state };
    const page = await platform.post(form, login.cookie, { origin: 'https://evil.example' });
    const begun = await fetch(`${server.url}/lti/login`, {
      headers: { origin: 'https://evil.example' },
    });
    for (const { headers } of [page, begun]) {
      expect(headers.get('access-control-allow-origin')).toBeNull();
      expect(headers.get('access-control-allow-credentials')).toBeNull();
      expect(headers.get('cache-control')).toBe('no-store');
      expect(headers.get('content-security-policy')).toContain("object-src 'none'");
      expect(headers.get('x-content-type-options')).toBe('nosniff');
    }
  });

  it('a network that asks too often waits, and others do not', async () => {
    const { platform, server, log } = shared();
    const login = await platform.startLogin();
    const network = { 'x-forwarded-for': '203.0.113.7' };
    const form = { id_token: 'x', state: 'y' };
    const begin = (headers: Record<string, string>) => {
      const { issuer: iss, clientId: client_id } = platform;
      const asked = {
        iss,
        client_id,
        login_hint: '1',
        target_link_uri: `${server.url}/lti/launch`,
      };
      return fetch(`${server.url}/lti/login?${new URLSearchParams(asked)}`, {
        redirect: 'manual',
        headers: { 'sec-fetch-dest': 'document', ...headers },
      });
    };
    await platform.post(form, '', network);
    await begin(network);
    const keys = ['lti-launch', 'lti-login'].map((deed) => `${deed}:203.0.113.7`);
    const raised = await inRawDatabase(server.mongoUri, (db) =>
      db.collection('rate-limits').updateMany({ key: { $in: keys } }, { $set: { points: 10_000 } }),
    );
    expect(raised.modifiedCount).toBe(2);
    // What this server has taken already is used up first.
    for (let taken = 1; taken < 50; taken += 1) {
      await Promise.all([platform.post(form, '', network), begin(network)]);
    }
    const refused = readPage(await platform.post(form, '', network), log());
    expect([refused.status, refused.code]).toEqual([429, 'TOO_MANY_TRIES']);
    expect(refused.text).toContain('Try again in');
    expect((await begin(network)).status).toBe(429);
    const token = await platform.key.sign(platform.claims(login));
    const other = await platform.post({ id_token: token, state: login.state }, login.cookie);
    expect(other.status).toBe(200);
  });
});

describe('a server that asks public addresses only', () => {
  const shared = shareLaunchScene({ LTI_PRIVATE_ADDRESSES: 'refuse' });

  it('takes no launch of a platform whose keys lie in the inner network, and says so kindly', async () => {
    const page = await shared().launch();
    expect([page.status, page.code]).toEqual([400, 'PLATFORM_KEYS_UNAVAILABLE']);
    expect(page.text).toContain('can’t be reached');
    expect(shared().log()).toContain('ADDRESS_REFUSED');
  });
});
