import { type JSONWebKeySet, createLocalJWKSet, jwtVerify } from 'jose';
import { describe, expect, it } from 'vitest';
import { DEMO_COURSE_ID, DEMO_SESSION_ID } from '../../server/demo.ts';
import { inDatabase } from '../support/database/test-database.ts';
import { addHost, addRealEvent } from '../support/events/real-event.ts';
import { type Claims, shareLaunchScene } from '../support/platform/launch-scene.ts';

const LTI = 'https://purl.imsglobal.org/spec/lti/claim/';
const DL = 'https://purl.imsglobal.org/spec/lti-dl/claim/';
const RETURN_URL = 'https://lms.test/back?course=7&type="x"';

const asks = (settings: Claims = {}): Claims => ({
  [`${LTI}roles`]: ['http://purl.imsglobal.org/vocab/lis/v2/membership#Instructor'],
  [`${LTI}message_type`]: 'LtiDeepLinkingRequest',
  [`${LTI}resource_link`]: undefined,
  [`${DL}deep_linking_settings`]: {
    accept_types: ['ltiResourceLink'],
    accept_presentation_document_targets: ['iframe'],
    deep_link_return_url: RETURN_URL,
    data: 'opaque',
    ...settings,
  },
});

describe('placing an event in a course', () => {
  const shared = shareLaunchScene();

  const valueOf = (text: string, name: string): string =>
    (new RegExp(`name="${name}" value="([^"]*)"`).exec(text)?.[1] ?? '').replaceAll('&amp;', '&');

  async function choose(request: string, fields: [string, string][]) {
    const { server } = shared();
    const answer = await fetch(`${server.url}/lti/place`, {
      method: 'POST',
      body: new URLSearchParams([['request', request], ...fields]),
    });
    return { status: answer.status, text: await answer.text(), headers: answer.headers };
  }

  const storedEvent = (id: string) =>
    inDatabase(shared().server.mongoUri, ({ models }) => models.events.findById(id).lean());

  /** What the LMS reads in our answer, with the key that we publish. */
  async function answerIn(text: string) {
    const { server, platform } = shared();
    const keys = (await (await fetch(`${server.url}/lti/jwks`)).json()) as JSONWebKeySet;
    const { payload } = await jwtVerify(valueOf(text, 'JWT'), createLocalJWKSet(keys), {
      issuer: platform.clientId,
      audience: platform.issuer,
      algorithms: ['RS256'],
      currentDate: server.clock.now,
    });
    return payload;
  }

  it('a teacher chooses one of the host’s published events, and the LMS gets it signed', async () => {
    const { launch, server, platform } = shared();
    const host = await addHost(server.mongoUri);
    const foreign = await addRealEvent(server.mongoUri, { hostId: host.id });
    const page = await launch(asks());
    expect(page.status).toBe(200);
    expect(page.text).toContain('Reading Aloud with Purpose');
    expect(page.text).not.toContain(foreign.id);
    expect(page.text).toContain('type="radio"');
    const policy = page.headers.get('content-security-policy') ?? '';
    expect(policy).toContain(`frame-ancestors 'self' ${new URL(platform.issuer).origin}`);
    const request = valueOf(page.text, 'request');
    const answer = await choose(request, [
      ['choice', `event=${DEMO_COURSE_ID}`],
      ['deed', 'place'],
    ]);
    expect(answer.text).toContain('action="https://lms.test/back?course=7&amp;type=&quot;x&quot;"');
    expect(answer.headers.get('content-security-policy')).toContain(
      "form-action 'self' https://lms.test;",
    );
    const payload = await answerIn(answer.text);
    expect(payload[`${DL}data`]).toBe('opaque');
    expect(payload[`${DL}content_items`]).toEqual([
      {
        type: 'ltiResourceLink',
        title: 'Reading Aloud with Purpose',
        url: `${server.url}/lti/launch`,
        custom: { event: DEMO_COURSE_ID },
        lineItem: {
          label: 'Reading Aloud with Purpose',
          scoreMaximum: 100,
          resourceId: DEMO_COURSE_ID,
        },
      },
    ]);
  });

  it('several go where the LMS takes several, and nothing where it is called off', async () => {
    const page = await shared().launch(asks({ accept_multiple: 'true' }));
    expect(page.text).toContain('type="checkbox"');
    const request = valueOf(page.text, 'request');
    const both: [string, string][] = [
      ['choice', `event=${DEMO_COURSE_ID}`],
      ['choice', `event=${DEMO_SESSION_ID}`],
    ];
    const placed = await answerIn((await choose(request, [...both, ['deed', 'place']])).text);
    expect(placed[`${DL}content_items`]).toHaveLength(2);
    const none = await answerIn((await choose(request, [...both, ['deed', 'cancel']])).text);
    expect(none[`${DL}content_items`]).toEqual([]);
  });

  it('a search finds by words, says so when there is none, and an empty choice is said kindly', async () => {
    const request = valueOf((await shared().launch(asks())).text, 'request');
    const found = await choose(request, [
      ['words', 'reading aloud'],
      ['deed', 'search'],
    ]);
    expect(found.text).toContain('Reading Aloud with Purpose');
    const none = await choose(request, [
      ['words', '"><script>'],
      ['deed', 'search'],
    ]);
    expect(none.text).toContain('No event has “&quot;&gt;&lt;script&gt;”');
    const empty = await choose(request, [['deed', 'place']]);
    expect(empty.text).toContain('Choose an event first.');
  });

  it('R-REC-4 nobody places what is another host’s, or asks with a token of another kind', async () => {
    const { launch, server } = shared();
    const host = await addHost(server.mongoUri);
    const foreign = await addRealEvent(server.mongoUri, { hostId: host.id });
    const request = valueOf((await launch(asks())).text, 'request');
    const other = await choose(request, [
      ['choice', `event=${foreign.id}`],
      ['deed', 'place'],
    ]);
    expect(other.status).toBe(422);
    const learner = await launch();
    const wrong = await choose(learner.sessionToken ?? '', [['deed', 'search']]);
    expect(wrong.status).toBe(403);
    expect((await choose('x', [['deed', 'search']])).status).toBe(401);
    expect((await server.api.attendance(request)).status).toBe(403);
  });

  it('a place that takes no activities, and a learner, are told so', async () => {
    const { launch } = shared();
    const page = await launch(asks({ accept_types: ['file'] }));
    const answer = await choose(valueOf(page.text, 'request'), [
      ['choice', `event=${DEMO_COURSE_ID}`],
      ['deed', 'place'],
    ]);
    expect([answer.status, answer.text.includes('takes no activities')]).toEqual([422, true]);
    const learner = await launch({
      ...asks(),
      [`${LTI}roles`]: ['http://purl.imsglobal.org/vocab/lis/v2/membership#Learner'],
    });
    expect(learner.status).toBe(403);
  });

  it('pieces of an event become activities of their own, with the grade at the certificate', async () => {
    const { launch } = shared();
    const page = await launch(asks({ accept_multiple: true }));
    const event = await storedEvent(DEMO_COURSE_ID);
    const [part] = event?.parts ?? [];
    const of = (more: string, id = DEMO_COURSE_ID): [string, string] => [
      'choice',
      `event=${id}&${more}`,
    ];
    expect(page.text).toContain(`value="event=${DEMO_COURSE_ID}&amp;part=${part?.id}"`);
    const answer = await choose(valueOf(page.text, 'request'), [
      of(`part=${part?.id}`),
      of('show=evaluation', DEMO_SESSION_ID),
      of('show=certificate'),
      ['deed', 'place'],
    ]);
    const items = (await answerIn(answer.text))[`${DL}content_items`];
    expect(items).toMatchObject([
      { custom: { event: DEMO_COURSE_ID, part: part?.id } },
      { custom: { event: DEMO_SESSION_ID, show: 'evaluation' } },
      {
        custom: { event: DEMO_COURSE_ID, show: 'certificate' },
        lineItem: { resourceId: DEMO_COURSE_ID },
      },
    ]);
    expect(JSON.stringify(items).match(/lineItem/g)).toHaveLength(1);
    const gone = await choose(valueOf(page.text, 'request'), [
      of('part=nowhere'),
      ['deed', 'place'],
    ]);
    expect([gone.status, gone.text.includes('is gone')]).toEqual([422, true]);
  });

  it('R-EVT-1 R-REC-3 a teacher names an event that is not there: a draft for the host, placed at once', async () => {
    const { launch } = shared();
    const request = valueOf((await launch(asks())).text, 'request');
    const make = (title: string) =>
      choose(request, [
        ['title', title],
        ['deed', 'make'],
      ]);
    expect((await make('  ')).text).toContain('Give the new event a title');
    const placed = await answerIn((await make('Number Talks <1>')).text);
    const [item] = placed[`${DL}content_items`] as { title: string; custom: { event: string } }[];
    expect(item?.title).toBe('Number Talks <1>');
    const id = item?.custom.event ?? '';
    const event = await storedEvent(id);
    expect([event?.state, event?.details.title]).toEqual(['draft', 'Number Talks <1>']);
    const audits = await inDatabase(shared().server.mongoUri, ({ models }) =>
      models.audits.find({ eventId: id }).lean(),
    );
    expect(audits.map(({ action, actor }) => [action, actor])).toEqual([
      ['event-created', expect.stringContaining('of http')],
    ]);
    const learner = await launch({ [`${LTI}custom`]: item?.custom });
    expect([learner.status, learner.text.includes('has not been published yet')]).toEqual([
      409,
      true,
    ]);
    const again = await launch(asks());
    expect(again.text).toContain('Number Talks &lt;1&gt;<br><small>not published yet</small>');
  });

  it('a teacher who names one event after the other has to wait, and nobody else', async () => {
    const { launch, server } = shared();
    const name = async (sub: string) => {
      const request = valueOf((await launch({ ...asks(), sub })).text, 'request');
      const fields: [string, string][] = [
        ['title', 'One of many'],
        ['deed', 'make'],
      ];
      return (await choose(request, fields)).status;
    };
    const busy: number[] = [];
    for (let tries = 0; tries < 11; tries += 1) busy.push(await name('busy-teacher'));
    expect(busy).toEqual([...Array<number>(10).fill(200), 429]);
    expect(await name('other-teacher')).toBe(200);
    const drafts = await inDatabase(server.mongoUri, ({ models }) =>
      models.events.countDocuments({ 'facts.title': 'One of many' }),
    );
    expect(drafts).toBe(11);
  });

  it('where the LMS makes no column for grades, the teacher is told before and after', async () => {
    const page = await shared().launch(asks({ accept_lineitem: false }));
    expect(page.text).toContain('makes no column for grades');
    const choice: [string, string] = ['choice', `event=${DEMO_COURSE_ID}`];
    const request = valueOf(page.text, 'request');
    const payload = await answerIn((await choose(request, [choice, ['deed', 'place']])).text);
    expect(payload[`${DL}msg`]).toContain('makes no column for grades');
    expect(JSON.stringify(payload[`${DL}content_items`])).not.toContain('lineItem');
    const other = await shared().launch(asks());
    expect(other.text).not.toContain('makes no column for grades');
  });

  it('what went wrong goes back to the course with the person', async () => {
    const { launch } = shared();
    const page = await launch(asks({ accept_types: ['file'] }));
    const choice: [string, string] = ['choice', `event=${DEMO_COURSE_ID}`];
    const answer = await choose(valueOf(page.text, 'request'), [choice, ['deed', 'place']]);
    expect(answer.text).toMatch(/href="[^"]*lti_errormsg=This\+place[^"]*">Back to your course/);
  });
});
