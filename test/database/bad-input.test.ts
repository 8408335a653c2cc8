import { describe, expect, it } from 'vitest';
import { DEMO_COURSE_ID } from '../../server/demo.ts';
import { stretch as untimed } from '../support/server/api-caller.ts';
import { startTestServer } from '../support/server/test-server.ts';

const stretch = (...of: Parameters<typeof untimed>) => ({ atSeconds: 0, ...untimed(...of) });

const beat = (change: object) => ({
  sequence: 1,
  partId: 'reading-aloud',
  segments: [stretch(0, 5)],
  isAlive: true,
  ...change,
});

const BAD_BEATS: [title: string, status: number, code: string, beat: object][] = [
  [
    'outside the video',
    422,
    'RANGE_OUTSIDE_PART',
    beat({ segments: [stretch(0, 5), stretch(15, 99)] }),
  ],
  ['backwards', 422, 'RANGE_OUTSIDE_PART', beat({ segments: [stretch(9, 3)] })],
  ['negative', 400, 'INVALID_REQUEST', beat({ segments: [stretch(-5, 3)] })],
  ['not a number', 400, 'INVALID_REQUEST', beat({ segments: [stretch(Number.NaN, 3)] })],
  ['endless', 400, 'INVALID_REQUEST', beat({ segments: [{ ...stretch(0, 1), toSeconds: 1e300 }] })],
  ['with speed zero', 400, 'INVALID_REQUEST', beat({ segments: [stretch(0, 5, 0)] })],
  [
    'with 10,000 stretches',
    413,
    'TOO_LARGE',
    beat({ segments: Array(10_000).fill(stretch(0, 1)) }),
  ],
  [
    'with 200 stretches',
    400,
    'INVALID_REQUEST',
    beat({ segments: Array(200).fill(stretch(0, 1)) }),
  ],
  ['of an unknown part', 404, 'PART_UNKNOWN', beat({ partId: 'nowhere' })],
  ['with sequence 0', 400, 'INVALID_REQUEST', beat({ sequence: 0 })],
  ['with a field too many', 400, 'INVALID_REQUEST', beat({ verifiedSeconds: 9999 })],
  ['that is no object', 400, 'UNREADABLE', 'hello' as unknown as object],
];

describe('bad input', () => {
  it('R-TIM-3 a bad report is refused with a code, and nothing of it is credited', async () => {
    const server = await startTestServer();
    const token = await server.api.open({ subject: 'bad', eventId: DEMO_COURSE_ID });
    server.clock.advance(60);
    for (const [title, status, code, bad] of BAD_BEATS) {
      const answer = await server.api.call('POST', '/api/beats', { token, body: bad });
      expect([title, answer.status, answer.body.error.code]).toEqual([title, status, code]);
      expect(answer.body.error.supportCode).toMatch(/^[0-9A-F]{10}$/);
    }
    const { body } = await server.api.attendance(token);
    expect(body.progress.verifiedSeconds).toBe(0);
    expect(body.progress.parts[0]?.covered).toEqual([]);
  });

  it('an unknown event is not found, whoever signed for it', async () => {
    const server = await startTestServer();
    const body = { token: await server.api.embedToken({ subject: 'x', eventId: 'no-such-event' }) };
    const answer = await server.api.call('POST', '/api/sessions', { body });
    expect([answer.status, answer.body.error.code]).toEqual([404, 'EVENT_UNKNOWN']);
  });

  it('a token that somebody made up, or changed, opens nothing', async () => {
    const server = await startTestServer();
    const good = await server.api.open({ subject: 'x', eventId: DEMO_COURSE_ID });
    const [head = '', , signature = ''] = good.split('.');
    const claims = Buffer.from(JSON.stringify({ kind: 'host', hostId: 'demo-host', actor: 'me' }));
    const forged = `${head}.${claims.toString('base64url')}.${signature}`;
    for (const token of ['', 'nonsense', forged]) {
      const answer = await server.api.beat(token, beat({}));
      expect([answer.status, answer.body.error.code]).toEqual([401, 'SESSION_INVALID']);
    }
  });

  it('a token of yesterday says so', async () => {
    const server = await startTestServer();
    const token = await server.api.open({ subject: 'x', eventId: DEMO_COURSE_ID });
    server.clock.advance(24 * 3600);
    const answer = await server.api.attendance(token);
    expect([answer.status, answer.body.error.code]).toEqual([401, 'SESSION_EXPIRED']);
  });

  it('a page of an origin that the host did not allow gets no session', async () => {
    const server = await startTestServer();
    const body = { token: await server.api.embedToken({ subject: 'x', eventId: DEMO_COURSE_ID }) };
    const answer = await server.api.call('POST', '/api/sessions', {
      body,
      origin: 'https://elsewhere.example',
    });
    expect([answer.status, answer.body.error.code]).toEqual([403, 'ORIGIN_NOT_ALLOWED']);
  });

  it('a name that the font can’t print is refused before anything is stored', async () => {
    const server = await startTestServer();
    const token = await server.api.open({ subject: 'x', eventId: DEMO_COURSE_ID });
    server.clock.advance(20);
    await server.api.beat(token, beat({ segments: [untimed(0, 20)] }));
    const refused = await server.api.claim(token, 'Anna 😀');
    expect([refused.status, refused.body.error.code]).toEqual([422, 'NAME_NOT_PRINTABLE']);
    expect((await server.api.attendance(token)).body.claim).toBeNull();
  });

  it('people get a page, programs get JSON, and neither gets a stack trace', async () => {
    const server = await startTestServer();
    const page = await fetch(`${server.url}/no/such/page`);
    const text = await page.text();
    expect(page.status).toBe(404);
    expect(page.headers.get('content-type')).toContain('text/html');
    expect(text).toContain('Support code');
    const api = await server.api.call('GET', '/api/no/such/address');
    expect([api.status, api.body.error.code]).toEqual([404, 'PAGE_UNKNOWN']);
    for (const answer of [text, JSON.stringify(api.body)])
      expect(answer).not.toMatch(/\bat .*\.[jt]s/);
  });
});
