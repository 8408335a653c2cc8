import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { inDatabase } from '../support/database/test-database.ts';
import {
  type HandMadePlatform,
  type StartedLogin,
  startHandMadePlatform,
} from '../support/platform/hand-made-launch.ts';
import { HostDesk, completeContent } from '../support/events/host-desk.ts';
import { createSigningKey } from '../support/platform/signing-key.ts';
import { scratchFolder } from '../support/server/scratch-folder.ts';
import { type TestServer, startTestServer } from '../support/server/test-server.ts';

const LTI = 'https://purl.imsglobal.org/spec/lti/claim/';
const seconds = (date: Date) => Math.floor(date.getTime() / 1000);
const without = (claims: Record<string, unknown>, name: string) => {
  const { [name]: _, ...rest } = claims;
  return rest;
};

interface Scene {
  server: TestServer;
  platform: HandMadePlatform;
  login: StartedLogin;
}
type Forge = (scene: Scene, claims: Record<string, unknown>) => Promise<string>;

const changed =
  (change: (scene: Scene) => Record<string, unknown>): Forge =>
  (scene, claims) =>
    scene.platform.key.sign({ ...claims, ...change(scene) });

const lacking =
  (name: string): Forge =>
  ({ platform }, claims) =>
    platform.key.sign(without(claims, name));

const encode = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');

/** Launches that no tool may accept, each with the code of the check that stops it. */
const HOSTILE: [title: string, code: string, forge: Forge][] = [
  ['no token at all', 'TOKEN_UNREADABLE', async () => 'this is no token'],
  [
    'an unsigned token',
    'ALGORITHM_NOT_ALLOWED',
    async (_scene, claims) => `${encode({ alg: 'none', kid: 'try-out-key' })}.${encode(claims)}.`,
  ],
  [
    'a symmetric signature',
    'ALGORITHM_NOT_ALLOWED',
    async (_scene, claims) =>
      `${encode({ alg: 'HS256', kid: 'try-out-key' })}.${encode(claims)}.c2ln`,
  ],
  ['no key id', 'KEY_ID_MISSING', ({ platform }, claims) => platform.key.sign(claims, { kid: '' })],
  [
    'an unknown key',
    'KEY_UNKNOWN',
    ({ platform }, claims) => platform.key.sign(claims, { kid: 'other-key' }),
  ],
  [
    'another key under the same id',
    'SIGNATURE_WRONG',
    async (_scene, claims) => (await createSigningKey('try-out-key')).sign(claims),
  ],
  [
    'a token changed after signing',
    'SIGNATURE_WRONG',
    async ({ platform }, claims) => {
      const [head, , signature] = (await platform.key.sign(claims)).split('.');
      return `${head}.${encode({ ...claims, sub: 'somebody-else' })}.${signature}`;
    },
  ],
  ['another issuer', 'ISSUER_WRONG', changed(() => ({ iss: 'https://other.example' }))],
  ['another audience', 'AUDIENCE_WRONG', changed(() => ({ aud: 'other-client' }))],
  [
    'an audience too many',
    'AUDIENCE_WRONG',
    changed(({ platform }) => ({
      aud: [platform.clientId, 'other-client'],
    })),
  ],
  ['another authorized party', 'AUTHORIZED_PARTY_WRONG', changed(() => ({ azp: 'other-client' }))],
  [
    'an expired token',
    'TOKEN_EXPIRED',
    changed(({ server }) => ({
      exp: seconds(server.clock.now) - 3600,
    })),
  ],
  ['no expiry', 'TOKEN_TIMES_MISSING', lacking('exp')],
  ['no time of issue', 'TOKEN_TIMES_MISSING', lacking('iat')],
  [
    'a token of tomorrow',
    'TOKEN_TIME_WRONG',
    changed(({ server }) => ({
      iat: seconds(server.clock.now) + 86_400,
      exp: seconds(server.clock.now) + 90_000,
    })),
  ],
  ['no nonce', 'NONCE_WRONG', lacking('nonce')],
  [
    'the nonce of another login',
    'NONCE_WRONG',
    async ({ platform }, claims) => {
      const { nonce } = await platform.startLogin();
      return platform.key.sign({ ...claims, nonce });
    },
  ],
  ['no message type', 'MESSAGE_TYPE_UNKNOWN', lacking(`${LTI}message_type`)],
  [
    'an unknown message type',
    'MESSAGE_TYPE_UNKNOWN',
    changed(() => ({
      [`${LTI}message_type`]: 'LtiNonsense',
    })),
  ],
  ['no version', 'VERSION_WRONG', lacking(`${LTI}version`)],
  ['another version', 'VERSION_WRONG', changed(() => ({ [`${LTI}version`]: '1.1' }))],
  ['no deployment', 'DEPLOYMENT_MISSING', lacking(`${LTI}deployment_id`)],
  [
    'an unknown deployment',
    'DEPLOYMENT_UNKNOWN',
    changed(() => ({
      [`${LTI}deployment_id`]: 'other',
    })),
  ],
  [
    'another target than at login',
    'TARGET_LINK_WRONG',
    changed(({ server }) => ({
      [`${LTI}target_link_uri`]: `${server.url}/lti/launch?other`,
    })),
  ],
  ['no resource link', 'RESOURCE_LINK_MISSING', lacking(`${LTI}resource_link`)],
  [
    'a resource link without id',
    'RESOURCE_LINK_MISSING',
    changed(() => ({
      [`${LTI}resource_link`]: { title: 'x' },
    })),
  ],
  ['no subject (anonymous)', 'SUBJECT_MISSING', lacking('sub')],
  ['no roles', 'ROLES_MISSING', lacking(`${LTI}roles`)],
];

