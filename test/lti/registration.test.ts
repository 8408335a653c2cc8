import { describe, expect, it } from 'vitest';
import type {
  PlatformsResponse,
  RegistrationLinkResponse,
} from '../../server/contract/platforms.ts';
import { DEMO_HOST_ID } from '../../server/demo.ts';
import { addHost } from '../support/events/real-event.ts';
import { HostDesk } from '../support/events/host-desk.ts';
import { startRegistrationPlayer } from '../support/platform/played-registration.ts';
import { shareTestServer } from '../support/server/test-server.ts';

const TOOL = 'https://purl.imsglobal.org/spec/lti-tool-configuration';
const SCOPES = [
  'https://purl.imsglobal.org/spec/lti-ags/scope/lineitem',
  'https://purl.imsglobal.org/spec/lti-ags/scope/lineitem.readonly',
  'https://purl.imsglobal.org/spec/lti-ags/scope/score',
  'https://purl.imsglobal.org/spec/lti-nrps/scope/contextmembership.readonly',
];

describe('registering by one link', () => {
  const shared = shareTestServer();

  async function newLink(hostId?: string): Promise<URL> {
    const desk = new HostDesk(shared(), hostId);
    const { body } = await desk.call<RegistrationLinkResponse>(
      'POST',
      '/platforms/registration-link',
      {},
    );
    return new URL(body.url);
  }

  const platformsOf = async (hostId?: string) =>
    (await new HostDesk(shared(), hostId).call<PlatformsResponse>('GET', '/platforms')).body;

  type Invitation = { configurationUrl: string; token?: string };

  /** As an LMS opens the page in its frame. */
  async function open(link: URL, { configurationUrl, token }: Invitation) {
    const url = new URL(link);
    url.searchParams.set('openid_configuration', configurationUrl);
    if (token) url.searchParams.set('registration_token', token);
    const page = await fetch(url);
    return { status: page.status, text: await page.text(), headers: page.headers };
  }

  /** As its administrator agrees. */
  async function confirm(link: URL, { configurationUrl, token }: Invitation) {
    const body = new URLSearchParams({
      key: link.searchParams.get('key') ?? '',
      openid_configuration: configurationUrl,
      ...(token && { registration_token: token }),
    });
    const page = await fetch(`${shared().url}/lti/register`, { method: 'POST', body });
    return { status: page.status, text: await page.text() };
  }

  it('Moodle: asks first, says what for, and is connected with the deployment that Moodle names', async () => {
    const player = await startRegistrationPlayer('moodle');
    const link = await newLink();
    const page = await open(link, player);
    expect(page.status).toBe(200);
    expect(page.headers.get('content-security-policy')).toContain('frame-ancestors');
    expect(page.text).toContain('Is proposed as the name on the certificate.');
    expect(page.text).toContain(`Connect ${new URL(player.url).host} with`);
    // Looking is not agreeing.
    expect(player.asked).toEqual([]);

    const done = await confirm(link, player);
    expect(done.text).toContain('It is connected');
    expect(done.text).toContain('Activate the tool');
    expect(player.asked).toEqual([
      `GET /openid-configuration Bearer ${player.token}`,
      `POST /register Bearer ${player.token}`,
    ]);
    const { platforms } = await platformsOf();
    expect(platforms.find(({ issuer }) => issuer === player.url)).toMatchObject({
      deploymentIds: ['1'],
      authenticationEndpoint: `${player.url}/auth`,
      tokenEndpoint: `${player.url}/token`,
      jwksUri: `${player.url}/jwks`,
    });
    const [asked] = player.registered;
    const { url } = shared();
    expect(asked).toMatchObject({
      initiate_login_uri: `${url}/lti/login`,
      redirect_uris: [`${url}/lti/launch`],
      jwks_uri: `${url}/lti/jwks`,
      scope: SCOPES.join(' '),
    });
    expect(asked?.[TOOL]).toMatchObject({
      claims: ['iss', 'sub', 'name', 'given_name', 'family_name', 'email'],
      messages: [{ type: 'LtiDeepLinkingRequest' }, { type: 'LtiResourceLinkRequest' }],
    });
  });

  it('Canvas: with placements and names asked for; the deployment waits for its first launch', async () => {
    const player = await startRegistrationPlayer('canvas');
    const done = await confirm(await newLink(), player);
    expect(done.text).toContain('approves it');
    const { platforms } = await platformsOf();
    const added = platforms.find(({ issuer }) => issuer === player.url);
    expect(added).toMatchObject({ name: 'District of Helena', deploymentIds: [] });
    const tool = player.registered[0]?.[TOOL];
    expect(tool).toMatchObject({
      'https://canvas.instructure.com/lti/privacy_level': 'public',
      messages: [
        { type: 'LtiDeepLinkingRequest', placements: ['assignment_selection'] },
        { type: 'LtiDeepLinkingRequest', placements: ['link_selection'] },
        { type: 'LtiResourceLinkRequest', placements: ['course_navigation'] },
      ],
    });
  });

  it('a link connects one LMS, with the host who made it, and a newer one takes its place', async () => {
    const player = await startRegistrationPlayer('moodle');
    const host = await addHost(shared().mongoUri);
    const old = await newLink(host.id);
    const link = await newLink(host.id);
    expect((await open(old, player)).text).toContain('used already, or is over');
    const answers = await Promise.all([1, 2, 3].map(() => confirm(link, player)));
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 410, 410]);
    expect(player.registered).toHaveLength(1);
    expect((await platformsOf(host.id)).platforms).toHaveLength(1);
    const others = (await platformsOf()).platforms.map(({ issuer }) => issuer);
    expect(others).not.toContain(player.url);
    expect((await confirm(link, player)).status).toBe(410);
  });

  it('a guessed link, one that is over, and one without its LMS do nothing', async () => {
    const player = await startRegistrationPlayer('moodle');
    const link = await newLink();
    const guessed = new URL(link);
    guessed.searchParams.set('key', 'A'.repeat(32));
    expect((await confirm(guessed, player)).status).toBe(410);
    const alone = await fetch(link);
    expect(await alone.text()).toContain('This link is for your learning platform');
    expect((await open(link, { configurationUrl: 'javascript:alert(1)' })).status).toBe(400);
    shared().clock.advance(7 * 24 * 3600 + 1);
    expect((await confirm(link, player)).status).toBe(410);
    expect(player.asked).toEqual([]);
  });

  it('what goes wrong is said, connects nothing, and leaves the link open', async () => {
    const player = await startRegistrationPlayer('moodle');
    const link = await newLink();
    const right = player.configuration;
    const attempts: [string, Record<string, unknown>, Invitation][] = [
      ['says that it is another server', { ...right, issuer: 'https://evil.example' }, player],
      ['is not complete', { ...right, token_endpoint: undefined }, player],
      ['is not complete', { ...right, jwks_uri: 'file:///etc/passwd' }, player],
      ['did not take the registration', right, { ...player, token: 'another' }],
      ['could not be read', right, { configurationUrl: 'http://localhost:1/none' }],
      ['could not be read', right, { configurationUrl: `${player.url}/nothing-here` }],
    ];
    for (const [words, configuration, invitation] of attempts) {
      player.configuration = configuration;
      const answer = await confirm(link, invitation);
      expect([words, answer.status]).toEqual([words, 422]);
      expect(answer.text).toContain(words);
    }
    player.configuration = right;
    expect((await platformsOf()).platforms.map(({ issuer }) => issuer)).not.toContain(player.url);
    expect((await confirm(link, player)).status).toBe(200);
  });

  it('an LMS that registers again is changed in place for its host, and is nobody else’s', async () => {
    const player = await startRegistrationPlayer('moodle');
    await confirm(await newLink(), player);
    player.configuration = { ...player.configuration, token_endpoint: `${player.url}/token-2` };
    player.restart();
    expect((await confirm(await newLink(), player)).status).toBe(200);
    const { platforms } = await platformsOf();
    const own = platforms.filter(({ issuer }) => issuer === player.url);
    expect(own).toMatchObject([{ tokenEndpoint: `${player.url}/token-2`, deploymentIds: ['1'] }]);

    player.restart();
    const host = await addHost(shared().mongoUri);
    const answer = await confirm(await newLink(host.id), player);
    expect(answer.status).toBe(409);
    expect((await platformsOf(host.id)).platforms).toEqual([]);
  });

  it('secrets of link and invitation are in no log and no audit row', async () => {
    const player = await startRegistrationPlayer('moodle');
    const link = await newLink();
    await confirm(link, player);
    const key = link.searchParams.get('key') ?? '';
    const { audits } = shared().deps.services.store;
    const rows = await audits.list(DEMO_HOST_ID, { skip: 0, limit: 100 });
    expect(rows.map(({ action }) => action)).toContain('registration-link-made');
    expect(JSON.stringify(rows)).not.toContain(key);
    expect(JSON.stringify(rows)).not.toContain(player.token);
  });
});
