import { createHash } from 'node:crypto';
import { request } from 'node:http';
import { describe, expect, it } from 'vitest';
import type { AuditResponse } from '../../server/contract/event.ts';
import { canonicalRow } from '../../server/domain/evidence.ts';
import type { Role } from '../../server/domain/rights.ts';
import type { StoredEvidence } from '../../server/services/records.ts';
import { createTcpGate } from '../support/database/tcp-gate.ts';
import { createTestDatabase, newMongoUri } from '../support/database/test-database.ts';
import { watch } from '../support/events/attend.ts';
import { fillEvent } from '../support/events/fill-event.ts';
import { HostDesk } from '../support/events/host-desk.ts';
import { addHost, officialForm } from '../support/events/real-event.ts';
import { readCsv, readZip } from '../support/records/read-zip.ts';
import { waitFor } from '../support/server/child-server.ts';
import { type TestServer, startTestServer } from '../support/server/test-server.ts';

async function issueTo(server: TestServer, eventId: string, name: string): Promise<void> {
  const token = await server.api.open({ subject: name, eventId, name });
  await watch(server, token, { partId: 'lecture', seconds: 3600 });
  await server.api.claim(token, name);
}

async function download(
  server: TestServer,
  eventId: string,
  { hostId, role }: { hostId?: string; role?: Role } = {},
): Promise<Response> {
  const token = await server.api.hostToken(hostId, undefined, role);
  return fetch(`${server.url}/api/host/events/${eventId}/record.zip`, {
    headers: { authorization: `Bearer ${token}` },
  });
}

/** An event with two certificates, one of them voided; with names that mean harm. */
async function eventWithRecords(server: TestServer): Promise<string> {
  const desk = new HostDesk(server);
  const event = await desk.published();
  await desk.useForm(event.id);
  await issueTo(server, event.id, '=HYPERLINK("x") Zoë');
  await issueTo(server, event.id, 'Con.');
  const [first] = (await desk.view(event.id)).participants.filter(({ name }) => name === 'Con.');
  const path = `/events/${event.id}/certificates/${first?.certificate?.serial}/void`;
  await desk.call('POST', path, { reason: '+1 too many, "really"' });
  return event.id;
}