async function startScene(): Promise<Scene & { codes: () => string[] }> {
  const folder = scratchFolder();
  const logFile = join(folder.path, 'server.log');
  const server = await startTestServer({ environment: { LOG_FILE: logFile } });
  const platform = await startHandMadePlatform(server);
  const codes = () =>
    readFileSync(logFile, 'utf8')
      .split('\n')
      .filter((line) => line.includes('launch refused'))
      .map((line) => String((JSON.parse(line) as { code: string }).code));
  return { server, platform, login: await platform.startLogin(), codes };
}

describe('LTI launch', () => {
  it('a launch that is right opens the learner’s page, whose token works', async () => {
    const { server, platform, login } = await startScene();
    const token = await platform.key.sign(platform.claims(login));
    const page = await platform.post({ id_token: token, state: login.state }, login.cookie);
    const [, session] = /"sessionToken":"([^"]+)"/.exec(page.text) ?? [];
    expect(page.status).toBe(200);
    expect(page.headers.get('content-security-policy')).toContain(
      `frame-ancestors 'self' ${new URL(platform.issuer).origin}`,
    );
    const { body } = await server.api.attendance(session ?? '');
    expect(body.educatorName).toBe('Jordan Rivers');
  });

  it('each hostile launch is stopped by its own check, on a kind page, and opens nothing', async () => {
    const { server, platform, codes } = await startScene();
    for (const [title, code, forge] of HOSTILE) {
      const login = await platform.startLogin();
      const token = await forge({ server, platform, login }, platform.claims(login));
      const page = await platform.post({ id_token: token, state: login.state }, login.cookie);
      expect([title, codes().at(-1)]).toEqual([title, code]);
      expect([title, page.status]).toEqual([title, 400]);
      expect(page.headers.get('content-type')).toContain('text/html');
      expect(page.text).toMatch(/Support code: <code>[0-9A-F]{10}/);
      expect(page.text).not.toContain('sessionToken');
    }
    const stored = await inDatabase(server.mongoUri, ({ models }) =>
      models.participants.countDocuments(),
    );
    expect(stored).toBe(0);
  });

  it('a browser that did not begin the login gets nothing', async () => {
    const { platform, login, codes } = await startScene();
    const token = await platform.key.sign(platform.claims(login));
    const other = await platform.startLogin();
    const form = { id_token: token, state: login.state };
    await platform.post(form, '');
    await platform.post(form, other.cookie);
    const renamed = other.cookie.replaceAll(/lti_[0-9a-f]+/g, login.cookie.split('=')[0] ?? '');
    await platform.post(form, renamed);
    expect(codes()).toEqual(['BROWSER_NOT_BOUND', 'BROWSER_NOT_BOUND', 'LOGIN_UNKNOWN']);
  });

  it('a launch that is posted fifty times at once opens one page', async () => {
    const { platform, login } = await startScene();
    const token = await platform.key.sign(platform.claims(login));
    const form = { id_token: token, state: login.state };
    const pages = await Promise.all(
      Array.from({ length: 50 }, () => platform.post(form, login.cookie)),
    );
    expect(pages.filter(({ status }) => status === 200)).toHaveLength(1);
    expect(pages.filter(({ text }) => text.includes('sessionToken'))).toHaveLength(1);
  });

  it('a login that was not used for ten minutes is over', async () => {
    const { server, platform, login, codes } = await startScene();
    server.clock.advance(601);
    const token = await platform.key.sign(platform.claims(login));
    await platform.post({ id_token: token, state: login.state }, login.cookie);
    expect(codes()).toEqual(['LOGIN_UNKNOWN']);
  });

  it('clocks may differ by two minutes', async () => {
    const { server, platform, login } = await startScene();
    const claims = platform.claims(login);
    server.clock.advance(100);
    const late = { ...claims, exp: seconds(server.clock.now) - 40 };
    const token = await platform.key.sign(late);
    expect(
      (await platform.post({ id_token: token, state: login.state }, login.cookie)).status,
    ).toBe(200);
  });

  it('when the platform answers with an error, then the person is told', async () => {
    const { platform, login, codes } = await startScene();
    const form = { error: 'login_required', error_description: 'x', state: login.state };
    const page = await platform.post(form, login.cookie);
    expect(page.text).toContain('did not let you in');
    expect(codes()).toEqual(['PLATFORM_REFUSED']);
  });

  it('a page that is opened by hand or reloaded says where to go', async () => {
    const { server } = await startScene();
    const response = await fetch(`${server.url}/lti/launch`);
    expect(response.status).toBe(400);
    expect(await response.text()).toContain('opens from a course');
  });

  it('R-TIM-1 an event by release gives the certificate to whom the LMS lets in', async () => {
    const { server, platform, login } = await startScene();
    const desk = new HostDesk(server);
    const draft = await desk.begin();
    const verification = {
      mode: 'release' as const,
      documentedParts: [{ title: 'Read', minutes: 60 }],
    };
    const details = { ...completeContent().details, verification };
    await desk.publish((await desk.save(draft, { details, parts: [] })).body);
    await desk.useForm(draft.id);
    const claims = { ...platform.claims(login), [`${LTI}custom`]: { event: draft.id } };
    const token = await platform.key.sign(claims);
    const page = await platform.post({ id_token: token, state: login.state }, login.cookie);
    const [, session] = /"sessionToken":"([^"]+)"/.exec(page.text) ?? [];
    const claimed = await server.api.claim(session ?? '', 'Jordan Rivers');
    expect(claimed.body.status).toBe('issued');
  });

  it('custom values and names that the platform could not fill in are left out', async () => {
    const { server, platform, login } = await startScene();
    const claims = { ...platform.claims(login), name: '$Person.name.full' };
    const token = await platform.key.sign(claims);
    const page = await platform.post({ id_token: token, state: login.state }, login.cookie);
    const [, session] = /"sessionToken":"([^"]+)"/.exec(page.text) ?? [];
    expect((await server.api.attendance(session ?? '')).body.educatorName).toBe('');
  });

  it('an activity without an event says what the teacher has to do', async () => {
    const { platform, login } = await startScene();
    const claims = { ...platform.claims(login), [`${LTI}custom`]: { event: '$Event.id' } };
    const token = await platform.key.sign(claims);
    const page = await platform.post({ id_token: token, state: login.state }, login.cookie);
    expect(page.status).toBe(404);
    expect(page.text).toContain('custom parameter “event”');
  });
});
