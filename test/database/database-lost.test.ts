import { describe, expect, it } from 'vitest';
import { DEMO_COURSE_ID } from '../../server/demo.ts';
import { createTestDatabase, newMongoUri } from '../support/database/test-database.ts';
import { createTcpGate } from '../support/database/tcp-gate.ts';
import { attendCourse } from '../support/events/attend.ts';
import { waitFor } from '../support/server/child-server.ts';
import { stretch } from '../support/server/api-caller.ts';
import { startTestServer } from '../support/server/test-server.ts';

describe('when the database is lost in the middle', () => {
  it('R-CNT-2 answers 503, does nothing by halves, and recovers by itself', async () => {
    const mongoUri = newMongoUri();
    const { models } = await createTestDatabase(mongoUri);
    const gate = await createTcpGate(mongoUri);
    const server = await startTestServer({ mongoUri: gate.mongoUri });
    const token = await attendCourse(server, 'lost');
    const other = await server.api.open({ subject: 'other', eventId: DEMO_COURSE_ID });
    const healthy = await fetch(`${server.url}/healthz`);

    gate.pullOut();
    server.clock.advance(10);
    const beat = {
      sequence: 1,
      partId: 'reading-aloud',
      segments: [stretch(0, 5)],
    };
    const [health, claim, refusedBeat, login] = await Promise.all([
      fetch(`${server.url}/healthz`),
      server.api.claim(token, 'Lo St'),
      server.api.beat(other, beat),
      fetch(
        `${server.url}/lti/login?iss=a&client_id=b&login_hint=c&target_link_uri=${server.url}/`,
      ),
    ]);

    expect([healthy.status, await healthy.json()]).toEqual([
      200,
      { status: 'ok', database: 'connected' },
    ]);
    expect([health.status, await health.json()]).toEqual([
      503,
      { status: 'unavailable', database: 'away' },
    ]);
    for (const { status, body } of [claim, refusedBeat]) {
      expect([status, body.error.code]).toEqual([503, 'DATABASE_UNAVAILABLE']);
    }
    expect([login.status, login.headers.get('content-type')]).toEqual([
      503,
      'text/html; charset=utf-8',
    ]);
    expect(await models.certificates.countDocuments()).toBe(0);

    gate.putBack();
    await waitFor(async () => (await fetch(`${server.url}/healthz`)).ok);
    expect((await server.api.beat(other, beat)).body.progress.verifiedSeconds).toBe(5);
    expect((await server.api.claim(token, 'Lo St')).body.status).toBe('issued');
    const event = await models.events.findById(DEMO_COURSE_ID).lean();
    expect([await models.certificates.countDocuments(), event?.certificateCount]).toEqual([1, 1]);
  }, 120_000);
});
