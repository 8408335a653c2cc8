import { describe, expect, it } from 'vitest';
import type { AuditResponse } from '../../server/contract/event.ts';
import type { PlatformRequest, PlatformsResponse } from '../../server/contract/platforms.ts';
import { DEMO_COURSE_ID, DEMO_HOST_ID } from '../../server/demo.ts';
import { HostDesk } from '../support/events/host-desk.ts';
import { addHost } from '../support/events/real-event.ts';
import { OPERATOR_COMMANDS, sayAnswer } from '../../server/operator-commands.ts';
import { startHandMadePlatform } from '../support/platform/hand-made-launch.ts';
import { createSigningKey } from '../support/platform/signing-key.ts';
import { type TestServer, startTestServer } from '../support/server/test-server.ts';

const CANVAS: PlatformRequest = {
  name: 'Canvas of the district',
  issuer: 'https://canvas.instructure.com',
  clientId: '10000000000007',
  authenticationEndpoint: 'https://sso.canvaslms.com/api/lti/authorize_redirect',
  tokenEndpoint: 'https://sso.canvaslms.com/login/oauth2/token',
  jwksUri: 'https://sso.canvaslms.com/api/lti/security/jwks',
  approvesDeployments: false,
  deploymentIds: ['7:abc'],
};

const WRONG: [title: string, change: object, code: string][] = [
  ['http', { jwksUri: 'http://lms.example.org/jwks' }, 'ADDRESS_NOT_HTTPS'],
  ['a script as address', { issuer: 'javascript:alert(1)' }, 'INVALID_REQUEST'],
  [
    'a password in an address',
    { tokenEndpoint: 'https://a:b@lms.example.org/' },
    'INVALID_REQUEST',
  ],
  ['a # part', { authenticationEndpoint: 'https://lms.example.org/#a' }, 'INVALID_REQUEST'],
  ['an operator as issuer', { issuer: { $ne: '' } }, 'INVALID_REQUEST'],
  ['an operator as client id', { clientId: { $gt: '' } }, 'INVALID_REQUEST'],
  ['an empty client id', { clientId: ' ' }, 'INVALID_REQUEST'],
  ['a deployment with a zero-width space', { deploymentIds: ['7\u200B'] }, 'INVALID_REQUEST'],
  ['a name of nothing', { name: ' ' }, 'INVALID_REQUEST'],
  ['a key too many', { hostId: 'other' }, 'INVALID_REQUEST'],
];

const list = async (desk: HostDesk) =>
  (await desk.call<PlatformsResponse>('GET', '/platforms')).body.platforms;

/** The demo's make-believe LMS, as its administrator would tell it. */
async function tryOutLms(server: TestServer) {
  const platform = await startHandMadePlatform(server);
  const { issuer, clientId, deploymentId } = platform;
  const told: PlatformRequest = {
    ...CANVAS,
    name: 'Practice LMS',
    issuer,
    clientId,
    authenticationEndpoint: `${issuer}/auth`,
    tokenEndpoint: `${issuer}/token`,
    jwksUri: `${issuer}/jwks`,
    deploymentIds: [deploymentId],
  };
  const launch = async () => {
    const login = await platform.startLogin();
    const form = { id_token: await platform.key.sign(platform.claims(login)), state: login.state };
    return platform.post(form, login.cookie);
  };
  return { platform, told, launch };
}

