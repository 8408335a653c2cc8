import { describe, expect, it } from 'vitest';
import type { HostEventResponse } from '../../server/contract/host.ts';
import { DEMO_COURSE_ID, DEMO_SESSION_ID } from '../../server/demo.ts';
import { attendCourse, attendSession, watch } from '../support/events/attend.ts';
import { HostDesk } from '../support/events/host-desk.ts';
import { type TestServer, startTestServer } from '../support/server/test-server.ts';

const hostView = async (server: TestServer, eventId: string) => {
  const token = await server.api.hostToken();
  const path = `/api/host/events/${eventId}`;
  return (await server.api.call<HostEventResponse>('GET', path, { token })).body;
};

describe('the whole path over HTTP', () => {
  it('R-TIM-4 R-CRT-3 when somebody claims too early, then every reason comes at once', async () => {
    const server = await startTestServer();
    const token = await server.api.open({ subject: 'early', eventId: DEMO_SESSION_ID });
    const { status, body } = await server.api.claim(token, ' ', false);
    expect(status).toBe(409);
    expect(body.error.code).toBe('CLAIM_TOO_EARLY');
    expect(body.error.reasons?.map(({ code }) => code)).toEqual([
      'PART_NOT_WATCHED',
      'TIME_MISSING',
      'EVALUATION_MISSING',
      'NAME_MISSING',
      'STATEMENT_MISSING',
    ]);
    expect((await hostView(server, DEMO_SESSION_ID)).certificateCount).toBe(0);
  });

  it('R-EVA-1 without the evaluation there is no certificate, with it there is', async () => {
    const server = await startTestServer();
    const token = await server.api.open({ subject: 'eva', eventId: DEMO_SESSION_ID });
    await watch(server, token, { partId: 'science-outdoors', seconds: 15 });
    const before = await server.api.claim(token, 'Eva Long');
    await server.api.evaluate(token, { useful: '5', next: 'Sketches.' });
    const after = await server.api.claim(token, 'Eva Long');
    expect(before.body.error.reasons?.map(({ code }) => code)).toEqual(['EVALUATION_MISSING']);
    expect(after.body).toMatchObject({ status: 'issued', name: 'Eva Long' });
  });

  it('R-EVA-1 an incomplete evaluation is refused with each open question', async () => {
    const server = await startTestServer();
    const token = await server.api.open({ subject: 'eva', eventId: DEMO_SESSION_ID });
    const { status, body } = await server.api.evaluate(token, { useful: '9' });
    expect(status).toBe(422);
    expect(body.error.reasons?.map(({ code }) => code)).toEqual([
      'ANSWER_MISSING',
      'ANSWER_MISSING',
    ]);
  });

  it('R-CRT-8 a second claim gives the same bytes and the same count', async () => {
    const server = await startTestServer();
    const token = await attendCourse(server, 'twice');
    const first = await server.api.claim(token, 'Zoë Łukasiewicz');
    const firstPdf = await server.api.certificate(token);
    server.clock.advance(3600);
    const again = await server.api.claim(token, 'Somebody Else');
    const againPdf = await server.api.certificate(token);
    expect(again.body).toEqual(first.body);
    expect(Buffer.from(againPdf).equals(Buffer.from(firstPdf))).toBe(true);
    expect((await hostView(server, DEMO_COURSE_ID)).certificateCount).toBe(1);
  });

  it('R-CNT-1 R-CNT-2 the count is the number of certificates, also after refused claims', async () => {
    const server = await startTestServer();
    for (const subject of ['a', 'b', 'c']) {
      await server.api.claim(await attendCourse(server, subject), `Educator ${subject}`);
    }
    const idle = await server.api.open({ subject: 'idle', eventId: DEMO_COURSE_ID });
    await server.api.claim(idle, 'Idle');
    const view = await hostView(server, DEMO_COURSE_ID);
    const { people } = await new HostDesk(server).people(DEMO_COURSE_ID);
    const issued = people.filter(({ certificate }) => certificate);
    expect(view.certificateCount).toBe(3);
    expect(issued).toHaveLength(3);
  });

  it('R-TIM-4 the host sees how far everybody is', async () => {
    const server = await startTestServer();
    const half = await server.api.open({ subject: 'half', eventId: DEMO_COURSE_ID, name: 'Half' });
    await watch(server, half, { partId: 'reading-aloud', seconds: 10 });
    await attendSession(server, 'elsewhere');
    const { people } = await new HostDesk(server).people(DEMO_COURSE_ID);
    expect(people).toHaveLength(1);
    expect(people[0]).toMatchObject({
      name: 'Half',
      verifiedSeconds: 10,
      coveredShare: 0.5,
      status: 'in-progress',
    });
  });

  it('R-TIM-5 two open pages of one person never earn more than the clock', async () => {
    const server = await startTestServer();
    const first = await server.api.open({ subject: 'two', eventId: DEMO_COURSE_ID });
    const second = await server.api.open({ subject: 'two', eventId: DEMO_SESSION_ID });
    server.clock.advance(10);
    const beat = { sequence: 1 };
    const segments = [{ fromSeconds: 0, toSeconds: 10, rate: 1 }];
    const old = await server.api.beat(first, { ...beat, partId: 'reading-aloud', segments });
    const live = await server.api.beat(second, { ...beat, partId: 'science-outdoors', segments });
    expect(old.body.session.isLive).toBe(false);
    expect(old.body.progress.verifiedSeconds).toBe(0);
    expect(live.body.progress.verifiedSeconds).toBe(10);
  });

  it('R-TIM-5 what the browser claims beyond the clock is not credited', async () => {
    const server = await startTestServer();
    const token = await server.api.open({ subject: 'fast', eventId: DEMO_COURSE_ID });
    server.clock.advance(3);
    const { body } = await server.api.beat(token, {
      sequence: 1,
      partId: 'reading-aloud',
      segments: [{ fromSeconds: 0, toSeconds: 20, rate: 1 }],
    });
    expect(body.progress.verifiedSeconds).toBe(3);
    expect(body.progress.parts[0]?.covered).toEqual([[0, 3]]);
  });

  it('a report that comes twice counts once', async () => {
    const server = await startTestServer();
    const token = await server.api.open({ subject: 'echo', eventId: DEMO_COURSE_ID });
    const beat = {
      sequence: 1,
      partId: 'reading-aloud',
      segments: [{ fromSeconds: 0, toSeconds: 5, rate: 1 }],
    };
    server.clock.advance(5);
    const first = await server.api.beat(token, beat);
    server.clock.advance(5);
    const second = await server.api.beat(token, {
      ...beat,
      segments: [{ fromSeconds: 5, toSeconds: 10, rate: 1 }],
    });
    expect(second.body.progress).toEqual(first.body.progress);
  });
});
