import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { AuditResponse } from '../../server/contract/event.ts';
import type { Role } from '../../server/domain/rights.ts';
import { createTcpGate } from '../support/database/tcp-gate.ts';
import { createTestDatabase, newMongoUri } from '../support/database/test-database.ts';
import { watch } from '../support/events/attend.ts';
import { fillEvent } from '../support/events/fill-event.ts';
import { HostDesk, completeContent } from '../support/events/host-desk.ts';
import { addHost, officialForm } from '../support/events/real-event.ts';
import { checkEvidence, readCsv, readZip, verifyEvidence } from '../support/records/read-zip.ts';
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
  { hostId, role, signal }: { hostId?: string; role?: Role; signal?: AbortSignal } = {},
): Promise<Response> {
  const token = await server.api.hostToken(hostId, undefined, role);
  return fetch(`${server.url}/api/host/events/${eventId}/record.zip`, {
    headers: { authorization: `Bearer ${token}` },
    ...(signal && { signal }),
  });
}

/** An event with two certificates, one of them voided; with names that mean harm. */
async function eventWithRecords(server: TestServer): Promise<string> {
  const desk = new HostDesk(server);
  const event = await desk.published();
  await desk.useForm(event.id);
  await issueTo(server, event.id, '=HYPERLINK("x") Zoë');
  await issueTo(server, event.id, 'Con.');
  const { people } = await desk.people(event.id);
  const first = people.find(({ name }) => name === 'Con.');
  const path = `/events/${event.id}/certificates/${first?.certificate?.serial}/void`;
  await desk.call('POST', path, { reason: '+1 too many, "really"' });
  return event.id;
}

