import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { AttentionKind } from '../../server/contract/dashboard.ts';
import type { AuditResponse } from '../../server/contract/event.ts';
import type { SealResponse } from '../../server/contract/seal.ts';
import { DEMO_HOST_ID } from '../../server/demo.ts';
import { checkRecords } from '../../server/services/records/check-records.ts';
import { serveWaitingClaims } from '../../server/services/certificates/serve-waiting-claims.ts';
import { inDatabase } from '../support/database/test-database.ts';
import { issueTo, watch } from '../support/events/attend.ts';
import { HostDesk } from '../support/events/host-desk.ts';
import { addHost, officialForm } from '../support/events/real-event.ts';
import { readZip } from '../support/records/read-zip.ts';
import { findSeal, judgeByOpenssl } from '../support/seal/check-seal.ts';
import { makeP12 } from '../support/seal/make-p12.ts';
import { sendSeal } from '../support/seal/send-seal.ts';
import { scratchFolder } from '../support/server/scratch-folder.ts';
import { type TestServer, startTestServer } from '../support/server/test-server.ts';

const P12 = makeP12({ passphrase: 'A passphrase of the tests' });

async function setUp() {
  const folder = scratchFolder();
  const logFile = join(folder.path, 'server.log');
  const environment = { LOG_FILE: logFile, LOG_LEVEL: 'debug' };
  const server = await startTestServer({ environment });
  const desk = new HostDesk(server);
  const event = await desk.published();
  await desk.useForm(event.id);
  return { server, desk, id: event.id, log: () => readFileSync(logFile, 'utf8') };
}

const sealOf = async (desk: HostDesk) =>
  (await desk.call<SealResponse>('GET', '/settings/seal')).body.seal;

const groups = async (desk: HostDesk): Promise<AttentionKind[]> =>
  (await desk.dashboard()).groups.map(({ kind }) => kind);

/** Everything that is stored, as text; bytes too. */
async function stored({ mongoUri }: TestServer): Promise<string> {
  const all = await inDatabase(mongoUri, ({ models }) =>
    Promise.all(Object.values(models).map((model) => model.collection.find().toArray())),
  );
  return JSON.stringify(all, (_key, value: unknown) =>
    value instanceof Uint8Array ? Buffer.from(value).toString('latin1') : value,
  );
}

