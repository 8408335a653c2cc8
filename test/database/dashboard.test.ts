import { describe, expect, it } from 'vitest';
import type { AttentionKind, DashboardResponse } from '../../server/contract/dashboard.ts';
import type { EventResponse } from '../../server/contract/event.ts';
import { DEMO_HOST_ID } from '../../server/demo.ts';
import { checkDaily } from '../../server/services/records/check-daily.ts';
import { queueLetter } from '../../server/services/mail/queue-letter.ts';
import { inDatabase } from '../support/database/test-database.ts';
import { issueTo, watch } from '../support/events/attend.ts';
import { HostDesk, completeContent } from '../support/events/host-desk.ts';
import { addHost, addRealEvent } from '../support/events/real-event.ts';
import { aLetter } from '../support/mail/letters.ts';
import { openMailbox } from '../support/mail/mailbox.ts';
import { waitFor } from '../support/server/child-server.ts';
import { type TestServer, startTestServer } from '../support/server/test-server.ts';

const groupOf = ({ groups }: DashboardResponse, kind: AttentionKind) =>
  groups.find((group) => group.kind === kind);

async function setUp(): Promise<{ server: TestServer; desk: HostDesk }> {
  const server = await startTestServer();
  return { server, desk: new HostDesk(server) };
}

describe('what needs a host now', () => {
  it('a new host is told what to do first, and each step ticks itself', async () => {
    const server = await startTestServer();
    const blank = { signatoryName: '', signaturePng: Buffer.alloc(0) };
    const host = await addHost(server.mongoUri, blank);
    const desk = new HostDesk(server, host.id);
    const done = async () =>
      (await desk.dashboard()).firstSteps.filter(({ isDone }) => isDone).map(({ step }) => step);
    expect(await done()).toEqual([]);
    await desk.begin();
    expect(await done()).toEqual(['event']);
  });

  it('R-CRT-6 claims that wait for a form come first, with how many, and go when it is there', async () => {
    const { server, desk } = await setUp();
    const event = await desk.published();
    expect(groupOf(await desk.dashboard(), 'form-missing')).toMatchObject({
      total: 1,
      items: [{ place: { page: 'event', id: event.id, tab: 'form' } }],
    });
    await issueTo(server, event.id, 'one');
    await issueTo(server, event.id, 'two');
    const waiting = await desk.dashboard();
    expect(waiting.groups[0]).toMatchObject({ kind: 'form-waited-for', total: 1 });
    expect(waiting.groups[0]?.items[0]?.todo).toContain('2 educators wait');
    expect(groupOf(waiting, 'form-missing')).toBeUndefined();
    await desk.useForm(event.id);
    const served = await desk.dashboard();
    expect(served.groups).toEqual([]);
    expect(served).toMatchObject({ goingOnCount: 1, issuedCount: 2 });
    expect(served.firstSteps.every(({ isDone }) => isDone)).toBe(true);
  });

  it('R-CNT-3 an ended event waits for its report; a report that differs is shown until it is keyed', async () => {
    const { server, desk } = await setUp();
    const event = await desk.published();
    await desk.useForm(event.id);
    await issueTo(server, event.id, 'one');
    await issueTo(server, event.id, 'two');
    const during = await desk.dashboard();
    server.clock.now = new Date('2027-09-02T18:00:00Z');
    const due = await desk.dashboard();
    await desk.call('POST', `/events/${event.id}/report`, { count: 2 });
    const reported = await desk.dashboard();
    const [person] = (await desk.people(event.id)).people;
    const path = `/events/${event.id}/certificates/${person?.certificate?.serial}/void`;
    await desk.call('POST', path, { reason: 'Wrong person' });
    const differs = await desk.dashboard();
    await desk.call('POST', `/events/${event.id}/report`, { count: 1 });
    const again = await desk.dashboard();
    expect(during.groups).toEqual([]);
    expect(due.groups.map(({ kind }) => kind)).toEqual(['report-due']);
    expect(due.groups[0]?.items[0]?.todo).toContain('Key 2 into PDUPS');
    expect(reported.groups).toEqual([]);
    expect(differs.groups.map(({ kind }) => kind)).toEqual(['report-differs']);
    expect(differs.groups[0]?.items[0]?.todo).toContain('2 were reported, but 1 stand now');
    expect(again.groups).toEqual([]);
  });

  it('R-EVT-3 a rolling event is named 60 days before its end, until next year’s is made', async () => {
    const { server, desk } = await setUp();
    const event = await publishedRolling(desk);
    await desk.useForm(event.id);
    const early = await desk.dashboard();
    server.clock.now = new Date('2027-07-15T18:00:00Z');
    const near = await desk.dashboard();
    await desk.call('POST', `/events/${event.id}/next-year`, {});
    const made = await desk.dashboard();
    expect(groupOf(early, 'year-ends')).toBeUndefined();
    expect(groupOf(near, 'year-ends')?.items[0]?.todo).toMatch(/ends in \d+ days/);
    expect(made.groups.map(({ kind }) => kind)).toEqual(['draft']);
  });

  it('drafts are named, a group shows its first five, and practice counts for nothing', async () => {
    const { server, desk } = await setUp();
    for (let count = 0; count < 7; count += 1) await desk.begin();
    await addRealEvent(server.mongoUri, { hostId: DEMO_HOST_ID, isPractice: true });
    const { groups } = await desk.dashboard();
    expect(groups.map(({ kind, total, items }) => [kind, total, items.length])).toEqual([
      ['draft', 7, 5],
    ]);
  });

  it('the indexes that answer the dashboard’s questions are there', async () => {
    const server = await startTestServer();
    const [events, certificates, attendances] = await inDatabase(server.mongoUri, ({ models }) => {
      const indexed = async (model: 'events' | 'certificates' | 'attendances') =>
        Object.keys(await models[model].collection.indexInformation());
      return Promise.all([indexed('events'), indexed('certificates'), indexed('attendances')]);
    });
    expect(events).toEqual(
      expect.arrayContaining([
        'hostId_1_isPractice_1_state_1_formStatus_1_facts.endDate_1',
        'hostId_1_isPractice_1_state_1_isKeyed_1_facts.endDate_1',
        'hostId_1_isPractice_1_isKeyed_1_unkeyedCount_1',
        'hostId_1_isPractice_1_state_1_facts.endDate_1',
        'hostId_1_isPractice_1_state_1_facts.startDate_1',
        'previousEventId_1',
      ]),
    );
    expect(certificates).toContain('hostId_1_status_1_issuedAt_1_eventId_1');
    expect(attendances).toContain('hostId_1_certificateId_1_claim.statedMontanaAt_1');
  });
});

