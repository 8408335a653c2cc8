import { describe, expect, it } from 'vitest';
import type { AuditResponse, EmailResponse, SheetResponse } from '../../server/contract/event.ts';
import type { HostEventsResponse } from '../../server/contract/host.ts';
import { DEMO_COURSE_ID } from '../../server/demo.ts';
import { createTestDatabase, newMongoUri } from '../support/database/test-database.ts';
import { issueTo } from '../support/events/attend.ts';
import { addManyEvents } from '../support/events/many-events.ts';
import { HostDesk, completeContent } from '../support/events/host-desk.ts';
import { addHost } from '../support/events/real-event.ts';
import {
  type TestServer,
  shareTestServer,
  startTestServer,
} from '../support/server/test-server.ts';

/** Far behind the last day of the test's events. */
const goPastTheEnd = ({ clock }: TestServer) => {
  clock.now = new Date('2027-09-02T18:00:00Z');
};

type Listed = HostEventsResponse['events'][number];

describe('the register of events', () => {
  it('R-EVT-1 R-EVT-7 a draft keeps what is typed and says what is missing before it is published', async () => {
    const server = await startTestServer();
    const desk = new HostDesk(server);
    const draft = await desk.begin();
    const { details } = completeContent();
    const saved = await desk.save(draft, {
      details: { ...details, description: '', armAnswers: {} },
    });
    const refused = await desk.publish(saved.body);
    expect(draft).toMatchObject({ state: 'draft', revision: 1 });
    expect(refused.status).toBe(422);
    const fields = saved.body.problems.map(({ field }) => field);
    expect(fields).toHaveLength(10);
    expect(fields).toEqual(expect.arrayContaining(['description', 'armAnswers.planned', 'parts']));
    expect((await desk.editor(draft.id)).details.title).toBe('Reading Aloud with Purpose');
  });

  it('R-EVT-1 R-EVT-5 a complete event is published, late ones are marked', async () => {
    const server = await startTestServer();
    const desk = new HostDesk(server);
    const published = await desk.published();
    expect(published).toMatchObject({
      state: 'published',
      isLate: true,
      pduCount: 1,
      problems: [],
    });
    const early = await desk.begin();
    const { details, parts } = completeContent();
    const dates = { startDate: '2026-12-01', endDate: '2026-12-02' };
    const saved = await desk.save(early, { details: { ...details, ...dates }, parts });
    expect((await desk.publish(saved.body)).body.isLate).toBe(false);
  });

  it('R-REC-4 nobody can attend a draft or a cancelled event', async () => {
    const server = await startTestServer();
    const desk = new HostDesk(server);
    const draft = await desk.begin();
    await expect(server.api.open({ subject: 'x', eventId: draft.id })).rejects.toThrow(
      'EVENT_STATE',
    );
    const { id } = await desk.published();
    await desk.call('POST', `/events/${id}/cancel`, { reason: 'Snow storm' });
    await expect(server.api.open({ subject: 'x', eventId: id })).rejects.toThrow('EVENT_STATE');
  });

  it('two people who edit at once: the second is told and loses nothing', async () => {
    const server = await startTestServer();
    const desk = new HostDesk(server);
    const event = await desk.published();
    const first = await desk.save(event, { details: { ...event.details, description: 'First.' } });
    const second = await desk.save(event, {
      details: { ...event.details, description: 'Second.' },
    });
    expect(first.status).toBe(200);
    expect([second.status, second.body.error.code]).toEqual([409, 'EVENT_CHANGED']);
    expect((await desk.editor(event.id)).details.description).toBe('First.');
  });

  it('R-CRT-13 an edit of a printed fact makes the form stale, and claims wait for the new print', async () => {
    const server = await startTestServer();
    const desk = new HostDesk(server);
    const event = await desk.published();
    await desk.useForm(event.id);
    await issueTo(server, event.id, 'before');
    const pdfOf = async (subject: string) =>
      Buffer.from(
        await server.api.certificate(await server.api.open({ subject, eventId: event.id })),
      );
    const beforePdf = await pdfOf('before');
    const current = await desk.editor(event.id);
    const details = { ...current.details, title: 'Reading Aloud' };
    await desk.save(current, { details });
    const after = await issueTo(server, event.id, 'after');
    const waiting = await server.api.attendance(after);
    expect((await desk.view(event.id)).form.status).toBe('stale');
    expect(waiting.body.claim?.status).toBe('waiting');
    expect((await pdfOf('before')).equals(beforePdf)).toBe(true);

    const back = await desk.editor(event.id);
    await desk.save(back, { details: current.details });
    await desk.useForm(event.id);
    expect((await server.api.attendance(after)).body.claim?.status).toBe('issued');
    expect((await desk.view(event.id)).certificateCount).toBe(2);
  });

  it('R-EVT-4 after the end edits are refused, and the e-mail to OPI is written', async () => {
    const server = await startTestServer();
    const desk = new HostDesk(server);
    const event = await desk.published();
    goPastTheEnd(server);
    const refused = await desk.save(event, { details: { ...event.details, title: 'New' } });
    const change = { ...event, details: { ...event.details, title: 'Reading Aloud Twice' } };
    const { revision, details, parts, evaluation } = change;
    const written = await desk.call<EmailResponse>('POST', `/events/${event.id}/opi-edit`, {
      revision,
      details,
      parts,
      evaluation,
    });
    expect([refused.status, refused.body.error.code]).toEqual([409, 'EVENT_STATE']);
    expect(refused.body.error.remedy).toContain('OPIPDUPS@mt.gov');
    expect(written.body.email.text).toMatch(/Reading Aloud with Purpose +Reading Aloud Twice/);
    expect((await desk.editor(event.id)).details.title).toBe('Reading Aloud with Purpose');
  });

  it('R-EVT-6 an event with certificates can’t be cancelled, one without is, with the e-mail', async () => {
    const server = await startTestServer();
    const desk = new HostDesk(server);
    const event = await desk.published();
    await desk.useForm(event.id);
    await issueTo(server, event.id, 'holder');
    const refused = await desk.call('POST', `/events/${event.id}/cancel`, { reason: 'Too few' });
    const other = await desk.published();
    const done = await desk.call<EmailResponse>('POST', `/events/${other.id}/cancel`, {
      reason: 'Too few',
    });
    expect([refused.status, refused.body.error.code]).toEqual([409, 'EVENT_HAS_CERTIFICATES']);
    expect(done.body.email).toMatchObject({ to: 'OPIPDUPS@mt.gov' });
    expect((await desk.editor(other.id)).state).toBe('cancelled');
  });

  it('R-CNT-3 R-CNT-4 the count is confirmed by typing it, a typing error is caught, a later change shows', async () => {
    const server = await startTestServer();
    const desk = new HostDesk(server);
    const event = await desk.published();
    await desk.useForm(event.id);
    await issueTo(server, event.id, 'one');
    await issueTo(server, event.id, 'two');
    const early = await desk.call('POST', `/events/${event.id}/report`, { count: 2 });
    goPastTheEnd(server);
    const typo = await desk.call('POST', `/events/${event.id}/report`, { count: 3 });
    const right = await desk.call('POST', `/events/${event.id}/report`, { count: 2 });
    const reported = await desk.editor(event.id);
    const [first] = (await desk.people(event.id)).people;
    const serial = first?.certificate?.serial ?? '';
    await desk.call('POST', `/events/${event.id}/certificates/${serial}/void`, {
      reason: 'Wrong person',
    });
    const { body: sheet } = await desk.call<SheetResponse>('GET', '/sheet');
    expect([early.status, typo.status, right.status]).toEqual([409, 422, 200]);
    expect(typo.body.error.code).toBe('REPORT_DIFFERS');
    expect(reported.report).toMatchObject({ status: 'reported', keyed: [{ count: 2 }] });
    expect(sheet.rows).toHaveLength(1);
    expect(sheet.rows[0]).toMatchObject({
      issuedCount: 2,
      voidedCount: 1,
      standingCount: 1,
      keyedCount: 2,
      difference: -1,
      status: 'differs',
    });
  });

  it('R-CRT-9 a voided certificate stays on record, and the educator gets a new one', async () => {
    const server = await startTestServer();
    const desk = new HostDesk(server);
    const event = await desk.published();
    await desk.useForm(event.id);
    const token = await issueTo(server, event.id, 'wrong-name');
    const first = (await server.api.attendance(token)).body.claim?.certificate?.serial ?? '';
    const path = `/events/${event.id}/certificates/${first}/void`;
    const noReason = await desk.call('POST', path, { reason: '' });
    const done = await desk.call('POST', path, { reason: 'Misspelled name' });
    const twice = await desk.call('POST', path, { reason: 'Misspelled name' });
    const again = await server.api.claim(token, 'Right Name');
    const view = await desk.view(event.id);
    expect([noReason.status, noReason.body.error.code]).toEqual([400, 'INVALID_REQUEST']);
    expect(done.status).toBe(204);
    expect([twice.status, twice.body.error.code]).toEqual([409, 'CERTIFICATE_VOIDED']);
    expect(again.body.certificate?.serial).not.toBe(first);
    expect(view.certificateCount).toBe(1);
    expect(view.voided).toMatchObject([{ serial: first, reason: 'Misspelled name', by: 'test' }]);
  });

  it('R-EVT-3 next year’s event is a draft made in one step, without the form, and only once', async () => {
    const server = await startTestServer();
    const desk = new HostDesk(server);
    const event = await desk.published();
    await desk.useForm(event.id);
    await issueTo(server, event.id, 'holder');
    const next = await desk.call<{ id: string }>('POST', `/events/${event.id}/next-year`, {});
    const again = await desk.call('POST', `/events/${event.id}/next-year`, {});
    const draft = await desk.editor(next.body.id);
    expect(draft).toMatchObject({ state: 'draft', previousEventId: event.id });
    expect(draft.details).toMatchObject({ startDate: '2027-09-01', endDate: '2028-08-31' });
    expect((await desk.view(draft.id)).form.status).toBe('missing');
    expect([again.status, again.body.error.code]).toEqual([409, 'NEXT_YEAR_EXISTS']);
    expect((await desk.view(event.id)).certificateCount).toBe(1);
  });

  it('R-REC-3 every change is in the audit log: who, when, before and after', async () => {
    const server = await startTestServer();
    const desk = new HostDesk(server);
    const event = await desk.published();
    await desk.save(event, { details: { ...event.details, description: 'Better words.' } });
    const { body } = await desk.call<AuditResponse>('GET', `/audit?eventId=${event.id}`);
    expect(body.entries.map(({ action }) => action)).toEqual([
      'event-edited',
      'event-published',
      'event-edited',
      'event-created',
    ]);
    const [last] = body.entries;
    expect(last).toMatchObject({
      actor: 'test',
      details: { changed: { description: { after: 'Better words.' } } },
    });
  });

  it('R-TIM-1 an event by evaluation gives certificates to those who were there and evaluated it', async () => {
    const server = await startTestServer();
    const desk = new HostDesk(server);
    const draft = await desk.begin();
    const { details } = completeContent();
    const saved = await desk.save(draft, {
      details: { ...details, verification: { mode: 'evaluation' } },
      evaluation: [{ id: 'next', text: 'What will you try?', kind: 'text' }],
    });
    await desk.publish(saved.body);
    await desk.useForm(draft.id);
    const token = await server.api.open({ subject: 'was-there', eventId: draft.id });
    await server.api.evaluate(token, { next: 'Field notes.' });
    const early = await server.api.claim(token, 'Was There');
    const [participant] = (await desk.people(draft.id)).people;
    const path = `/events/${draft.id}/participants/${participant?.attendanceId}/confirm`;
    const confirmed = await desk.call('POST', path, { isThere: true });
    const claimed = await server.api.claim(token, 'Was There');
    const takenBack = await desk.call('POST', path, { isThere: false });
    expect(early.body.error.reasons?.map(({ code }) => code)).toEqual(['ATTENDANCE_UNCONFIRMED']);
    expect([confirmed.status, claimed.body.status]).toEqual([204, 'issued']);
    expect([takenBack.status, takenBack.body.error.code]).toEqual([409, 'CERTIFICATE_STANDS']);
  });

  it('R-TIM-1 an event by release gives none to those who did not come through the LMS', async () => {
    const server = await startTestServer();
    const desk = new HostDesk(server);
    const draft = await desk.begin();
    const documentedParts = [{ title: 'Read and discuss', minutes: 60 }];
    const details = {
      ...completeContent().details,
      verification: { mode: 'release' as const, documentedParts },
    };
    await desk.publish((await desk.save(draft, { details, parts: [] })).body);
    await desk.useForm(draft.id);
    const token = await server.api.open({ subject: 'stranger', eventId: draft.id });
    const { body } = await server.api.claim(token, 'Stran Ger');
    expect(body.error.reasons?.map(({ code }) => code)).toEqual(['NOT_RELEASED']);
  });

  it('the list is searched, filtered by state and counted', async () => {
    const server = await startTestServer();
    const desk = new HostDesk(server);
    const draft = await desk.begin();
    await desk.published();
    const list = async (query: string) =>
      (await desk.call<HostEventsResponse>('GET', `/events${query}`)).body;
    expect((await list('')).events).toHaveLength(4);
    expect((await list('?state=draft')).events.map(({ id }) => id)).toEqual([draft.id]);
    expect((await list('?words=purpose%20VEGA')).events).toHaveLength(2);
    expect((await list('?words=.*')).events).toHaveLength(0);
    goPastTheEnd(server);
    const ended = await desk.call<HostEventsResponse>('GET', '/events?state=ended');
    expect(ended.body.events).toMatchObject([{ state: 'ended', reportStatus: 'due' }]);
  });

  const keyOf = {
    newest: (event: Listed) => event.startDate,
    oldest: (event: Listed) => event.startDate,
    title: (event: Listed) => event.title.toLocaleLowerCase(),
  };

  it.each(['newest', 'oldest', 'title'] as const)(
    'every event is on one page, sorted by %s, and the last page says so',
    async (sort) => {
      const mongoUri = newMongoUri();
      const database = await createTestDatabase(mongoUri);
      const server = await startTestServer({ mongoUri });
      const host = await addHost(mongoUri);
      await addManyEvents(database, host.id, { events: 120, certificatesEach: 0 });
      const desk = new HostDesk(server, host.id);
      const pages = [];
      for (const page of [0, 1, 2]) {
        const path = `/events?sort=${sort}&page=${page}`;
        pages.push((await desk.call<HostEventsResponse>('GET', path)).body);
      }
      expect(pages.map(({ events, hasMore }) => [events.length, hasMore])).toEqual([
        [50, true],
        [50, true],
        [20, false],
      ]);
      expect(new Set(pages.flatMap(({ events }) => events.map(({ id }) => id))).size).toBe(120);
      const keys = pages.flatMap(({ events }) => events.map((one) => keyOf[sort](one)));
      const sorted = keys.toSorted();
      expect(keys).toEqual(sort === 'newest' ? sorted.toReversed() : sorted);
    },
  );

  it('a practice event can’t be edited or reported, but duplicated into a real one', async () => {
    const server = await startTestServer();
    const desk = new HostDesk(server);
    const demo = await desk.editor(DEMO_COURSE_ID);
    const edited = await desk.save(demo, {});
    const copy = await desk.call<{ isPractice: boolean }>(
      'POST',
      `/events/${demo.id}/duplicate`,
      {},
    );
    expect(edited.body.error.code).toBe('PRACTICE_FIXED');
    expect(copy.body).toMatchObject({ isPractice: false, state: 'draft' });
  });

  const ofDrafts = shareTestServer();

  it.each<[string, object]>([
    ['a title of 300 letters', { title: 'x'.repeat(300) }],
    ['a title with control characters', { title: 'A\u0007B' }],
    ['a title that turns the direction', { title: 'A\u202EB' }],
    ['hours as a fraction of a minute', { minutesOfInstruction: 359.94 }],
    ['hours below zero', { minutesOfInstruction: -1 }],
    ['a billion hours', { minutesOfInstruction: 6e10 }],
    ['a date that is none', { startDate: '2026-02-30' }],
    ['a field of the wrong type', { categories: 'Literacy' }],
    ['a field too many', { certificateCount: 5 }],
  ])('%s is refused with the field’s name', async (_title, change) => {
    const desk = new HostDesk(ofDrafts());
    const draft = await desk.begin();
    const details = { ...draft.details, ...change };
    const { status, body } = await desk.save(draft, { details });
    expect([status, body.error.code]).toEqual([400, 'INVALID_REQUEST']);
    expect(body.error.reasons?.[0]?.message).toContain('details');
  });

  it('titles and names of any script, and script tags, are kept as they are typed', async () => {
    const desk = new HostDesk(ofDrafts());
    const draft = await desk.begin();
    const title = '数学 для всех – מתמטיקה <script>alert(1)</script>';
    const saved = await desk.save(draft, { details: { ...draft.details, title } });
    expect(saved.body.details.title).toBe(title);
  });
});
