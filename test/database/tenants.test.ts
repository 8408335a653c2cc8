import { describe, expect, it } from 'vitest';
import type { HostEventResponse } from '../../server/contract/host.ts';
import { DEMO_COURSE_ID, DEMO_HOST_ID, DEMO_SESSION_ID } from '../../server/demo.ts';
import { attendCourse } from '../support/events/attend.ts';
import { addHost, addRealEvent } from '../support/events/real-event.ts';
import { startTestServer } from '../support/server/test-server.ts';

/** Every address of the console that names an event. */
const EVENT_ROUTES = (eventId: string, serial: string): [method: string, path: string][] => [
  ['GET', `/api/host/events/${eventId}`],
  ['PUT', `/api/host/events/${eventId}`],
  ['DELETE', `/api/host/events/${eventId}`],
  ['GET', `/api/host/events/${eventId}/editor`],
  ['GET', `/api/host/events/${eventId}/people`],
  ['GET', `/api/host/events/${eventId}/people.csv`],
  ['GET', `/api/host/events/${eventId}/people/live`],
  ['GET', `/api/host/events/${eventId}/progress`],
  ['GET', `/api/host/events/${eventId}/participants/x/evidence`],
  ['POST', `/api/host/events/${eventId}/participants/x/time`],
  ['POST', `/api/host/events/${eventId}/participants/x/time/1/take-back`],
  ['POST', `/api/host/events/${eventId}/opi-edit`],
  ['POST', `/api/host/events/${eventId}/publish`],
  ['POST', `/api/host/events/${eventId}/report`],
  ['POST', `/api/host/events/${eventId}/cancel`],
  ['POST', `/api/host/events/${eventId}/duplicate`],
  ['POST', `/api/host/events/${eventId}/next-year`],
  ['PUT', `/api/host/events/${eventId}/form`],
  ['PUT', `/api/host/events/${eventId}/form/map`],
  ['POST', `/api/host/events/${eventId}/form/facts`],
  ['GET', `/api/host/events/${eventId}/form/map`],
  ['POST', `/api/host/events/${eventId}/form/preview`],
  ['POST', `/api/host/events/${eventId}/participants/x/confirm`],
  ['POST', `/api/host/events/${eventId}/participants/remind`],
  ['POST', `/api/host/events/${eventId}/certificates/issue`],
  ['GET', `/api/host/events/${eventId}/certificates.zip`],
  ['GET', `/api/host/events/${eventId}/record.zip`],
  ['PUT', `/api/host/events/${eventId}/legal-hold`],
  ['POST', `/api/host/events/${eventId}/purge`],
  ['GET', `/api/host/events/${eventId}/form/pdf`],
  ['GET', `/api/host/events/${eventId}/certificates/${serial}/pdf`],
  ['POST', `/api/host/events/${eventId}/certificates/${serial}/void`],
  ['POST', `/api/host/events/${eventId}/certificates/${serial}/letter`],
];

/** Addresses of the console that are about the whole host. */
const WHOLE_ROUTES: [method: string, path: string][] = [
  ['POST', '/api/host/events'],
  ['GET', '/api/host/dashboard'],
  ['GET', '/api/host/sheet'],
  ['GET', '/api/host/sheet.csv'],
  ['GET', '/api/host/yearly-pack.csv?year=2026'],
  ['GET', '/api/host/audit'],
  ['GET', '/api/host/settings'],
  ['PUT', '/api/host/settings'],
  ['GET', '/api/host/settings/signature'],
  ['PUT', '/api/host/settings/signature'],
  ['PUT', '/api/host/settings/signature/consent'],
  ['DELETE', '/api/host/settings/signature/consent'],
  ['GET', '/api/host/settings/seal'],
  ['PUT', '/api/host/settings/seal'],
  ['DELETE', '/api/host/settings/seal'],
  ['GET', '/api/host/people'],
  ['POST', '/api/host/people'],
  ['PUT', '/api/host/people/x'],
  ['DELETE', '/api/host/people/x'],
  ['POST', '/api/host/people/x/invite-again'],
  ['GET', '/api/host/letters'],
  ['POST', '/api/host/letters/x/retry'],
  ['GET', '/api/host/platforms'],
  ['POST', '/api/host/platforms'],
  ['PUT', '/api/host/platforms/x'],
  ['DELETE', '/api/host/platforms/x'],
];