describe('the LMSs of a host', () => {
  it('are added, changed and removed, each deed in the audit log', async () => {
    const server = await startTestServer();
    const desk = new HostDesk(server);
    const added = await desk.call<PlatformsResponse>('POST', '/platforms', CANVAS);
    const mine = added.body.platforms.find(({ clientId }) => clientId === CANVAS.clientId);
    const { issuer: _issuer, clientId: _client, ...rest } = CANVAS;
    const change = { ...rest, name: 'Canvas', deploymentIds: ['7:abc', '8:def'] };
    const changed = await desk.call<PlatformsResponse>('PUT', `/platforms/${mine?.id}`, change);
    const removed = await desk.call('DELETE', `/platforms/${mine?.id}`);
    const again = await desk.call('DELETE', `/platforms/${mine?.id}`);
    expect([added.status, mine]).toEqual([
      201,
      { id: mine?.id, ...CANVAS, pendingDeploymentIds: [] },
    ]);
    expect(added.body.ours.launchUrl).toBe(`${server.url}/lti/launch`);
    expect(changed.body.platforms).toContainEqual({ ...mine, ...change });
    expect(removed.status).toBe(204);
    expect((await list(desk)).map(({ clientId }) => clientId)).toEqual(['try-out-client']);
    expect([again.status, again.body.error.code]).toEqual([404, 'PLATFORM_UNKNOWN']);
    const { body } = await desk.call<{ entries: { action: string }[] }>('GET', '/audit');
    expect(body.entries.slice(0, 3).map(({ action }) => action)).toEqual([
      'platform-removed',
      'platform-changed',
      'platform-added',
    ]);
  });

  it('after removal a launch is refused at once, also one on its way; added anew, the records are there', async () => {
    const server = await startTestServer();
    const desk = new HostDesk(server);
    const { platform, told, launch } = await tryOutLms(server);
    expect((await launch()).text).toContain('sessionToken');
    const before = await desk.people(DEMO_COURSE_ID);

    const onItsWay = await platform.startLogin();
    const [{ id } = { id: '' }] = await list(desk);
    await desk.call('DELETE', `/platforms/${id}`);
    const refused = await platform.post(
      { id_token: await platform.key.sign(platform.claims(onItsWay)), state: onItsWay.state },
      onItsWay.cookie,
    );
    const login = await platform.login();
    expect([refused.status, login.status]).toEqual([400, 400]);
    for (const page of [refused.text, await login.text()]) {
      expect(page).toContain('This learning platform is not connected here.');
    }

    await desk.call('POST', '/platforms', told);
    expect((await launch()).text).toContain('sessionToken');
    expect((await desk.people(DEMO_COURSE_ID)).people).toEqual(before.people);
    expect(before.people).toHaveLength(1);
  });

  it('a launch works for the host that added the platform, and opens its events only', async () => {
    const server = await startTestServer();
    const { told, launch } = await tryOutLms(server);
    const demo = new HostDesk(server);
    const other = await addHost(server.mongoUri);
    const desk = new HostDesk(server, other.id);
    const [{ id } = { id: '' }] = await list(demo);
    await demo.call('DELETE', `/platforms/${id}`);
    expect((await desk.call('POST', '/platforms', told)).status).toBe(201);
    // The link of the course names the demo's event, which is not this host's.
    expect((await launch()).status).toBe(404);
  });

  it('a deployment that the host did not name is refused, and lets in once it is added', async () => {
    const server = await startTestServer();
    const desk = new HostDesk(server);
    const { told, launch } = await tryOutLms(server);
    const [{ id } = { id: '' }] = await list(desk);
    const { issuer: _issuer, clientId: _client, ...rest } = told;
    await desk.call('PUT', `/platforms/${id}`, { ...rest, deploymentIds: [] });
    const refused = await launch();
    await launch();
    const [waiting] = await list(desk);
    await desk.call('PUT', `/platforms/${id}`, rest);
    const [approved] = await list(desk);
    expect(refused.text).toContain('has not been approved by the host yet');
    expect(waiting).toMatchObject({ deploymentIds: [], pendingDeploymentIds: told.deploymentIds });
    expect(approved).toMatchObject({
      deploymentIds: told.deploymentIds,
      pendingDeploymentIds: [],
    });
    expect((await launch()).status).toBe(200);
  });

  it('a host that lets all further installations in has them approved by its rule, which the audit log tells', async () => {
    const server = await startTestServer();
    const desk = new HostDesk(server);
    const { told, launch } = await tryOutLms(server);
    const [{ id } = { id: '' }] = await list(desk);
    const { issuer: _issuer, clientId: _client, ...rest } = told;
    const rule = { ...rest, deploymentIds: [], approvesDeployments: true };
    await desk.call('PUT', `/platforms/${id}`, rule);
    expect((await launch()).status).toBe(200);
    const [platform] = await list(desk);
    expect(platform).toMatchObject({
      deploymentIds: told.deploymentIds,
      approvesDeployments: true,
    });
    const { entries } = (await desk.call<AuditResponse>('GET', '/audit')).body;
    const approval = entries.find(({ action }) => action === 'deployment-approved');
    expect(approval?.actor).toContain('rule of the host');
  });

  it('the operator makes a registration link for a host that there is', async () => {
    const { deps } = await startTestServer();
    const make = OPERATOR_COMMANDS['registration-link'];
    const answer = await make?.(deps.services, { host: DEMO_HOST_ID });
    expect(sayAnswer(answer ?? [])).toContain('/lti/register?key=');
    await expect(make?.(deps.services, { host: 'nobody' })).rejects.toThrow('HOST_UNKNOWN');
    await expect(make?.(deps.services, {})).rejects.toThrow('--host is needed');
  });

  it('a launch that is not genuine leaves no deployment to be approved', async () => {
    const server = await startTestServer();
    const desk = new HostDesk(server);
    const { platform, told } = await tryOutLms(server);
    const [{ id } = { id: '' }] = await list(desk);
    const { issuer: _issuer, clientId: _client, ...rest } = told;
    await desk.call('PUT', `/platforms/${id}`, { ...rest, deploymentIds: [] });
    const login = await platform.startLogin();
    const stranger = await createSigningKey('try-out-key');
    const form = { id_token: await stranger.sign(platform.claims(login)), state: login.state };
    expect((await platform.post(form, login.cookie)).status).toBe(400);
    expect((await list(desk))[0]?.pendingDeploymentIds).toEqual([]);
  });

  it('the operator lists the LMSs and approves a deployment, which the audit log tells', async () => {
    const server = await startTestServer();
    const desk = new HostDesk(server);
    const { told, launch } = await tryOutLms(server);
    const [{ id } = { id: '' }] = await list(desk);
    const { issuer, clientId: client, ...rest } = told;
    await desk.call('PUT', `/platforms/${id}`, { ...rest, deploymentIds: [] });
    await launch();
    const { services } = server.deps;
    const run = (name: string, options = {}) => OPERATOR_COMMANDS[name]?.(services, options);
    const [deployment] = told.deploymentIds;
    const waiting = { issuer, clientId: client, pendingDeploymentIds: [deployment] };
    expect(await run('platforms', { host: DEMO_HOST_ID })).toEqual([
      expect.objectContaining(waiting),
    ]);
    await expect(run('approve-deployment', { issuer, client })).rejects.toThrow('--deployment');
    await run('approve-deployment', { issuer, client, deployment });
    expect((await launch()).status).toBe(200);
    const { body } = await desk.call<{ entries: object[] }>('GET', '/audit');
    const deed = { action: 'deployment-approved', actor: 'operator (command line)' };
    expect(body.entries[0]).toMatchObject(deed);
    expect(sayAnswer([{ issuer: 'a', deploymentIds: [] }])).toBe('issuer: a\ndeploymentIds: –');
  });

  it('R-REC-4 another host can’t see, change, remove or take over a platform', async () => {
    const server = await startTestServer();
    const desk = new HostDesk(server);
    const [mine] = await list(desk);
    const other = await addHost(server.mongoUri);
    const stranger = new HostDesk(server, other.id);
    const { id = '', pendingDeploymentIds: _none, ...told } = mine ?? {};
    const { issuer: _issuer, clientId: _client, ...change } = told as PlatformRequest;
    const taken = await stranger.call('POST', '/platforms', told);
    const twice = await desk.call('POST', '/platforms', told);
    const changed = await stranger.call('PUT', `/platforms/${id}`, { ...change, name: 'Mine' });
    const removed = await stranger.call('DELETE', `/platforms/${id}`);
    expect(await list(stranger)).toEqual([]);
    expect([taken.status, taken.body.error.code]).toEqual([409, 'PLATFORM_TAKEN']);
    const { supportCode: _one, ...words } = taken.body.error;
    const { supportCode: _two, ...ownWords } = twice.body.error;
    expect(words).toEqual(ownWords);
    for (const { status, body } of [changed, removed]) {
      expect([status, body.error.code]).toEqual([404, 'PLATFORM_UNKNOWN']);
    }
    expect(await list(desk)).toEqual([mine]);
    const { platforms } = server.deps.services.store;
    const kept = await platforms.find(mine?.issuer ?? '', mine?.clientId ?? '');
    expect(kept?.hostId).toBe(DEMO_HOST_ID);
  });

  it('two hosts that add the same platform at once: one gets it', async () => {
    const server = await startTestServer();
    const other = await addHost(server.mongoUri);
    const desks = [new HostDesk(server), new HostDesk(server, other.id)];
    const answers = await Promise.all(desks.map((desk) => desk.call('POST', '/platforms', CANVAS)));
    expect(answers.map(({ status }) => status).toSorted()).toEqual([201, 409]);
  });

  it('what is no address or no id is refused, and nothing is stored', async () => {
    const server = await startTestServer();
    const desk = new HostDesk(server);
    for (const [title, change, code] of WRONG) {
      const answer = await desk.call('POST', '/platforms', { ...CANVAS, ...change });
      expect([title, answer.body.error.code]).toEqual([title, code]);
    }
    expect(await list(desk)).toHaveLength(1);
  });
});
