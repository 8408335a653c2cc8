import { describe, expect, it } from 'vitest';
import { DEMO_HOST_ID } from '../../server/demo.ts';
import { serveWaitingClaims } from '../../server/services/certificates/serve-waiting-claims.ts';
import { inDatabase } from '../support/database/test-database.ts';
import { watch } from '../support/events/attend.ts';
import { HostDesk } from '../support/events/host-desk.ts';
import { addRealEvent, officialMap } from '../support/events/real-event.ts';
import { type TestServer, startTestServer } from '../support/server/test-server.ts';

const LONG = 'Maria Guadalupe Hernández-Villanueva of the Missouri Valleys '.repeat(3).trim();

/** A real event with its form in use, and somebody who sat through its hour. */
async function attendedEvent(server: TestServer) {
  const desk = new HostDesk(server);
  const event = await addRealEvent(server.mongoUri, { hostId: DEMO_HOST_ID });
  await desk.useForm(event.id);
  const token = await server.api.open({ subject: 'held', eventId: event.id });
  await watch(server, token, { partId: 'lecture', seconds: 3600 });
  return { desk, event, token };
}

/** Changes what the database says of the hash of the form; answers what it was. */
async function setFormHash(server: TestServer, eventId: string, sha256: string): Promise<string> {
  const before = await inDatabase(server.mongoUri, ({ models }) =>
    models.forms.findOneAndUpdate({ eventId }, { sha256 }).orFail().lean(),
  );
  return before.sha256;
}

describe('a claim whose certificate does not come out right', () => {
  it('R-CRT-5 waits uncounted, the host is told why, and it is served once that is mended', async () => {
    const server = await startTestServer();
    const { desk, event, token } = await attendedEvent(server);
    const right = await setFormHash(server, event.id, '0'.repeat(64));
    const claimed = await server.api.claim(token, 'Jo Roe');
    expect([claimed.status, claimed.body.status]).toEqual([202, 'waiting']);
    expect(claimed.body).toMatchObject({ heldUp: { code: 'CERTIFICATE_NOT_RIGHT' } });
    expect((await desk.view(event.id)).certificateCount).toBe(0);
    const [person] = (await desk.people(event.id)).people;
    expect(person).toMatchObject({ status: 'waiting', heldUp: { code: 'CERTIFICATE_NOT_RIGHT' } });
    const group = (await desk.dashboard()).groups.find(({ kind }) => kind === 'claims-held-up');
    expect(group?.items[0]?.todo).toContain('the official form, unchanged');
    await setFormHash(server, event.id, right);
    await serveWaitingClaims(server.deps.services, server.deps.queue);
    expect((await server.api.attendance(token)).body.claim).toMatchObject({ status: 'issued' });
    expect((await desk.view(event.id)).certificateCount).toBe(1);
    expect((await desk.dashboard()).groups.map(({ kind }) => kind)).not.toContain('claims-held-up');
  });

  it('R-CRT-11 a name that does not fit is refused in words, and may be typed shorter', async () => {
    const server = await startTestServer();
    const { desk, event, token } = await attendedEvent(server);
    const { name, ...rest } = officialMap();
    await desk.call('PUT', `/events/${event.id}/form/map`, {
      ...rest,
      name: { ...name, width: 60, height: 12 },
    });
    const refused = await server.api.claim(token, LONG);
    expect([refused.status, refused.body.error?.code]).toEqual([422, 'NAME_TOO_LONG']);
    expect((await server.api.attendance(token)).body.claim).toMatchObject({
      status: 'waiting',
      heldUp: { code: 'NAME_TOO_LONG' },
    });
    const claimed = await server.api.claim(token, 'Jo Roe');
    expect(claimed.body).toMatchObject({ status: 'issued', name: 'Jo Roe' });
  });
});