describe('who sees what', () => {
  it('R-REC-4 another host, an instructor of another event, an educator and nobody get nothing', async () => {
    const server = await startTestServer();
    const educator = await attendCourse(server, 'owner');
    const { body } = await server.api.claim(educator, 'Own Er');
    const serial = body.certificate?.serial ?? '';
    const stranger = await addHost(server.mongoUri);
    const callers: [who: string, token: string, status: number][] = [
      ['another host', await server.api.hostToken(stranger.id), 404],
      ['an instructor', await server.api.hostToken(DEMO_HOST_ID, DEMO_SESSION_ID), 404],
      ['an educator', educator, 403],
      ['nobody', 'x', 401],
    ];
    for (const [method, path] of EVENT_ROUTES(DEMO_COURSE_ID, serial)) {
      for (const [who, token, status] of callers) {
        const payload = method === 'GET' ? {} : { body: {} };
        const answer = await server.api.call(method, path, { token, ...payload });
        const refused = who === 'an instructor' && answer.status === 403 ? 404 : answer.status;
        expect([who, path, refused]).toEqual([who, path, status]);
      }
    }
    const view = await server.api.call<HostEventResponse>(
      'GET',
      `/api/host/events/${DEMO_COURSE_ID}`,
      {
        token: await server.api.hostToken(),
      },
    );
    expect(view.body).toMatchObject({ certificateCount: 1, voided: [], form: { version: 1 } });
  });

  it('R-REC-4 what is about the whole host is for its own people, not for instructors or educators', async () => {
    const server = await startTestServer();
    const educator = await server.api.open({ subject: 'x', eventId: DEMO_COURSE_ID });
    const callers: [who: string, token: string, status: number][] = [
      ['an instructor', await server.api.hostToken(DEMO_HOST_ID, DEMO_COURSE_ID), 403],
      ['an educator', educator, 403],
      ['nobody', 'x', 401],
    ];
    for (const [method, path] of WHOLE_ROUTES) {
      for (const [who, token, status] of callers) {
        const payload = method === 'GET' ? {} : { body: {} };
        const answer = await server.api.call(method, path, { token, ...payload });
        expect([who, path, answer.status]).toEqual([who, path, status]);
      }
    }
  });

  it('R-REC-3 an auditor sees, and changes nothing', async () => {
    const server = await startTestServer();
    const token = await server.api.hostToken(DEMO_HOST_ID, undefined, 'auditor');
    const changing = [...EVENT_ROUTES(DEMO_COURSE_ID, 'x'), ...WHOLE_ROUTES].filter(
      ([method]) => method !== 'GET',
    );
    for (const [method, path] of changing) {
      const { status, body } = await server.api.call(method, path, { token, body: {} });
      expect([method, path, status, body.error.code]).toEqual([method, path, 403, 'NOT_YOUR_ROLE']);
    }
  });

  it('R-REC-4 the list of events has the own ones only', async () => {
    const server = await startTestServer();
    const stranger = await addHost(server.mongoUri);
    const foreign = await addRealEvent(server.mongoUri, { hostId: stranger.id });
    const list = async (hostId: string, eventId?: string) => {
      const token = await server.api.hostToken(hostId, eventId);
      const { body } = await server.api.call<{ events: { id: string }[] }>(
        'GET',
        '/api/host/events',
        {
          token,
        },
      );
      return body.events.map(({ id }) => id).toSorted();
    };
    expect(await list(stranger.id)).toEqual([foreign.id]);
    expect(await list(DEMO_HOST_ID)).toEqual([DEMO_SESSION_ID, DEMO_COURSE_ID].toSorted());
    expect(await list(DEMO_HOST_ID, DEMO_COURSE_ID)).toEqual([DEMO_COURSE_ID]);
  });

  it('R-REC-4 a host can’t sign anybody into an event of another host', async () => {
    const server = await startTestServer();
    const stranger = await addHost(server.mongoUri);
    const visitor = { subject: 'x', eventId: DEMO_COURSE_ID, hostId: stranger.id };
    const body = { token: await server.api.embedToken(visitor) };
    const answer = await server.api.call('POST', '/api/sessions', { body });
    expect([answer.status, answer.body.error.code]).toEqual([404, 'EVENT_UNKNOWN']);
  });

  it('R-REC-4 an educator sees the own certificate only', async () => {
    const server = await startTestServer();
    const owner = await attendCourse(server, 'owner');
    await server.api.claim(owner, 'Own Er');
    const other = await server.api.open({ subject: 'other', eventId: DEMO_COURSE_ID });
    for (const [method, path] of [
      ['GET', '/api/certificate/pdf'],
      ['POST', '/api/certificate/letter'],
    ] as const) {
      const body = method === 'POST' ? { body: {} } : {};
      const answer = await server.api.call(method, path, { token: other, ...body });
      expect([answer.status, answer.body.error.code]).toEqual([404, 'CERTIFICATE_UNKNOWN']);
    }
  });
});
