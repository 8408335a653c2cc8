import { describe, expect, it } from 'vitest';
import { DEMO_COURSE_ID, DEMO_HOST_ID, DEMO_SESSION_ID } from '../../server/demo.ts';
import { addHost, addRealEvent } from '../support/events/real-event.ts';
import { HostDesk, completeContent } from '../support/events/host-desk.ts';
import { type Claims, shareLaunchScene } from '../support/platform/launch-scene.ts';

const LTI = 'https://purl.imsglobal.org/spec/lti/claim/';
const MEMBERSHIP = 'http://purl.imsglobal.org/vocab/lis/v2/membership#';
const TEST_USER = 'http://purl.imsglobal.org/vocab/lti/system/person#TestUser';

const as = (...roles: string[]): Claims => ({ [`${LTI}roles`]: roles });
const TEACHER = as(`${MEMBERSHIP}Instructor`);
const custom = (values: Record<string, unknown>): Claims => ({
  [`${LTI}custom`]: { event: DEMO_COURSE_ID, ...values },
});
const titleOf = ({ preview }: Claims) => (preview as { event: { title: string } }).event.title;

describe('what a launch opens', () => {
  const shared = shareLaunchScene();

  it('a learner gets the page that earns, framed by the platform and by nobody else', async () => {
    const { launch, platform, server } = shared();
    const page = await launch();
    const policy = page.headers.get('content-security-policy') ?? '';
    const { origin } = new URL(platform.issuer);
    expect(policy).toMatch(new RegExp(`frame-ancestors 'self' ${origin}(;|$)`));
    expect(policy).toContain("script-src 'self';");
    expect(policy).not.toContain('unsafe-inline');
    const { body } = await server.api.attendance(page.sessionToken ?? '');
    expect(body.educatorName).toBe('Jordan Rivers');
  });

  it('two launches in one browser stay with their own courses, whatever their order', async () => {
    const { platform, server, launchWith } = shared();
    const [one, other] = [await platform.startLogin(), await platform.startLogin()];
    const cookie = `${one.cookie}; ${other.cookie}`;
    const second = await launchWith({ ...other, cookie }, custom({ event: DEMO_SESSION_ID }));
    const first = await launchWith({ ...one, cookie }, custom({ event: DEMO_COURSE_ID }));
    const ids = [];
    for (const { sessionToken } of [first, second, first]) {
      ids.push((await server.api.attendance(sessionToken ?? '')).body.event.id);
    }
    expect(ids).toEqual([DEMO_COURSE_ID, DEMO_SESSION_ID, DEMO_COURSE_ID]);
  });

  it.each<[string, Claims, string]>([
    ['somebody who acts as a learner (Canvas)', custom({ acting_user: '4711' }), 'acting'],
    ['somebody who acts as a teacher', { ...TEACHER, ...custom({ acting_user: 4711 }) }, 'acting'],
    ['Canvas’ Test Student', as(`${MEMBERSHIP}Learner`, TEST_USER), 'test'],
    ['an observer', as(`${MEMBERSHIP}Mentor`), 'observer'],
  ])('R-TIM-3 %s gets a preview without a session', async (_title, change, why) => {
    const page = await shared().launch(change);
    expect([page.status, page.sessionToken, page.data['why']]).toEqual([200, null, why]);
    expect(titleOf(page.data)).toBe('Reading Aloud with Purpose');
  });

  it.each<[string, Claims]>([
    ['a teacher', TEACHER],
    ['a designer', as(`${MEMBERSHIP}ContentDeveloper`)],
    [
      'an assistant',
      as('http://purl.imsglobal.org/vocab/lis/v2/membership/Instructor#TeachingAssistant'),
    ],
    ['an administrator', as('http://purl.imsglobal.org/vocab/lis/v2/system/person#SysAdmin')],
  ])(
    'R-TIM-3 %s gets the host’s view with a preview, and nothing that could earn',
    async (_title, change) => {
      const { launch, server } = shared();
      const page = await launch(change);
      expect(page.data).toMatchObject({ kind: 'host', eventId: DEMO_COURSE_ID });
      const { launched } = page.data as { launched: Claims };
      expect(titleOf(launched)).toBe('Reading Aloud with Purpose');
      const asked = await server.api.attendance(page.sessionToken ?? '');
      expect([asked.status, asked.body.error.code]).toEqual([403, 'NOT_FOR_YOU']);
    },
  );

  it('R-CRT-11 names come whole or not at all', async () => {
    const { launch, server } = shared();
    const rows: [Claims, string][] = [
      [{ sub: 'n1', name: '$Person.name.full' }, ''],
      [
        { sub: 'n2', name: undefined, given_name: 'Zoë', family_name: 'Łukasiewicz' },
        'Zoë Łukasiewicz',
      ],
      [
        { sub: 'n3', name: undefined, given_name: 'Zoë', family_name: '$Person.name.family' },
        'Zoë',
      ],
      [{ sub: 'n4', name: undefined, email: '$Person.email.primary' }, ''],
      [{ sub: 'n5', name: '  ' }, ''],
    ];
    for (const [change, expected] of rows) {
      const { sessionToken } = await launch(change);
      const { body } = await server.api.attendance(sessionToken ?? '');
      expect([change, body.educatorName]).toEqual([change, expected]);
    }
  });

  it('language and contrast come from the launch', async () => {
    const { launch } = shared();
    const presentation = (locale?: string): Claims => ({
      [`${LTI}launch_presentation`]: { document_target: 'iframe', locale },
    });
    const rows: [Claims, string | undefined, boolean][] = [
      [presentation('es_MX'), 'es-MX', false],
      [{ ...presentation(), ...custom({ locale: 'fr-CA', high_contrast: 'true' }) }, 'fr-CA', true],
      [
        {
          ...presentation(),
          ...custom({
            locale: '$Message.locale',
            high_contrast: '$Canvas.user.prefersHighContrast',
          }),
        },
        undefined,
        false,
      ],
      [presentation('"><script>'), undefined, false],
    ];
    for (const [change, locale, isHighContrast] of rows) {
      const page = await launch(change);
      expect(page.data['frame']).toMatchObject({ isHighContrast });
      expect((page.data['frame'] as { locale?: string }).locale).toBe(locale);
      expect(page.text.includes('<html lang="en" data-contrast="high">')).toBe(isHighContrast);
    }
  });

  it('R-TIM-1 an event by release gives the certificate to whom the LMS lets in', async () => {
    const { launch, server } = shared();
    const desk = new HostDesk(server);
    const draft = await desk.begin();
    const verification = {
      mode: 'release' as const,
      documentedParts: [{ title: 'Read', minutes: 60 }],
    };
    const details = { ...completeContent().details, verification };
    await desk.publish((await desk.save(draft, { details, parts: [] })).body);
    await desk.useForm(draft.id);
    const page = await launch(custom({ event: draft.id }));
    const claimed = await server.api.claim(page.sessionToken ?? '', 'Jordan Rivers');
    expect(claimed.body.status).toBe('issued');
  });
});

