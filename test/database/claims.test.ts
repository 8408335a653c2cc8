import { describe, expect, it } from 'vitest';
import type {
  IssueWaitingResponse,
  RemindReadyResponse,
} from '../../server/contract/certificates.ts';
import type { AuditResponse } from '../../server/contract/event.ts';
import { createTestDatabase, newMongoUri } from '../support/database/test-database.ts';
import { fillEvent } from '../support/events/fill-event.ts';
import { watch } from '../support/events/attend.ts';
import { HostDesk } from '../support/events/host-desk.ts';
import { openMailbox } from '../support/mail/mailbox.ts';
import { readZip } from '../support/records/read-zip.ts';
import { waitFor } from '../support/server/child-server.ts';
import { startTestServer } from '../support/server/test-server.ts';

/** No name of so many letters fits into its place. */
const TOO_LONG = 'W'.repeat(3000);

/** An event whose people have sat through all of it; nobody has claimed. */
async function startReady(subjects: readonly string[]) {
  const mailbox = await openMailbox();
  const server = await startTestServer({ environment: mailbox.environment });
  const desk = new HostDesk(server);
  const { id } = await desk.published();
  const tokens = new Map<string, string>();
  for (const subject of subjects) {
    const who = { subject, eventId: id, email: `${subject}@school.example` };
    const token = await server.api.open(who);
    await watch(server, token, { partId: 'lecture', seconds: 3600 });
    tokens.set(subject, token);
  }
  /** As a crash leaves a claim behind, between its being stored and its being served. */
  const storeClaim = async (subject: string, name = `Educator ${subject}`) => {
    const { store, now } = server.deps.services;
    const all = await store.attendances.listOfEvent(id);
    const people = await store.participants.findMany(all.map(({ participantId }) => participantId));
    const person = people.find(({ email }) => email === `${subject}@school.example`);
    const own = all.find(({ participantId }) => participantId === person?.id);
    await store.attendances.saveClaim(own?.id ?? '', { name, statedMontanaAt: now() });
  };
  const issue = async (body = {}) =>
    (await desk.call<IssueWaitingResponse>('POST', `/events/${id}/certificates/issue`, body)).body;
  const remind = async () =>
    (await desk.call<RemindReadyResponse>('POST', `/events/${id}/participants/remind`, {})).body;
  return { server, desk, id, mailbox, tokens, storeClaim, issue, remind };
}

