import { describe, expect, it } from 'vitest';
import type { EventResponse } from '../../server/contract/event.ts';
import { DEMO_COURSE_ID } from '../../server/demo.ts';
import { HostDesk, completeContent } from '../support/events/host-desk.ts';
import { type TestServer, startTestServer } from '../support/server/test-server.ts';

type Details = EventResponse['details'];

const IMPOSSIBLE: [title: string, change: Partial<Record<keyof Details, unknown>>][] = [
  ['30 February', { startDate: '2026-02-30' }],
  ['the year 1', { startDate: '0001-01-01' }],
  ['the year 9999', { endDate: '9999-12-31' }],
  ['a day as people write it', { startDate: '9/1/2026' }],
  ['a moment instead of a day', { startDate: '2026-09-01T10:00:00Z' }],
  ['-1 minutes', { minutesOfInstruction: -1 }],
  ['a billion hours', { minutesOfInstruction: 6e10 }],
  ['5.999 hours', { minutesOfInstruction: 5.999 * 60 }],
  ['hours as text', { minutesOfInstruction: '300' }],
  ['a title on two lines', { title: 'Reading\n=HYPERLINK("x")' }],
  ['an instructor on two lines', { instructorNames: ['Marisol\rVega'] }],
  ['a title of blanks that are letters', { title: '\u3164\u3164' }],
  ['21 instructors', { instructorNames: Array(21).fill('Marisol Vega') }],
  ['an answer to no question', { armAnswers: { constructor: 'x' } }],
];

/** What a complete event may be saved with as a draft, but never published. */
const UNPUBLISHABLE: [title: string, change: Partial<Details>, field: string][] = [
  ['dates reversed', { startDate: '2026-12-02', endDate: '2026-12-01' }, 'endDate'],
  ['no day', { startDate: '' }, 'startDate'],
  ['0 hours', { minutesOfInstruction: 0 }, 'minutesOfInstruction'],
  ['no hours', { minutesOfInstruction: null }, 'minutesOfInstruction'],
  ['an empty title', { title: '' }, 'title'],
];

/** Texts that have to be kept as they are typed. */
const GOOD_TEXTS = [
  '<script>alert(1)</script> & "quotes"',
  '数学 для всех – מתמטיקה',
  'Zoë O’Neill-Łukasiewicz',
  'Family 👩‍👩‍👧 science 🔬',
  'می‌خواهم',
  "Robert'); db.events.drop(); //",
  '{{7*7}} ${7*7} %s',
];

const BAD_ADDRESSES = [
  '/events?words=a&words=b',
  '/events?words[$regex]=.*',
  '/events?words=%00',
  `/events?words=${'x'.repeat(300)}`,
  '/events?state=deleted',
  '/events?state[$ne]=draft',
  '/events?page=-1',
  '/events?page=1e9',
  '/events?page=1&page=2',
  '/events?__proto__[x]=1',
  '/events?hostId=other',
  '/audit?eventId[$ne]=x',
  '/audit?eventId=%24where',
  '/yearly-pack.csv?year=2026&year=2027',
  '/yearly-pack.csv?year=1',
  '/yearly-pack.csv',
];

async function send(
  { url, api }: TestServer,
  path: string,
  {
    method = 'GET',
    body,
    type = 'application/json',
  }: { method?: string; body?: string; type?: string } = {},
) {
  const response = await fetch(`${url}/api/host${path}`, {
    method,
    headers: { authorization: `Bearer ${await api.hostToken()}`, 'content-type': type },
    ...(body !== undefined && { body }),
  });
  const { error } = (await response.json()) as { error?: { code: string } };
  return { status: response.status, code: error?.code };
}