describe('the seal of a host', () => {
  it('R-CRT-1 R-CRT-5 is on the certificates issued from then on, and openssl finds it right', async () => {
    const { server, desk, id } = await setUp();
    const before = await issueTo(server, id, 'before');
    const plain = await server.api.certificate(before);
    expect(() => findSeal(plain)).toThrow('there is no seal');

    const { status, body } = await sendSeal(server, P12);
    expect([status, body.seal?.subject, body.seal?.state]).toEqual([200, 'Seal of Zoë', 'good']);
    const sealed = await server.api.certificate(await issueTo(server, id, 'after'));
    const at = server.clock.now;
    expect(judgeByOpenssl(sealed, { certificate: P12.certificate, at })).toBe('fine');
    const official = officialForm();
    expect(Buffer.from(sealed.slice(0, official.byteLength)).equals(official)).toBe(true);
    const again = await server.api.open({ subject: 'before', eventId: id });
    expect(await server.api.certificate(again)).toEqual(plain);
    for await (const finding of checkRecords(server.deps.services)) expect(finding).toBeNull();

    expect((await desk.call('DELETE', '/settings/seal')).status).toBe(200);
    expect(await sealOf(desk)).toBeNull();
    const unsealed = await server.api.certificate(await issueTo(server, id, 'last'));
    expect(() => findSeal(unsealed)).toThrow('there is no seal');
  }, 60_000);

  it('R-REC-3 is set and removed with an audit row, and saving the settings leaves it alone', async () => {
    const { server, desk } = await setUp();
    await sendSeal(server, P12);
    const settings = await desk.settings();
    await desk.call('PUT', '/settings', { ...settings, signatoryName: 'Somebody' });
    expect(await sealOf(desk)).toMatchObject({ subject: 'Seal of Zoë', issuer: 'Seal of Zoë' });
    await desk.call('DELETE', '/settings/seal');
    await desk.call('DELETE', '/settings/seal');
    const { entries } = (await desk.call<AuditResponse>('GET', '/audit')).body;
    const deeds = entries.filter(({ action }) => action.startsWith('seal-'));
    expect(deeds).toMatchObject([
      { action: 'seal-removed', actor: 'test', details: { subject: 'Seal of Zoë' } },
      { action: 'seal-set', actor: 'test', details: { subject: 'Seal of Zoë' } },
    ]);
    expect(entries.some(({ details }) => 'signatoryName' in details)).toBe(true);
  });

  it('its key and passphrase are in no answer, log, record or table, and open for one host only', async () => {
    const { server, desk, id, log } = await setUp();
    const { text } = await sendSeal(server, P12);
    await issueTo(server, id, 'one');
    const { services } = server.deps;
    const locked =
      (await services.store.hosts.find(DEMO_HOST_ID))?.seal?.locked ?? new Uint8Array();
    const key = Buffer.from(services.unlock(`seal:${DEMO_HOST_ID}`, locked)).toString('utf8');
    expect(key).toContain('PRIVATE KEY');
    expect(key).not.toContain(P12.passphrase);
    expect(() => services.unlock('seal:another', locked)).toThrow(/authenticate/);
    const altered = Uint8Array.from(locked, (byte, index) => (index === 40 ? byte ^ 1 : byte));
    expect(() => services.unlock(`seal:${DEMO_HOST_ID}`, altered)).toThrow(/authenticate/);

    const token = await server.api.hostToken();
    const headers = { authorization: `Bearer ${token}` };
    const address = `${server.url}/api/host/events/${id}/record.zip`;
    const zip = new Uint8Array(await (await fetch(address, { headers })).arrayBuffer());
    const record = readZip(zip).files.map((file) => file.text ?? '');
    const answers = [
      await desk.call('GET', '/settings'),
      await desk.call('GET', '/settings/seal'),
      await desk.call('GET', '/audit'),
    ].map((answer) => JSON.stringify(answer.body));
    const lock = Buffer.from(locked).toString('base64').slice(0, 60);
    const secrets = ['PRIVATE KEY', key.slice(100, 160), P12.passphrase, lock];
    for (const place of [text, log(), await stored(server), ...record, ...answers]) {
      for (const secret of secrets) expect(place).not.toContain(secret);
    }
    expect(log()).toContain('claims committed');
  }, 60_000);

  it('that has expired holds claims back instead of leaving them unsealed, and the host is told', async () => {
    const { server, desk, id } = await setUp();
    await sendSeal(server, makeP12({ until: '20261201000000Z' }));
    expect(await groups(desk)).toEqual(['seal-ends']);
    server.clock.now = new Date('2026-12-02T18:00:00Z');
    const token = await server.api.open({ subject: 'late', eventId: id });
    await watch(server, token, { partId: 'lecture', seconds: 3600 });
    const { status, body } = await server.api.claim(token, 'Late Comer');
    expect([status, body.status]).toEqual([202, 'waiting']);
    expect(body.heldUp).toMatchObject({ code: 'SEAL_NOT_USABLE' });
    expect((await desk.view(id)).certificateCount).toBe(0);
    expect((await desk.people(id)).people.map((one) => one.status)).toEqual(['waiting']);
    const issued = await desk.call('POST', `/events/${id}/certificates/issue`, {});
    expect(issued.body).toMatchObject({ issuedCount: 0, failures: [{ name: 'Late Comer' }] });
    const [group, heldUp] = (await desk.dashboard()).groups;
    expect(group).toMatchObject({ kind: 'seal-ends', items: [{ place: { page: 'settings' } }] });
    expect(group?.items[0]?.todo).toContain('It has expired on 11/30/2026. Claims wait');
    expect(heldUp).toMatchObject({ kind: 'claims-held-up', total: 1 });
    expect(heldUp?.items[0]?.todo).toContain('seal has expired on 11/30/2026');

    await sendSeal(server, P12);
    await serveWaitingClaims(server.deps.services, server.deps.queue);
    const pdf = await server.api.certificate(token);
    const { certificate } = P12;
    expect(judgeByOpenssl(pdf, { certificate, at: server.clock.now })).toBe('fine');
    expect(await groups(desk)).toEqual([]);
  }, 60_000);

  it('that this server can’t open any more holds claims back as well', async () => {
    const { server, desk, id } = await setUp();
    await sendSeal(server, P12);
    const { store, lock, now } = server.deps.services;
    const host = await store.hosts.find(DEMO_HOST_ID);
    if (!host?.seal) throw new Error('the host has no seal');
    const foreign = { ...host.seal, locked: lock('seal:another', Buffer.from('{}')) };
    const audit = {
      hostId: host.id,
      eventId: '(host)',
      actor: 'test',
      action: 'test',
      details: {},
    };
    await store.hosts.setSeal(host.id, foreign, { ...audit, at: now() });
    await issueTo(server, id, 'one');
    expect((await desk.people(id)).people.map((one) => one.status)).toEqual(['waiting']);
  });

  it.each<[string, () => { p12: Uint8Array; passphrase: string }, RegExp]>([
    ['a wrong passphrase', () => ({ ...P12, passphrase: 'guess' }), /passphrase does not open/],
    [
      'a file that is no P12',
      () => ({ p12: officialForm().slice(0, 9000), passphrase: '' }),
      /no P12 file/,
    ],
    ['nothing', () => ({ p12: new Uint8Array(), passphrase: '' }), /no P12 file/],
    ['no private key', () => makeP12({ withKey: false }), /no private key/],
    ['an expired one', () => makeP12({ until: '20261101000000Z' }), /expired on 10\/31\/2026/],
    ['one of next year', () => makeP12({ from: '20270601000000Z' }), /good from 05\/31\/2027 on/],
    ['a large file', () => ({ ...P12, p12: new Uint8Array(70_000) }), /larger than 64 kB/],
  ])('%s is refused in words, and the one in use stays', async (_title, file, words) => {
    const server = await startTestServer();
    await sendSeal(server, P12);
    const { status, body } = await sendSeal(server, file());
    expect([status, body.error.code]).toEqual([422, 'SEAL_REFUSED']);
    expect(body.error.message).toMatch(words);
    expect(await sealOf(new HostDesk(server))).toMatchObject({ subject: 'Seal of Zoë' });
  });

  it('R-REC-4 belongs to its own host', async () => {
    const server = await startTestServer();
    const stranger = await addHost(server.mongoUri);
    await sendSeal(server, P12);
    const desk = new HostDesk(server, stranger.id);
    expect(await sealOf(desk)).toBeNull();
    await desk.call('DELETE', '/settings/seal');
    expect(await sealOf(new HostDesk(server))).toMatchObject({ subject: 'Seal of Zoë' });
  });
});
