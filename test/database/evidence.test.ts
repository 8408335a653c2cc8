import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import type { AuditResponse } from '../../server/contract/event.ts';
import type { EvidenceResponse } from '../../server/contract/evidence.ts';
import type { ChangedPeople, Person } from '../../server/contract/people.ts';
import { DEMO_HOST_ID } from '../../server/demo.ts';
import { LOOK_EVERY_MS } from '../../server/services/participation/follow-people.ts';
import type { PduEvent } from '../../server/services/records.ts';
import { watch } from '../support/events/attend.ts';
import { HostDesk, completeContent } from '../support/events/host-desk.ts';
import { addRealEvent } from '../support/events/real-event.ts';
import { openStream } from '../support/server/open-stream.ts';
import { stretch } from '../support/server/api-caller.ts';
import { waitFor } from '../support/server/child-server.ts';
import { type TestServer, startTestServer } from '../support/server/test-server.ts';

const REASON = 'The projector failed; she watched the rest with the group.';

const ADDED = { partId: 'lecture', minutes: 60, reason: REASON };

/** Somebody who takes part in a real event of an hour, and how the host sees it. */
async function takePart(server: TestServer, subject = 'one', change: Partial<PduEvent> = {}) {
  const desk = new HostDesk(server);
  const event = await addRealEvent(server.mongoUri, { hostId: DEMO_HOST_ID, ...change });
  const token = await server.api.open({ subject, eventId: event.id });
  const [person] = (await desk.people(event.id)).people;
  const path = `/events/${event.id}/participants/${person?.attendanceId}`;
  const evidence = async () => (await desk.call<EvidenceResponse>('GET', `${path}/evidence`)).body;
  const add = (minutes: number, partId = 'lecture') =>
    desk.call<EvidenceResponse>('POST', `${path}/time`, { partId, minutes, reason: REASON });
  const takeBack = (row: number) =>
    desk.call<EvidenceResponse>('POST', `${path}/time/${row}/take-back`, {
      reason: 'Wrong person',
    });
  return { desk, event, token, path, evidence, add, takeBack };
}