describe('other messages', () => {
  const shared = shareLaunchScene();

  const review = (forUser: string, change: Claims = {}): Claims => ({
    ...TEACHER,
    [`${LTI}message_type`]: 'LtiSubmissionReviewRequest',
    [`${LTI}for_user`]: { user_id: forUser },
    ...change,
  });

  it('R-REC-4 a submission review opens the learner’s evidence for the teacher alone', async () => {
    const { launch, server } = shared();
    expect((await launch(review('learner-9'))).text).toContain('has not opened the activity yet');
    await launch({ sub: 'learner-9', name: 'Nine' });
    const page = await launch(review('learner-9'));
    const { launched } = page.data as { launched: { attendanceId: string } };
    const path = `/api/host/events/${DEMO_COURSE_ID}/participants/${launched.attendanceId}/evidence`;
    const seen = await server.api.call<{ person: { name: string } }>('GET', path, {
      token: page.sessionToken ?? '',
    });
    expect([seen.status, seen.body.person.name]).toEqual([200, 'Nine']);
    const curious = { ...as(`${MEMBERSHIP}Learner`), sub: 'learner-8' };
    expect((await launch(review('learner-9', curious))).status).toBe(403);
    const own = await launch(review('learner-9', { ...curious, sub: 'learner-9' }));
    expect(own.data['kind']).toBe('educator');
  });

  it('an activity without an event says what the teacher has to do; another host’s is none', async () => {
    const { launch, server } = shared();
    const host = await addHost(server.mongoUri);
    const foreign = await addRealEvent(server.mongoUri, { hostId: host.id });
    for (const event of ['$Event.id', 'unknown', foreign.id]) {
      const link = { [`${LTI}resource_link`]: { id: `lonely-${event}` } };
      const page = await launch({ ...custom({ event }), ...link });
      expect([page.status, page.code]).toEqual([404, 'EVENT_NOT_CONNECTED']);
      expect(page.text).toContain('custom parameter “event”');
      expect(page.headers.get('content-security-policy')).toContain('frame-ancestors');
    }
  });

  it('the course’s menu leads to the only event that is placed in the course', async () => {
    const { launch, server } = shared();
    const second = await addRealEvent(server.mongoUri, { hostId: DEMO_HOST_ID });
    const placed = (id: string, event: string): Claims => ({
      [`${LTI}context`]: { id: 'with-menu' },
      [`${LTI}resource_link`]: { id },
      ...custom({ event }),
    });
    const menu: Claims = {
      [`${LTI}context`]: { id: 'with-menu' },
      [`${LTI}resource_link`]: { id: 'menu' },
      [`${LTI}custom`]: { place: 'course-navigation' },
    };
    expect((await launch(menu)).code).toBe('EVENT_NOT_CONNECTED');
    await launch(placed('a', second.id));
    await launch(placed('b', second.id));
    const page = await launch({ ...TEACHER, ...menu });
    expect(page.data['eventId']).toBe(second.id);
    await launch(placed('c', DEMO_COURSE_ID));
    const refused = await launch(menu);
    expect(refused.code).toBe('EVENT_NOT_CONNECTED');
    expect(refused.text).toContain('exactly one');
  });

  it('a copied course finds its events again: by the link, its ancestor, or course and title', async () => {
    const { launch, server } = shared();
    const second = await addRealEvent(server.mongoUri, { hostId: DEMO_HOST_ID });
    const at = (course: string, id: string, title: string): Claims => ({
      [`${LTI}context`]: { id: course },
      [`${LTI}resource_link`]: { id, title },
    });
    const without = (values: Record<string, string> = {}): Claims => ({ [`${LTI}custom`]: values });
    await launch({ ...at('old', 'one', 'Reading'), ...custom({}) });
    await launch({ ...at('old', 'two', 'Second'), ...custom({ event: second.id }) });
    await launch({ ...at('old', 'three', 'Second'), ...custom({}) });
    const rows: [title: string, change: Claims, eventId: string | null][] = [
      ['the same link again', { ...at('old', 'two', 'Second'), ...without() }, second.id],
      [
        'a link copied from it',
        { ...at('new', 'n2', 'New'), ...without({ resource_history: 'x, two' }) },
        second.id,
      ],
      [
        'the same title, one course back',
        { ...at('new', 'n1', 'Reading'), ...without({ context_history: 'old' }) },
        DEMO_COURSE_ID,
      ],
      [
        'and again from the copy of the copy',
        { ...at('newer', 'm1', 'Reading'), ...without({ context_history: 'gone,new,old' }) },
        DEMO_COURSE_ID,
      ],
      [
        'two of one title',
        { ...at('new', 'n3', 'Second'), ...without({ context_history: 'old' }) },
        null,
      ],
      [
        'a new link in a copied course',
        { ...at('new', 'n4', 'Other'), ...without({ context_history: 'old' }) },
        null,
      ],
      [
        'a new link in the same course',
        { ...at('old', 'n5', 'Reading'), ...without({ context_history: '' }) },
        null,
      ],
    ];
    for (const [title, change, eventId] of rows) {
      const page = await launch({ ...TEACHER, ...change });
      expect([title, page.data['eventId'] ?? null]).toEqual([title, eventId]);
    }
  });
});