describe('claims that wait', () => {
  it('R-CRT-3 R-CNT-1 the host issues to those who stated it and wait, and to nobody who has not', async () => {
    const { desk, id, storeClaim, issue } = await startReady(['ann', 'ben', 'zoe']);
    await desk.useForm(id);
    await storeClaim('ann');
    await storeClaim('ben', TOO_LONG);
    const answer = await issue();
    expect(answer).toMatchObject({ issuedCount: 1, leftCount: 0, next: null });
    expect(answer.failures).toMatchObject([{ name: TOO_LONG }]);
    const { people } = await desk.people(id);
    expect(people.map(({ status }) => status).toSorted()).toEqual(['issued', 'ready', 'waiting']);
    expect(await issue()).toMatchObject({ issuedCount: 0, failures: [{}] });
    expect((await desk.view(id)).certificateCount).toBe(1);
    const { entries } = (await desk.call<AuditResponse>('GET', '/audit')).body;
    const served = entries.filter(({ action }) => action === 'waiting-claims-served');
    expect(served.map(({ details }) => details)).toEqual([{ count: 1 }, { count: 2 }]);
  });

  it('R-CRT-6 without a form nothing is issued, and when it comes the claims are served and mailed by themselves', async () => {
    const { server, desk, id, mailbox, tokens } = await startReady(['ann', 'ben']);
    for (const subject of tokens.keys()) {
      // The first session is over by now.
      const token = await server.api.open({
        subject,
        eventId: id,
        email: `${subject}@school.example`,
      });
      await server.api.claim(token, `Educator ${subject}`);
    }
    const refused = await desk.call('POST', `/events/${id}/certificates/issue`, {});
    expect(refused.body.error.code).toBe('FORM_NOT_READY');
    expect(await desk.people(id, '?status=waiting')).toMatchObject({ total: 2 });
    await desk.useForm(id);
    await mailbox.waitForLetter('ann@school.example');
    await mailbox.waitForLetter('ben@school.example');
    expect(await desk.people(id, '?status=issued')).toMatchObject({ total: 2 });
  });

  it('R-CNT-1 many are served a few at a time, each once', async () => {
    const mongoUri = newMongoUri();
    const database = await createTestDatabase(mongoUri);
    const server = await startTestServer({ mongoUri });
    const { models } = database;
    const { id } = await fillEvent(database, server.deps.services, { certificates: 60 });
    // As if all had claimed and nobody had been served.
    await models.certificates.deleteMany({ eventId: id });
    await models.attendances.updateMany({ eventId: id }, { $set: { certificateId: null } });
    const none = { certificateCount: 0, unkeyedCount: 0 };
    await models.events.updateOne({ _id: id }, { $set: none });
    const desk = new HostDesk(server);
    const path = `/events/${id}/certificates/issue`;
    const counts = [];
    let next: string | null = null;
    do {
      const body: object = next === null ? {} : { after: next };
      const { body: answer } = await desk.call<IssueWaitingResponse>('POST', path, body);
      counts.push([answer.issuedCount, answer.leftCount]);
      ({ next } = answer);
    } while (next !== null);
    expect(counts).toEqual([
      [25, 35],
      [25, 10],
      [10, 0],
    ]);
    expect((await desk.view(id)).certificateCount).toBe(60);
    expect(await models.certificates.countDocuments({ eventId: id })).toBe(60);
  });

  it('R-CRT-3 who may claim and has not gets a letter, once a day at most', async () => {
    const { server, mailbox, tokens, remind } = await startReady(['ann', 'ben']);
    const nobody = { mailedCount: 0, mailedBeforeCount: 0, withoutAddressCount: 0 };
    expect(await remind()).toMatchObject({ ...nobody, mailedCount: 2 });
    expect(await remind()).toMatchObject({ ...nobody, mailedBeforeCount: 2 });
    await server.api.claim(tokens.get('ben') ?? '', 'Ben');
    server.clock.advance(24 * 3600);
    expect(await remind()).toMatchObject({ ...nobody, mailedCount: 1 });
    await waitFor(() => mailbox.letters.length === 3);
    expect(mailbox.letters.map(({ to }) => to).toSorted()).toEqual([
      'ann@school.example',
      'ann@school.example',
      'ben@school.example',
    ]);
    expect(mailbox.letters[0]?.text).toContain('say that you are a Montana educator');
  });
});

describe('all certificates of an event', () => {
  it('R-CRT-7 R-CRT-4 come as one ZIP, each the very file, those voided not', async () => {
    const mongoUri = newMongoUri();
    const database = await createTestDatabase(mongoUri);
    const server = await startTestServer({ mongoUri });
    const { store } = server.deps.services;
    const { id } = await fillEvent(database, server.deps.services, { certificates: 5 });
    const desk = new HostDesk(server);
    const [first, ...standing] = await store.certificates.listStanding(id);
    const reason = { reason: 'Given by mistake' };
    await desk.call('POST', `/events/${id}/certificates/${first?.serial}/void`, reason);
    const response = await fetch(`${server.url}/api/host/events/${id}/certificates.zip`, {
      headers: { authorization: `Bearer ${await server.api.hostToken()}` },
    });
    expect(response.headers.get('x-record-files')).toBe('4');
    const { broken, files } = readZip(new Uint8Array(await response.arrayBuffer()));
    expect(broken).toBeNull();
    const hashes = files.map(({ sha256 }) => sha256);
    expect(hashes.toSorted()).toEqual(standing.map(({ sha256 }) => sha256).toSorted());
    const { entries } = (await desk.call<AuditResponse>('GET', '/audit')).body;
    expect(entries[0]).toMatchObject({ action: 'certificates-exported', eventId: id });
  });
});
