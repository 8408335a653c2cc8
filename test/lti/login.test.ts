import { describe, expect, it } from 'vitest';
import { startHandMadePlatform } from '../support/platform/hand-made-launch.ts';
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
});