describe('one participant’s evidence', () => {
  it('R-TIM-4 much time is a few lines; everyone is followed live, by few, and until token or server end', async () => {
    const server = await startTestServer();
    const { event, token, evidence } = await takePart(server);
    const path = `/api/host/events/${event.id}/people/live`;
    const hostToken = await server.api.hostToken();
    const open = () => openStream<ChangedPeople>(server.url, path, hostToken);
    const [first, second] = await Promise.all([open(), open(), open(), open()]);
    expect(first?.response.headers.get('content-type')).toContain('text/event-stream');
    expect((await open()).response.status).toBe(429);
    second?.close();
    await waitFor(async () => {
      const again = await open();
      again.close();
      return again.response.status === 200;
    });
    const sentAt = performance.now();
    server.clock.advance(60);
    await server.api.beat(token, { sequence: 1, partId: 'lecture', segments: [stretch(0, 60)] });
    await waitFor(() => first?.events.some(isMinute) ?? false);
    expect(performance.now() - sentAt).toBeLessThan(5000);

    await watch(server, token, { partId: 'lecture', seconds: 3000, fromSequence: 2 });
    const seen = await evidence();
    expect(seen.event).toMatchObject({ id: event.id, isTracked: true, mayAddTime: true });
    expect(seen.person).toMatchObject({ verifiedSeconds: 3000, addedSeconds: 0 });
    expect(seen.sessions).toMatchObject([{ number: 1, endedAt: null, userAgent: 'node' }]);
    expect(seen.stretches).toMatchObject([
      { fromSeconds: 0, toSeconds: 60, seconds: 60 },
      { fromSeconds: 0, toSeconds: 3000, seconds: 3000, isProven: true },
    ]);
    expect(seen.checks.length).toBeGreaterThan(0);
    expect(new Set(seen.checks.map(({ outcome }) => outcome))).toEqual(new Set(['answered']));
    expect(seen.chain.rowCount).toBeGreaterThan(10);
    expect(seen.chain.head).toMatch(/^[0-9a-f]{64}$/);

    // The session of the one who looks on is over.
    server.clock.advance(3 * 3600);
    await first?.ended;
    const last = await openStream(server.url, path, await server.api.hostToken());
    await server.close();
    await last.ended;
  });

  it('R-TIM-4 time by hand is marked in evidence, list, CSV and audit log; taken back it leaves what was watched, and none is added or taken where it may not be', async () => {
    const server = await startTestServer();
    const { desk, event, token, evidence, add, takeBack } = await takePart(server);
    const owed = await watch(server, token, { partId: 'lecture', seconds: 600 });
    const { body } = await add(10);
    expect(body.person).toMatchObject({ verifiedSeconds: 1200, addedSeconds: 600 });
    const [addition] = body.additions;
    expect(addition).toMatchObject({
      by: 'test',
      seconds: 600,
      ranges: [[600, 1200]],
      reason: REASON,
      takenBack: null,
    });
    // Half of what was added is watched afterwards, and stays.
    const half = { fromSeconds: 600, seconds: 900, fromSequence: 500, owed };
    await watch(server, token, { partId: 'lecture', ...half });
    expect((await evidence()).person.verifiedSeconds).toBe(1200);
    const taken = await takeBack(addition?.row ?? 0);
    expect(taken.body.person).toMatchObject({ verifiedSeconds: 900, addedSeconds: 0 });
    expect(taken.body.additions).toMatchObject([
      { takenBack: { by: 'test', seconds: 300, reason: 'Wrong person' } },
    ]);
    expect((await takeBack(addition?.row ?? 0)).body.error.code).toBe('TAKEN_BACK_ALREADY');
    expect((await takeBack(1)).body.error.code).toBe('ADDITION_UNKNOWN');
    const audit = await desk.call<AuditResponse>('GET', `/audit?eventId=${event.id}`);
    expect(audit.body.entries.map(({ action }) => action)).toEqual([
      'time-taken-back',
      'time-added-by-hand',
    ]);
    expect(audit.body.entries[1]?.details).toMatchObject({ addedSeconds: 600, reason: REASON });

    const other = await takePart(server, 'two');
    expect((await other.add(5, 'no-part')).body.error.code).toBe('PART_UNKNOWN');
    const short = await desk.call('POST', `/events/${other.event.id}/participants/x/time`, {
      partId: 'lecture',
      minutes: 5,
      reason: 'no',
    });
    expect(short.body.error.code).toBe('INVALID_REQUEST');
    const seen = server.clock.now;
    server.clock.advance(60);
    const whole = await other.add(1000);
    expect(whole.body.person).toMatchObject({ verifiedSeconds: 3600, addedSeconds: 3600 });
    expect(whole.body.person.lastSeenAt).toBe(seen.toISOString());
    expect((await other.add(1)).body.error.code).toBe('NOTHING_TO_ADD');
    await desk.useForm(other.event.id);
    await server.api.claim(other.token, 'Anna Lee');
    await waitFor(async () => (await other.evidence()).person.status === 'issued');
    expect((await other.takeBack(whole.body.additions[0]?.row ?? 0)).body.error.code).toBe(
      'CERTIFICATE_STANDS',
    );
    const draft = await desk.begin();
    const early = await desk.call('POST', `/events/${draft.id}/participants/x/time`, {
      partId: 'lecture',
      minutes: 5,
      reason: REASON,
    });
    expect(early.body.error.code).toBe('EVENT_STATE');
    const verification = { mode: 'evaluation' } as const;
    const details = { ...completeContent().details, verification };
    const unmeasured = await takePart(server, 'three', { details });
    expect((await unmeasured.add(5)).body.error.code).toBe('NOT_TRACKED');
  });

  it('R-CRT-3 R-TIM-4 a claim that waits is not served when its time is taken back meanwhile, and is when it is there again; all of it is seen live', async () => {
    const server = await startTestServer();
    const { desk, event, token, add, takeBack } = await takePart(server);
    const live = `/api/host/events/${event.id}/people/live`;
    const { events } = await openStream<ChangedPeople>(
      server.url,
      live,
      await server.api.hostToken(),
    );
    const last = () => events.at(-1)?.data.people[0];
    const follow = (status: Person['status']) => waitFor(() => last()?.status === status);
    // So long that what comes next is seen for its own sake, not for what was written just before.
    const letPass = async () => {
      server.clock.advance(60);
      await sleep(2 * LOOK_EVERY_MS);
    };
    const row = (await add(60)).body.additions[0]?.row ?? 0;
    await follow('ready');
    await letPass();
    expect((await server.api.claim(token, 'Anna Lee')).body.status).toBe('waiting');
    await follow('waiting');
    await takeBack(row);
    await letPass();
    await desk.useForm(event.id);
    await waitFor(() => last()?.heldUp?.code === 'CLAIM_TOO_EARLY');
    await add(60);
    expect((await server.api.claim(token, 'Anna Lee')).body.status).toBe('issued');
    await follow('issued');
  });

  it('R-CRT-3 R-CNT-1 claimed and taken back at the same moment, whatever comes first stands and the other is refused', async () => {
    const server = await startTestServer();
    const desk = new HostDesk(server);
    const event = await addRealEvent(server.mongoUri, { hostId: DEMO_HOST_ID });
    await desk.useForm(event.id);
    const tokens = new Map<string, string>();
    for (let index = 0; index < 16; index += 1) {
      const visitor = { subject: `racer-${index}`, name: `Racer ${index}`, eventId: event.id };
      tokens.set(visitor.name, await server.api.open(visitor));
    }
    const { people } = await desk.people(event.id);
    const outcomes = await Promise.all(
      people.map(async ({ attendanceId, name }, index) => {
        const time = `/events/${event.id}/participants/${attendanceId}/time`;
        const added = await desk.call<EvidenceResponse>('POST', time, ADDED);
        const claim = server.api.claim(tokens.get(name) ?? '', 'Anna Lee');
        // Somewhere between the claim and its certificate; for the last one after it.
        await (index === people.length - 1 ? claim : sleep(index * 200));
        const row = added.body.additions[0]?.row;
        const taken = await desk.call('POST', `${time}/${row}/take-back`, { reason: REASON });
        return [(await claim).body.status === 'issued', taken.status === 200];
      }),
    );
    for (const [isIssued, isTaken] of outcomes) expect(isIssued).toBe(!isTaken);
    const kept = (await desk.people(event.id)).people;
    const issued = kept.filter(({ certificate }) => certificate);
    expect(issued.every(({ verifiedSeconds }) => verifiedSeconds === 3600)).toBe(true);
    expect(outcomes.some(([, isTaken]) => isTaken)).toBe(true);
    expect(outcomes.at(-1)).toEqual([true, false]);
    expect((await desk.view(event.id)).certificateCount).toBe(issued.length);
  });
});

const isMinute = ({ data }: { data: ChangedPeople }) =>
  data.people.some(({ verifiedSeconds }) => verifiedSeconds === 60);