describe('bad input to the console', () => {
  it('R-EVT-1 impossible dates, hours and texts are refused with the field, and nothing is saved', async () => {
    const server = await startTestServer();
    const desk = new HostDesk(server);
    const draft = await desk.begin();
    for (const [title, change] of IMPOSSIBLE) {
      const details = { ...draft.details, ...change } as Details;
      const { status, body } = await desk.save(draft, { details });
      const [field = ''] = Object.keys(change);
      expect([title, status, body.error.code]).toEqual([title, 400, 'INVALID_REQUEST']);
      expect(body.error.reasons?.[0]?.message).toContain(`details.${field}`);
    }
    expect(await desk.editor(draft.id)).toEqual(draft);
  });

  it('R-EVT-1 what can be typed halfway is kept in a draft, and named when it is published', async () => {
    const server = await startTestServer();
    const desk = new HostDesk(server);
    let event = await desk.begin();
    for (const [title, change, field] of UNPUBLISHABLE) {
      const { details, parts } = completeContent();
      event = (await desk.save(event, { details: { ...details, ...change }, parts })).body;
      const refused = await desk.publish(event);
      expect([title, refused.status, refused.body.error.code]).toEqual([
        title,
        422,
        'EVENT_INCOMPLETE',
      ]);
      expect(event.problems.map((problem) => problem.field)).toContain(field);
    }
    expect((await desk.editor(event.id)).state).toBe('draft');
  });

  it('text of any script, with tags and emoji, is kept letter by letter', async () => {
    const server = await startTestServer();
    const desk = new HostDesk(server);
    let event = await desk.begin();
    for (const title of GOOD_TEXTS) {
      event = (await desk.save(event, { details: { ...event.details, title } })).body;
      expect((await desk.editor(event.id)).details.title).toBe(title);
    }
    const found = await send(server, `/events?words=${encodeURIComponent("robert'); db.events")}`);
    expect(found.status).toBe(200);
  });

  it('a query that is asked twice, or with an operator, or out of range, is refused with a code', async () => {
    const server = await startTestServer();
    for (const path of BAD_ADDRESSES) {
      const { status, code } = await send(server, path);
      expect([path, status, code]).toEqual([path, 400, 'INVALID_REQUEST']);
    }
    const broken = await send(server, '/events/%E0%A4%A');
    expect([broken.status, broken.code]).toEqual([400, 'UNREADABLE']);
  });

  it('ids that are operators, zeros or other people’s words are not found', async () => {
    const server = await startTestServer();
    for (const id of [
      '$ne',
      '%00',
      '[object%20Object]',
      '{"$gt":""}',
      '__proto__',
      '..%2Fevents',
    ]) {
      const { status, code } = await send(server, `/events/${id}`);
      expect([id, status, code]).toEqual([id, 404, 'EVENT_UNKNOWN']);
      const certificate = await send(server, `/events/${DEMO_COURSE_ID}/certificates/${id}/pdf`);
      expect([id, certificate.status, certificate.code]).toEqual([id, 404, 'CERTIFICATE_UNKNOWN']);
      const lms = await send(server, `/platforms/${id}`, { method: 'DELETE' });
      expect([id, lms.status, lms.code]).toEqual([id, 404, 'PLATFORM_UNKNOWN']);
    }
  });

  it('bodies that are no JSON, no object, too long or too deep are refused with a code', async () => {
    const server = await startTestServer();
    const desk = new HostDesk(server);
    const draft = await desk.begin();
    const bodies: [body: string, status: number, code: string, type?: string][] = [
      ['{"revision":', 400, 'UNREADABLE'],
      ['hello', 400, 'UNREADABLE'],
      ['null', 400, 'UNREADABLE'],
      ['5', 400, 'UNREADABLE'],
      ['[]', 400, 'INVALID_REQUEST'],
      ['', 400, 'INVALID_REQUEST'],
      ['revision=1', 400, 'INVALID_REQUEST', 'application/x-www-form-urlencoded'],
      ['{"revision":1}', 400, 'INVALID_REQUEST', 'text/plain'],
      ['{"revision":1}', 415, 'UNREADABLE', 'application/json; charset=nonsense'],
      [`{"revision":${'['.repeat(20_000)}${']'.repeat(20_000)}}`, 400, 'INVALID_REQUEST'],
      [JSON.stringify({ revision: Array(1_000_000).fill(1) }), 413, 'TOO_LARGE'],
    ];
    for (const [body, status, code, type] of bodies) {
      const answer = await send(server, `/events/${draft.id}`, {
        method: 'PUT',
        body,
        ...(type && { type }),
      });
      const short = body.slice(0, 20);
      expect([short, answer.status, answer.code]).toEqual([short, status, code]);
    }
    expect(await desk.editor(draft.id)).toEqual(draft);
  });
});
