import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { AuditResponse, EventResponse } from '../../server/contract/event.ts';
import { projectRoot } from '../../server/project-root.ts';
import { checkRecords } from '../../server/services/records/check-records.ts';
import type { Finding } from '../../server/services/records.ts';
import type { Database } from '../../server/store/connection.ts';
import { createTestDatabase, newMongoUri } from '../support/database/test-database.ts';
import { watch } from '../support/events/attend.ts';
import { fillEvent } from '../support/events/fill-event.ts';
import { HostDesk } from '../support/events/host-desk.ts';
import { waitFor } from '../support/server/child-server.ts';
import { type TestServer, startTestServer } from '../support/server/test-server.ts';

/** The test's events end on 2027-08-31. */
const LAST_KEPT_DAY = new Date('2032-08-31T18:00:00Z');
const DAY_AFTER = new Date('2032-09-01T18:00:00Z');
const TITLE = 'Reading Aloud with Purpose';

async function start(): Promise<{ server: TestServer; desk: HostDesk; database: Database }> {
  const mongoUri = newMongoUri();
  const database = await createTestDatabase(mongoUri);
  const server = await startTestServer({ mongoUri });
  return { server, desk: new HostDesk(server), database };
}

async function issueTo(server: TestServer, eventId: string, name: string): Promise<string> {
  const token = await server.api.open({ subject: name, eventId, name });
  await watch(server, token, { partId: 'lecture', seconds: 3600 });
  return (await server.api.claim(token, name)).body.certificate?.serial ?? '';
}

async function eventWith(
  server: TestServer,
  names: readonly string[],
): Promise<{ event: EventResponse; serials: string[] }> {
  const desk = new HostDesk(server);
  const event = await desk.published();
  await desk.useForm(event.id);
  const serials: string[] = [];
  for (const name of names) serials.push(await issueTo(server, event.id, name));
  return { event, serials };
}

async function sizes({ models }: Database): Promise<Record<string, number>> {
  const { events, attendances, certificates, forms, revisions, participants } = models;
  const { evidenceRows, evidenceBuckets } = models;
  const evidence = { evidenceRows, evidenceBuckets };
  const kept = { events, attendances, ...evidence, certificates, forms, revisions, participants };
  const entries = Object.entries(kept).map(async ([name, model]) => {
    return [name, await model.collection.countDocuments()] as const;
  });
  return Object.fromEntries(await Promise.all(entries));
}

/** Everything that is in the database, as text. */
async function wholeText({ connection }: Database): Promise<string> {
  const collections = (await connection.db?.collections()) ?? [];
  const texts = collections.map(async (one) => JSON.stringify(await one.find().toArray()));
  return (await Promise.all(texts)).join('\n');
}

async function findingsOf({ deps }: TestServer): Promise<Finding[]> {
  const findings: Finding[] = [];
  for await (const finding of checkRecords(deps.services)) findings.push(finding);
  return findings;
}

const isPurged = async (desk: HostDesk, id: string) =>
  (await desk.editor(id)).purge?.isFinished === true;

/** What a process remembers and forgets; nothing of it is a record. */
const ONLY_REMEMBERED = [
  'ledger/ledger-writer.ts: known',
  'ledger/read-evidence.ts: single',
  'rate-limit-store.ts: lots',
  'recent-store.ts: recentEvents',
  'share-in-flight.ts: asked',
];