/** An event whose form has another title, which a person said to be right all the same. */
async function overruleTitle(server: TestServer): Promise<string> {
  const desk = new HostDesk(server);
  const draft = await desk.begin();
  const { details, parts } = completeContent();
  const saved = await desk.save(draft, { details: { ...details, title: '=Reading Aloud' }, parts });
  const { id } = (await desk.publish(saved.body)).body;
  await desk.call('PUT', `/events/${id}/form`, officialForm());
  const decisions = [{ fact: 'titleOfActivity', reason: '=OPI shortened it.' }];
  await desk.call('POST', `/events/${id}/form/facts`, { version: 1, decisions });
  return id;
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

  it('R-REC-1 R-CRT-6 it says what was found in the form, and who decided what on it, why and when', async () => {
    const server = await startTestServer();
    const id = await overruleTitle(server);
    const { files } = readZip(new Uint8Array(await (await download(server, id)).arrayBuffer()));
    const textOf = (path: string) => files.find((file) => file.path === path)?.text ?? '';
    const [head = [], ...rows] = readCsv(textOf('form-facts.csv'));
    expect(rows).toHaveLength(7);
    const [title = [], instructor = []] = rows;
    expect(title.slice(0, 8)).toEqual([
      '1',
      'Title of Activity',
      "'=Reading Aloud",
      'Reading Aloud with Purpose',
      'differs',
      'overruled',
      "'=OPI shortened it.",
      'test',
    ]);
    const at = title[head.indexOf('At')] ?? '';
    expect(new Date(at).toISOString()).toBe(at);
    expect(instructor.slice(4)).toEqual(['found', '', '', '', '']);
    const forms = JSON.parse(textOf('forms.json'));
    expect(forms).toMatchObject([
      {
        version: 1,
        file: 'forms/form-1.pdf',
        sha256: files.find(({ path }) => path === 'forms/form-1.pdf')?.sha256,
        findings: {
          pageCount: 1,
          isTextless: false,
          decisions: [{ kind: 'overruled', reason: '=OPI shortened it.', by: 'test', at }],
        },
      },
    ]);
    expect(forms[0]).not.toHaveProperty('official');
    expect(textOf('README.txt')).toContain('form-facts.csv');
  });

  it('R-REC-2 the evidence in it can be checked without us: every hash covers the row before', async () => {
    const mongoUri = newMongoUri();
    const database = await createTestDatabase(mongoUri);
    const server = await startTestServer({ mongoUri });
    const id = await eventWithRecords(server);
    const whole = new Uint8Array(await (await download(server, id)).arrayBuffer());
    expect(checkEvidence(whole)).toBe(50);
    expect(verifyEvidence(whole)).toEqual({
      status: 0,
      words: 'Whole: 50 rows of 2 attendances, 2 certificates.\n',
    });

    const { models } = database;
    const bucket = await models.evidenceBuckets.findOne().lean().orFail();
    const rows = bucket.rows.map((row, index) =>
      index === 9
        ? { ...row, text: row.text.replace(/"earnedSeconds":\d+/, '"earnedSeconds":3600') }
        : row,
    );
    const put = (changedRows: unknown[]) =>
      models.evidenceBuckets.updateOne({ _id: bucket._id }, { $set: { rows: changedRows } });
    await put(rows);
    const changed = new Uint8Array(await (await download(server, id)).arrayBuffer());
    expect(() => checkEvidence(changed)).toThrow('row 10 was changed');
    expect(verifyEvidence(changed)).toMatchObject({ status: 1 });
    expect(verifyEvidence(changed).words).toMatch(/^BROKEN.*row 10 was changed/);
    await put(bucket.rows.toSpliced(9, 1));
    const without = new Uint8Array(await (await download(server, id)).arrayBuffer());
    expect(() => checkEvidence(without)).toThrow('a row before 11 is missing');
    expect(verifyEvidence(without).words).toMatch(/before row 11 are missing/);
    await put(bucket.rows.slice(0, -1));
    const short = new Uint8Array(await (await download(server, id)).arrayBuffer());
    expect(verifyEvidence(short).words).toMatch(/the row that its certificate names is not there/);
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
    expect(exported).toMatchObject([{ actor: 'test', details: { fileCount: 17 } }]);
  });

  it('R-REC-2 when the database goes away in the middle, the download is broken and does not look whole', async () => {
    const mongoUri = newMongoUri();
    const database = await createTestDatabase(mongoUri);
    const gate = await createTcpGate(mongoUri);
    const server = await startTestServer({ mongoUri: gate.mongoUri });
    const { id } = await fillEvent(database, server.deps.services, { certificates: 150 });
    const read = await readPieces(await download(server, id), 1_000_000, gate.pullOut);
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
    const { id } = await fillEvent(database, server.deps.services, { certificates: 150 });
    const watched = watchCertificates(server.deps.services.store);
    const controller = new AbortController();
    const response = await download(server, id, { signal: controller.signal });
    const read = readPieces(response, 1_000_000, () => controller.abort());
    expect((await read).isWhole).toBe(false);
    await waitFor(() => watched.openCount === 0);
    // Twice all of them for the lists, then only the first of the PDFs.
    expect(watched.readCount).toBeGreaterThan(300);
    expect(watched.readCount).toBeLessThan(440);
  });
});

/** How many lists of certificates are being read, and how far. */
function watchCertificates({ certificates }: TestServer['deps']['services']['store']) {
  const watched = { openCount: 0, readCount: 0 };
  const each = certificates.each;
  certificates.each = async function* counted(eventId) {
    watched.openCount += 1;
    try {
      for await (const one of each(eventId)) {
        watched.readCount += 1;
        yield one;
      }
    } finally {
      watched.openCount -= 1;
    }
  };
  return watched;
}

/** Reads a record piece by piece, and does something in the middle of it. */
async function readPieces(
  response: Response,
  afterBytes: number,
  doInTheMiddle: () => void,
): Promise<{ bytes: Buffer; isWhole: boolean }> {
  const pieces: Uint8Array[] = [];
  let left = afterBytes;
  try {
    for await (const piece of response.body ?? []) {
      pieces.push(piece);
      if (left > 0 && left <= piece.byteLength) doInTheMiddle();
      left -= piece.byteLength;
    }
    return { bytes: Buffer.concat(pieces), isWhole: true };
  } catch {
    return { bytes: Buffer.concat(pieces), isWhole: false };
  }
}