async function publishedRolling(desk: HostDesk): Promise<EventResponse> {
  const content = completeContent();
  const details = { ...content.details, isRolling: true };
  const saved = await desk.save(await desk.begin(), { ...content, details });
  return (await desk.publish(saved.body)).body;
}

describe('people of an event', () => {
  it('R-TIM-4 are found by words and status, a page at a time, and exported all', async () => {
    const { server, desk } = await setUp();
    const event = await desk.published();
    for (let number = 10; number < 65; number += 1) {
      const name = number === 64 ? '=Zoë, Łukasz' : `Person ${number}`;
      await server.api.open({ subject: `p${number}`, eventId: event.id, name });
    }
    await issueTo(server, event.id, 'waiting');
    const all = await desk.people(event.id);
    const last = await desk.people(event.id, '?page=2');
    const found = await desk.people(event.id, '?words=person%2042');
    const waiting = await desk.people(event.id, '?status=waiting');
    expect([all.total, all.people.length, last.people.length]).toEqual([56, 25, 6]);
    expect(found.people.map(({ name }) => name)).toEqual(['Person 42']);
    expect(waiting.people.map(({ status }) => status)).toEqual(['waiting']);
    const response = await fetch(`${server.url}/api/host/events/${event.id}/people.csv`, {
      headers: { authorization: `Bearer ${await server.api.hostToken()}` },
    });
    const lines = (await response.text()).trim().split('\r\n');
    expect(response.headers.get('content-type')).toContain('text/csv');
    expect(lines).toHaveLength(57);
    expect(lines.find((line) => line.includes('Łukasz'))).toMatch(/^"'=Zoë, Łukasz"/);
  });

  it('R-TIM-4 the series counts everybody once, and certificates by the host’s day', async () => {
    const { server, desk } = await setUp();
    const event = await desk.published();
    await desk.useForm(event.id);
    await issueTo(server, event.id, 'done');
    const half = await server.api.open({ subject: 'half', eventId: event.id });
    await watch(server, half, { partId: 'lecture', seconds: 1800 });
    // Six in the evening in Montana is the next day in UTC.
    server.clock.now = new Date('2026-11-26T00:30:00Z');
    const late = await server.api.open({ subject: 'late', eventId: event.id });
    await watch(server, late, { partId: 'lecture', seconds: 3600 });
    await server.api.claim(late, 'Late Comer');
    const series = await desk.progress(event.id);
    const counts = Object.fromEntries(series.steps.map(({ step, count }) => [step, count]));
    expect(counts).toMatchObject({ issued: 2, 'under-75': 1, 'under-25': 0 });
    expect(series.issued).toEqual([
      { day: '2026-11-23', count: 1 },
      { day: '2026-11-25', count: 1 },
    ]);
  });

  it('mail that did not arrive is shown until it has', async () => {
    const mailbox = await openMailbox();
    const server = await startTestServer({ environment: mailbox.environment });
    const { services } = server.deps;
    const desk = new HostDesk(server);
    mailbox.refuseWith(550);
    await queueLetter(services, aLetter({ hostId: DEMO_HOST_ID, subject: 'Key 3 into PDUPS' }));
    const shown = async () => groupOf(await desk.dashboard(), 'letter-failed');
    await waitFor(async () => (await shown()) !== undefined);
    expect(await shown()).toMatchObject({
      total: 1,
      items: [{ title: 'Key 3 into PDUPS', place: { page: 'mail', state: 'failed' } }],
    });
    expect((await shown())?.items[0]?.todo).toContain('It did not reach mary@school.example');
    mailbox.refuseWith(null);
    const [letter] = await services.store.outbox.newest(1);
    await desk.call('POST', `/letters/${letter?.id}/retry`, {});
    await mailbox.waitForLetter('mary@school.example');
    await waitFor(async () => (await shown()) === undefined);
  });

  it('R-CNT-2 what the daily check found comes before everything else', async () => {
    const { server, desk } = await setUp();
    const { id } = await desk.published();
    await inDatabase(server.mongoUri, ({ models }) =>
      models.events.updateOne({ _id: id }, { $inc: { certificateCount: 1 } }),
    );
    await checkDaily(server.deps.services);
    const [first] = (await desk.dashboard()).groups;
    expect(first).toMatchObject({ kind: 'records-differ', total: 1, items: [{ place: { id } }] });
    expect(first?.items[0]?.todo).toContain('the event counts 1 certificates, but 0 stand');
  });
});
