import { describe, expect, it } from 'vitest';
import { tryOutSites } from '../../server/try-out.ts';
import { startHandMadePlatform } from '../support/platform/hand-made-launch.ts';
import { sitesPort } from '../support/server/free-ports.ts';
import { shareTestServer } from '../support/server/test-server.ts';

describe('LTI login', () => {
  const serverOfAll = shareTestServer();

  it('sends the browser to the platform with fresh secrets and the hints unaltered', async () => {
    const server = serverOfAll();
    const platform = await startHandMadePlatform(server);
    const [one, other] = [await platform.startLogin(), await platform.startLogin()];
    const asked = Object.fromEntries(one.authentication.searchParams);
    expect(asked).toMatchObject({
      scope: 'openid',
      response_type: 'id_token',
      response_mode: 'form_post',
      prompt: 'none',
      client_id: platform.clientId,
      redirect_uri: `${server.url}/lti/launch`,
      lti_message_hint: '{"cmid":7,"launchid":"x y"}',
    });
    expect(new Set([one.state, one.nonce, other.state, other.nonce]).size).toBe(4);
  });

  it('works by POST as well', async () => {
    const server = serverOfAll();
    const { issuer, clientId } = await startHandMadePlatform(server);
    const response = await fetch(`${server.url}/lti/login`, {
      method: 'POST',
      redirect: 'manual',
      headers: { 'sec-fetch-dest': 'document' },
      body: new URLSearchParams({
        iss: issuer,
        client_id: clientId,
        login_hint: '5',
        target_link_uri: `${server.url}/lti/launch`,
      }),
    });
    expect(response.status).toBe(302);
  });

  it('binds the login by a cookie that works in frames of another site', async () => {
    const server = serverOfAll();
    const platform = await startHandMadePlatform(server);
    const cookies = (await platform.login()).headers.getSetCookie();
    expect(cookies[0]).toMatch(/HttpOnly; Secure; Partitioned; SameSite=None/);
  });

  it('takes a platform by its issuer alone when it names no client', async () => {
    const server = serverOfAll();
    const platform = await startHandMadePlatform(server);
    expect((await platform.login({ client_id: undefined })).status).toBe(302);
  });

  it.each<[string, Record<string, string | undefined>, string]>([
    ['without a hint', { login_hint: undefined }, 'left out something'],
    ['without a target', { target_link_uri: undefined }, 'left out something'],
    ['of an unknown platform', { iss: 'https://evil.example' }, 'not connected here'],
    ['of an unknown client', { client_id: 'other' }, 'not connected here'],
    ['aimed at another website', { target_link_uri: 'https://evil.example/x' }, 'another website'],
  ])('a login %s is refused on a kind page, without a redirect', async (_title, change, words) => {
    const server = serverOfAll();
    const platform = await startHandMadePlatform(server);
    const response = await platform.login(change);
    const text = await response.text();
    expect(response.status).toBe(400);
    expect(response.headers.get('content-type')).toContain('text/html');
    expect(text).toContain(words);
    expect(text).toMatch(/Support code: <code>[0-9A-F]{10}/);
  });

  it('one of several clients of an issuer has to be named', async () => {
    const server = serverOfAll();
    const platform = await startHandMadePlatform(server);
    const { issuer } = platform;
    const other = { ...tryOutSites(await sitesPort()).platform, clientId: 'second' };
    await server.deps.lti.registry.register(other);
    const vague = await platform.login({ client_id: undefined });
    expect([vague.status, await vague.text()]).toEqual([
      400,
      expect.stringContaining('which one is meant'),
    ]);
    expect((await platform.login({ client_id: 'second' })).status).toBe(302);
    await server.deps.lti.registry.remove(issuer, 'second');
  });
});

describe('LTI login in a frame', () => {
  const serverOfAll = shareTestServer();

  /** Asks as a frame does; `change` alters what the platform sends. */
  async function ask(change: Record<string, string> = {}, headers: Record<string, string> = {}) {
    const { url } = serverOfAll();
    const { issuer, clientId } = tryOutSites(await sitesPort());
    const params = new URLSearchParams({
      iss: issuer,
      client_id: clientId,
      login_hint: '5',
      lti_message_hint: '{"a":"ü &+"}',
      target_link_uri: `${url}/lti/launch`,
      ...change,
    });
    const again = (query: string, cookie = '') =>
      fetch(`${url}/lti/login${query}`, {
        redirect: 'manual',
        headers: { 'sec-fetch-dest': 'iframe', origin: 'https://school.test', cookie, ...headers },
      });
    return { params, again, first: await again(`?${params}`) };
  }

  it('finds out whether cookies come back, before the platform is asked', async () => {
    const { first, again } = await ask();
    expect(first.status).toBe(307);
    const [cookie = ''] = first.headers.getSetCookie();
    expect(cookie).toMatch(/^lti_probe=1;.*HttpOnly; Secure; Partitioned; SameSite=None/);
    const second = await again(first.headers.get('location') ?? '', 'lti_probe=1');
    expect(second.status).toBe(302);
    const { searchParams } = new URL(second.headers.get('location') ?? '');
    expect(searchParams.get('lti_message_hint')).toBe('{"a":"ü &+"}');
    // From now on nothing has to be found out.
    expect((await again(`?${(await ask()).params}`, 'lti_probe=1')).status).toBe(302);
  });

  it('without cookies, offers a window of its own with the same login', async () => {
    const { first, again, params } = await ask();
    const page = await again(first.headers.get('location') ?? '');
    const [, link = ''] =
      /href="([^"]+)" target="_blank" rel="noopener"/.exec(await page.text()) ?? [];
    const { searchParams } = new URL(link.replaceAll('&amp;', '&'));
    expect(Object.fromEntries(searchParams)).toEqual(Object.fromEntries(params));
    expect(page.headers.get('content-security-policy')).toContain(
      `frame-ancestors 'self' ${new URL(params.get('iss') ?? '').origin} https://school.test`,
    );
  });

  it('without cookies, asks the platform’s storage at exactly its origin, where it is offered', async () => {
    const { first, again, params } = await ask({ lti_storage_target: 'post_message_forwarding' });
    const page = await again(first.headers.get('location') ?? '');
    const text = await page.text();
    const [, json = '{}'] = /id="page-data">(.*?)<\/script>/s.exec(text) ?? [];
    const data = JSON.parse(json) as Record<string, unknown>;
    expect(data).toMatchObject({
      kind: 'launch',
      step: 'store',
      storage: {
        target: 'post_message_forwarding',
        origin: new URL(params.get('iss') ?? '').origin,
      },
    });
    // What is kept there is neither state nor nonce, which the platform sees anyway.
    const asked = new URL(String(data['redirectTo'])).searchParams;
    for (const name of ['state', 'nonce']) {
      expect(text.split(asked.get(name) ?? 'none').length).toBe(2);
      expect([data['key'], data['value']]).not.toContain(asked.get(name));
    }
    expect(page.headers.get('cross-origin-opener-policy')).toBe('unsafe-none');
  });
});