describe('how long records are kept', () => {
  it('R-REC-1 no route removes an event, its people or its evidence before the day', async () => {
    const { server, desk, database } = await start();
    const { event, serials } = await eventWith(server, ['Kept Person']);
    const { id } = event;
    const before = await sizes(database);
    server.clock.now = LAST_KEPT_DAY;
    const tries = [
      await desk.call('DELETE', `/events/${id}`),
      await desk.call('POST', `/events/${id}/purge`, { title: TITLE }),
      await desk.call('POST', `/events/${id}/cancel`, { reason: 'To be rid of it' }),
    ];
    expect(tries.map(({ status, body }) => [status, body.error.code])).toEqual([
      [409, 'EVENT_STATE'],
      [409, 'RETENTION'],
      [409, 'EVENT_STATE'],
    ]);
    expect(tries[1]?.body.error.message).toContain('2032-08-31');
    expect(await sizes(database)).toEqual(before);
    expect((await desk.editor(id)).keptUntil).toBe('2032-08-31');

    const voided = `/events/${id}/certificates/${serials[0]}/void`;
    await desk.call('POST', voided, { reason: 'A mistake' });
    expect(await sizes(database)).toEqual(before);
  });

  it('R-REC-1 a report that came later keeps the records longer', async () => {
    const { server, desk } = await start();
    const { event } = await eventWith(server, []);
    server.clock.now = new Date('2028-03-01T18:00:00Z');
    await desk.call('POST', `/events/${event.id}/report`, { count: 0 });
    server.clock.now = DAY_AFTER;
    const refused = await desk.call('POST', `/events/${event.id}/purge`, { title: TITLE });
    expect([refused.body.error.code, (await desk.editor(event.id)).keptUntil]).toEqual([
      'RETENTION',
      '2033-03-01',
    ]);
  });

  it('R-REC-1 the code has no other place that removes records', () => {
    const folder = join(projectRoot(), 'server/store');
    const calls = readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((path) => path.endsWith('.ts') && !path.startsWith('ladder'))
      .flatMap((path) => {
        const source = readFileSync(join(folder, path), 'utf8');
        const found = source.matchAll(
          /(\w+)\s*\.(?:\w*[dD]elete\w*|\w*[dD]rop\w*|\w*[rR]emove)\(/g,
        );
        return [...found]
          .map(([, what = '']) => `${path}: ${what}`)
          .filter((call) => !ONLY_REMEMBERED.includes(call));
      });
    expect(calls.toSorted()).toEqual([
      // A draft that nobody has published, attended or put on hold.
      'event-store.ts: events',
      // Rows that were put into a bucket, or whose attendance is purged.
      'ledger/ledger-rows.ts: evidenceRows',
      // Rows that were written under a number that is taken, and never acknowledged.
      'ledger/ledger-writer.ts: evidenceRows',
      // A person's access to the host; what he or she did stays in the audit log.
      'member-store.ts: members',
      // A link to an LMS; the people's records stay.
      'platform-store.ts: platforms',
      // After the time of retention.
      'purge-store.ts: attendances',
      'purge-store.ts: certificates',
      'purge-store.ts: evidenceBuckets',
      'purge-store.ts: forms',
      'purge-store.ts: letters',
      'purge-store.ts: participants',
      'purge-store.ts: revisions',
      'purge-store.ts: rosterLearners',
      'purge-store.ts: rosterReadings',
      'purge-store.ts: scores',
      'purge-store.ts: sessions',
      // Invitations that nobody has followed; a newer one is in their place.
      'registration-link-store.ts: registrationLinks',
      // Whoever left a course, as its platform says.
      'roster-store.ts: rosterLearners',
      // A mistyped address of a first admin who has not come yet.
      'set-up-store.ts: members',
    ]);
  });

  it('R-REC-1 a legal hold works in every state, stops the purge, and is audited with its reason', async () => {
    const { server, desk } = await start();
    const draft = await desk.begin();
    const { event } = await eventWith(server, []);
    const hold = (id: string, isHeld: boolean, reason = 'Lawsuit 27-1') =>
      desk.call<EventResponse>('PUT', `/events/${id}/legal-hold`, { isHeld, reason });
    expect((await hold(draft.id, true)).body.hasLegalHold).toBe(true);
    const deleted = await desk.call('DELETE', `/events/${draft.id}`);
    server.clock.now = DAY_AFTER;
    const held = await hold(event.id, true);
    const refused = await desk.call('POST', `/events/${event.id}/purge`, { title: TITLE });
    const noReason = await hold(event.id, false, '');
    const lifted = await hold(event.id, false, 'Settled');
    const { body } = await desk.call<AuditResponse>('GET', `/audit?eventId=${event.id}`);
    expect([deleted.status, deleted.body.error.code]).toEqual([409, 'LEGAL_HOLD']);
    expect(held.body).toMatchObject({ hasLegalHold: true, keptUntil: null });
    expect(held.body.actions).not.toContain('purge');
    expect([refused.status, refused.body.error.code]).toEqual([409, 'LEGAL_HOLD']);
    expect(noReason.status).toBe(400);
    expect(lifted.body).toMatchObject({ hasLegalHold: false, keptUntil: '2032-08-31' });
    expect(lifted.body.actions).toContain('purge');
    expect(body.entries.slice(0, 2)).toMatchObject([
      { action: 'legal-hold-lifted', actor: 'test', details: { reason: 'Settled' } },
      { action: 'legal-hold-set', details: { reason: 'Lawsuit 27-1' } },
    ]);
  });

  it('R-REC-1 R-CNT-1 a purge leaves count and serials, and nothing that names who was only there', async () => {
    const { server, desk, database } = await start();
    const { event, serials } = await eventWith(server, [
      'Only Here',
      'Here And There',
      'Gone Soon',
    ]);
    const { event: other } = await eventWith(server, ['Here And There']);
    const { id } = event;
    await desk.call('POST', `/events/${id}/certificates/${serials[2]}/void`, {
      reason: 'Gone Soon was not there',
    });
    server.clock.now = new Date('2027-09-02T18:00:00Z');
    await desk.call('POST', `/events/${id}/report`, { count: 2 });
    server.clock.now = new Date('2032-09-03T18:00:00Z');
    const typo = await desk.call('POST', `/events/${id}/purge`, { title: 'Reading' });
    const begun = await desk.call<EventResponse>('POST', `/events/${id}/purge`, { title: TITLE });
    await waitFor(() => isPurged(desk, id));

    expect([typo.status, typo.body.error.code]).toEqual([422, 'TITLE_DIFFERS']);
    expect([begun.status, begun.body.state, begun.body.actions]).toEqual([202, 'purged', []]);
    const text = await wholeText(database);
    for (const name of ['Only Here', 'Gone Soon']) expect(text).not.toContain(name);
    expect(text).toContain('Here And There');

    const left = await database.models.purgedCertificates.find({ eventId: id }).lean();
    expect(left.map(({ serial }) => serial).toSorted()).toEqual(serials.toSorted());
    expect(left.find(({ serial }) => serial === serials[2])).toMatchObject({ status: 'voided' });
    expect(await database.models.certificates.countDocuments({ eventId: id })).toBe(0);
    expect(await desk.view(id)).toMatchObject({ certificateCount: 2, participantCount: 0 });
    expect(await desk.editor(id)).toMatchObject({
      purge: { by: 'test', voidedCount: 1 },
      report: { keyed: [{ count: 2, keyedBy: 'test' }] },
    });
    expect((await desk.people(other.id)).people).toMatchObject([{ name: 'Here And There' }]);
    expect(await findingsOf(server)).toEqual([]);

    const { body } = await desk.call<AuditResponse>('GET', `/audit?eventId=${id}`);
    const issued = body.entries.filter(({ action }) => action === 'certificate-issued');
    expect(issued.map(({ actor }) => actor)).toEqual(Array(3).fill('participant'));
    expect(body.entries[0]).toMatchObject({
      action: 'event-purged',
      details: { certificateCount: 2, voidedCount: 1 },
    });
  });

  it('R-REC-1 a purged event offers nothing any more', async () => {
    const { server, desk } = await start();
    const { event, serials } = await eventWith(server, ['Was Here']);
    const { id } = event;
    server.clock.now = DAY_AFTER;
    await desk.call('POST', `/events/${id}/purge`, { title: TITLE });
    await waitFor(() => isPurged(desk, id));
    const deeds: [method: string, path: string, body?: object][] = [
      ['POST', '/purge', { title: TITLE }],
      ['PUT', '/legal-hold', { isHeld: true, reason: 'Too late' }],
      ['GET', '/record.zip'],
      ['POST', '/next-year', {}],
      ['POST', '/report', { count: 1 }],
      ['POST', `/certificates/${serials[0]}/void`, { reason: 'Too late' }],
      ['DELETE', ''],
    ];
    for (const [method, path, body] of deeds) {
      const answer = await desk.call(method, `/events/${id}${path}`, body);
      expect([path, answer.status, answer.body.error.code]).toEqual([path, 409, 'EVENT_STATE']);
    }
    await expect(server.api.open({ subject: 'Was Here', eventId: id })).rejects.toThrow(
      'EVENT_STATE',
    );
  });

  it('R-REC-1 a purge that a crash broke off is finished by the next start, exactly', async () => {
    const mongoUri = newMongoUri();
    const database = await createTestDatabase(mongoUri);
    const first = await startTestServer({ mongoUri });
    const { purges } = first.deps.services.store;
    const event = await fillEvent(database, first.deps.services, { certificates: 250 });
    const begunAt = DAY_AFTER;
    const audit = { hostId: event.hostId, eventId: event.id, actor: 'test', at: begunAt };
    const purge = { begunAt, by: 'test', finishedAt: null };
    const row = { ...audit, action: 'event-purged', details: {} };
    expect(await purges.begin(event, purge, row)).toBe(true);
    expect(await purges.begin(event, purge, row)).toBe(false);
    await purges.retireCertificates(event.id);
    await purges.removeAttendances(event.id);
    expect((await findingsOf(first)).filter(({ code }) => code === 'COUNT_DIFFERS')).toEqual([]);

    await startTestServer({ mongoUri });
    const { models } = database;
    await waitFor(async () => (await purges.listUnfinished()).length === 0);
    expect(await models.purgedCertificates.countDocuments({ eventId: event.id })).toBe(250);
    expect(await models.attendances.countDocuments()).toBe(0);
    expect(await models.evidenceRows.countDocuments()).toBe(0);
    expect(await models.evidenceBuckets.countDocuments()).toBe(0);
    expect(await models.participants.countDocuments()).toBe(0);
    expect(await findingsOf(first)).toEqual([]);
  });
});
