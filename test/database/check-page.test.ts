import { describe, expect, it } from 'vitest';
import { DEMO_COURSE_ID, DEMO_HOST_ID } from '../../server/demo.ts';
import { createTestDatabase, newMongoUri } from '../support/database/test-database.ts';
import { attendCourse } from '../support/events/attend.ts';
import { HostDesk } from '../support/events/host-desk.ts';
import { type TestServer, startTestServer } from '../support/server/test-server.ts';

const EMAIL = 'zoe@school.example';

async function issueOne(server: TestServer) {
  const token = await attendCourse(server, 'zoe', EMAIL);
  const { body } = await server.api.claim(token, 'Zoë “Łuk” <b>Vega</b>');
  const { serial, checkUrl } = body.certificate ?? { serial: '', checkUrl: '' };
  return { token, serial, checkUrl };
}

async function open({ url }: TestServer, path: string) {
  const response = await fetch(`${url}${path}`);
  return { status: response.status, text: await response.text(), headers: response.headers };
}

describe('the public check page', () => {
  it('R-CRT-12 shows anybody every printed fact, the name and that it stands, and no address', async () => {
    const server = await startTestServer();
    const { serial, checkUrl } = await issueOne(server);
    expect(checkUrl).toBe(`${server.url}/check/${serial}`);
    const { status, text, headers } = await open(server, `/check/${serial}`);
    expect(status).toBe(200);
    const certificate = await server.deps.services.store.certificates.findAnywhere({ serial });
    for (const fact of Object.values(certificate?.facts ?? {})) expect(text).toContain(fact);
    expect(text).toContain('Zoë “Łuk” &lt;b&gt;Vega&lt;/b&gt;');
    expect(text).toContain(`<dd>${certificate?.dateText}</dd>`);
    expect(text).toContain('<strong>Issued.</strong>');
    expect(text).toContain('Practice – not an official certificate');
    expect(text).toContain(certificate?.sha256);
    expect(text).not.toMatch(/@|participant|attendance/);
    expect(headers.get('x-robots-tag')).toBe('noindex');
    expect(headers.get('cache-control')).toBe('no-store');
    expect(headers.get('content-security-policy')).toContain("script-src 'self'");
  });

  it('R-CRT-12 a serial is found however it is typed, and one that is not there gets the same page with 404', async () => {
    const server = await startTestServer();
    const { serial } = await issueOne(server);
    const typed = serial.toLowerCase().replaceAll('-', ' ');
    const { text } = await open(server, `/check?serial=${encodeURIComponent(typed)}`);
    expect(text).toContain(`<dd>${serial}</dd>`);
    expect((await open(server, '/check')).text).toContain('<label for="serial">');
    const other = `${serial.slice(0, -1)}${serial.endsWith('2') ? '3' : '2'}`;
    for (const wrong of [other, 'x', `${serial}2`, '%3Cscript%3E', serial.replace(/^./, 'I')]) {
      const answer = await open(server, `/check/${wrong}`);
      expect([wrong, answer.status]).toEqual([wrong, 404]);
      expect(answer.text).toContain('No such certificate');
      expect(answer.text).toContain('<label for="serial">');
      expect(answer.text).not.toContain('<script>');
    }
    expect((await open(server, '/check?serial=%22%3E%3Cimg%20src=x%3E')).text).not.toContain(
      '<img',
    );
  });

  it('R-CRT-12 a voided one says so with the day, and not why or by whom', async () => {
    const server = await startTestServer();
    const { serial, token } = await issueOne(server);
    const path = `/events/${DEMO_COURSE_ID}/certificates/${serial}/void`;
    await new HostDesk(server).call('POST', path, { reason: 'Sam Cheat was somebody else' });
    const { status, text } = await open(server, `/check/${serial}`);
    expect(status).toBe(200);
    expect(text).toContain('<strong>Voided.</strong>');
    expect(text).toMatch(/taken back on \d\d\/\d\d\/\d{4}/);
    expect(text).not.toMatch(/Sam Cheat|by test/);
    const { body } = await server.api.claim(token, 'Zoë Vega');
    expect(body.certificate?.serial).not.toBe(serial);
    expect((await open(server, `/check/${body.certificate?.serial}`)).text).toContain('Issued.');
  });

  it('R-CRT-12 R-REC-1 of a purged one only the serial and the dates are left', async () => {
    const mongoUri = newMongoUri();
    const { models } = await createTestDatabase(mongoUri);
    const server = await startTestServer({ mongoUri });
    const serial = 'ABCD-EFGH-JKLM-NPQR-STUV-WXYZ-2345';
    const dates = { issuedAt: new Date('2026-09-02T03:00:00Z'), voidedAt: null };
    const rest = { serial, hostId: DEMO_HOST_ID, eventId: 'gone', status: 'issued' as const };
    await models.purgedCertificates.create({ ...rest, ...dates });
    const { status, text } = await open(server, `/check/${serial}`);
    expect(status).toBe(200);
    expect(text).toContain('was issued on 09/01/2026');
    expect(text).toContain('nothing else is known');
    expect(text).toContain(serial);
  });

  it('R-CRT-12 a network that asks too often has to wait, others do not', async () => {
    const environment = { TRUSTED_PROXIES: '1' };
    const server = await startTestServer({ environment });
    const ask = async (network: string) => {
      const headers = { 'x-forwarded-for': network };
      return (await fetch(`${server.url}/check/ABCD`, { headers })).status;
    };
    const answers = [];
    for (let tries = 0; tries < 125; tries += 1) answers.push(await ask('192.0.2.1'));
    expect(answers.slice(0, 120).every((status) => status === 404)).toBe(true);
    expect(answers.slice(120)).toEqual([429, 429, 429, 429, 429]);
    expect(await ask('192.0.2.2')).toBe(404);
  });
});