describe('the record of an event', () => {
  it('R-REC-2 an auditor gets everything in one ZIP that other programs read, with the hash of each file', async () => {
    const server = await startTestServer();
    const id = await eventWithRecords(server);
    const response = await download(server, id, { role: 'auditor' });
    const { broken, files } = readZip(new Uint8Array(await response.arrayBuffer()));
    const textOf = (path: string) => files.find((file) => file.path === path)?.text ?? '';
    expect([response.status, broken]).toEqual([200, null]);
    expect(response.headers.get('x-record-files')).toBe(String(files.length));

    const manifest = readCsv(textOf('manifest.csv')).slice(1);
    const listed = files.filter(({ path }) => path !== 'manifest.csv');
    expect(manifest).toEqual(
      listed.map(({ path, bytes, sha256 }) => [path, String(bytes), sha256]),
    );
    expect(files.at(-1)?.path).toBe('manifest.csv');
    const form = files.find(({ path }) => path === 'forms/form-1.pdf');
    expect(form?.sha256).toBe(createHash('sha256').update(officialForm()).digest('hex'));

    const certificates = readCsv(textOf('certificates.csv'));
    const [head = [], ...rows] = certificates;
    const cell = (row: string[], name: string) => row[head.indexOf(name)];
    expect(rows.map((row) => cell(row, 'Status')).toSorted()).toEqual(['issued', 'voided']);
    for (const row of rows) {
      const pdf = files.find(({ path }) => path === cell(row, 'File'));
      expect([cell(row, 'File'), pdf?.sha256]).toEqual([cell(row, 'File'), cell(row, 'SHA-256')]);
    }
    expect(rows.find((row) => cell(row, 'Status') === 'voided')).toEqual(
      expect.arrayContaining(['\'+1 too many, "really"', 'test', 'Con.']),
    );
    expect(textOf('participants.csv')).toContain(`"'=HYPERLINK(""x"") Zoë"`);
    expect(textOf('README.txt')).toContain('Made by:  test');
    expect(textOf('README.txt')).toContain('until 2032-08-31');
    expect(JSON.parse(textOf('event.json'))).toMatchObject({ event: { id, certificateCount: 1 } });
    expect(JSON.parse(textOf('revisions.json'))).toHaveLength(3);
    expect(readCsv(textOf('arm-answers.csv'))[1]?.[1]).toBe('A sentence of evidence.');
    expect(textOf('audit.csv')).toContain('record-exported');
  });

  it('R-REC-2 the evidence in it can be checked without us: every hash covers the row before', async () => {
    const server = await startTestServer();
    const id = await eventWithRecords(server);
    const zip = readZip(new Uint8Array(await (await download(server, id)).arrayBuffer()));
    const textOf = (path: string) => zip.files.find((file) => file.path === path)?.text ?? '';
    const heads = new Map<string, string>();
    for (const line of textOf('evidence.jsonl').trim().split('\n')) {
      const row = JSON.parse(line) as StoredEvidence;
      const withDate = { ...row, recordedAt: new Date(row.recordedAt) };
      const canonical = canonicalRow(row.attendanceId, withDate);
      expect(row.previousHash).toBe(heads.get(row.attendanceId) ?? '');
      expect(createHash('sha256').update(canonical).digest('hex')).toBe(row.hash);
      heads.set(row.attendanceId, row.hash);
    }
    const participants = JSON.parse(textOf('participants.json')) as {
      id: string;
      evidenceHead: string;
    }[];
    expect(participants.map((one) => heads.get(one.id))).toEqual(
      participants.map(({ evidenceHead }) => evidenceHead),
    );
    expect(heads.size).toBe(2);
  });

  it('R-REC-4 another host’s admin finds nothing, an instructor may not, and a record made is audited', async () => {
    const server = await startTestServer();
    const desk = new HostDesk(server);
    const { id } = await desk.published();
    const stranger = await addHost(server.mongoUri);
    const answers = [
      await download(server, id, { hostId: stranger.id }),
      await download(server, id, { role: 'instructor' }),
      await download(server, id, { role: 'auditor' }),
    ];
    await answers[2]?.arrayBuffer();
    expect(answers.map(({ status }) => status)).toEqual([404, 403, 200]);
    const { body } = await desk.call<AuditResponse>('GET', `/audit?eventId=${id}`);
    const exported = body.entries.filter(({ action }) => action === 'record-exported');
    expect(exported).toMatchObject([{ actor: 'test', details: { fileCount: 15 } }]);
  });

  it('R-REC-2 when the database goes away in the middle, the download is broken and does not look whole', async () => {
    const mongoUri = newMongoUri();
    const database = await createTestDatabase(mongoUri);
    const gate = await createTcpGate(mongoUri);
    const server = await startTestServer({ mongoUri: gate.mongoUri });
    const { id } = await fillEvent(database, server.deps.services, { certificates: 400 });
    const read = await readSlowly(server, id, { after: 1_000_000, then: gate.pullOut });
    expect(read.isWhole).toBe(false);
    expect(read.bytes.length).toBeGreaterThan(1_000_000);
    expect(() => readZip(read.bytes)).toThrow('not a zip file');
    gate.putBack();
    await waitFor(async () => (await fetch(`${server.url}/healthz`)).ok);
    expect((await download(server, id)).status).toBe(200);
  });

  it('R-REC-2 when the caller goes away, the server reads no further and lets go of its cursors', async () => {
    const mongoUri = newMongoUri();
    const database = await createTestDatabase(mongoUri);
    const server = await startTestServer({ mongoUri });
    const { id } = await fillEvent(database, server.deps.services, { certificates: 400 });
    const { store } = server.deps.services;
    let openCount = 0;
    let readCount = 0;
    const each = store.certificates.each;
    store.certificates.each = async function* watched(eventId) {
      openCount += 1;
      try {
        for await (const one of each(eventId)) {
          readCount += 1;
          yield one;
        }
      } finally {
        openCount -= 1;
      }
    };
    const controller = new AbortController();
    const response = await fetch(`${server.url}/api/host/events/${id}/record.zip`, {
      headers: { authorization: `Bearer ${await server.api.hostToken()}` },
      signal: controller.signal,
    });
    const reader = response.body?.getReader();
    while (readCount < 810) await reader?.read();
    controller.abort();
    await waitFor(() => openCount === 0);
    expect(readCount).toBeLessThan(1200);
  });
});

/** Reads a record bit by bit, and does something in the middle. */
function readSlowly(
  server: TestServer,
  eventId: string,
  { after, then }: { after: number; then: () => void },
): Promise<{ bytes: Buffer; isWhole: boolean }> {
  return new Promise((resolve, reject) => {
    void server.api.hostToken().then((token) => {
      const url = `${server.url}/api/host/events/${eventId}/record.zip`;
      const sent = request(url, { headers: { authorization: `Bearer ${token}` } }, (response) => {
        const pieces: Buffer[] = [];
        let length = 0;
        let isDone = false;
        response.on('data', (piece: Buffer) => {
          pieces.push(piece);
          length += piece.length;
          if (length < after || isDone) return;
          isDone = true;
          then();
        });
        response.on('error', () => {});
        response.on('close', () =>
          resolve({ bytes: Buffer.concat(pieces), isWhole: response.complete }),
        );
      });
      sent.on('error', reject);
      sent.end();
    }, reject);
  });
}
