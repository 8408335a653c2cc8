import { describe, expect, it } from 'vitest';
import { SCOPE, SERVICE_CLAIM } from '../../lti-tool/services/service-names.ts';
import { DEMO_COURSE_ID } from '../../server/demo.ts';
import { inDatabase } from '../support/database/test-database.ts';
import { type Claims, shareLaunchScene } from '../support/platform/launch-scene.ts';

const LTI = 'https://purl.imsglobal.org/spec/lti/claim/';
const TEACHER = {
  [`${LTI}roles`]: ['http://purl.imsglobal.org/vocab/lis/v2/membership#Instructor'],
};

const piece = (more: Record<string, string>): Claims => ({
  [`${LTI}custom`]: { event: DEMO_COURSE_ID, ...more },
});
const grades = (scope: string[], lineitem?: string): Claims => ({
  [SERVICE_CLAIM.assignmentsAndGrades]: {
    lineitems: 'http://localhost:1/lineitems',
    ...(lineitem && { lineitem }),
    scope,
  },
});
const ROSTER: Claims = {
  [SERVICE_CLAIM.namesAndRoles]: {
    context_memberships_url: 'http://localhost:1/members',
    service_versions: ['2.0'],
  },
};

describe('an activity that is one piece of an event', () => {
  const shared = shareLaunchScene();

  it.each<[string, Record<string, string>, object]>([
    ['a part', { part: 'reading-aloud' }, { show: 'part', partId: 'reading-aloud' }],
    ['the evaluation', { show: 'evaluation' }, { show: 'evaluation' }],
    ['the certificate', { show: 'certificate' }, { show: 'certificate' }],
    ['the whole event', {}, { show: 'everything' }],
  ])('opens %s, for learners and for those who look on', async (_title, parameters, expected) => {
    const { launch } = shared();
    const page = await launch(piece(parameters));
    expect([page.status, page.data['piece']]).toEqual([200, expected]);
    const preview = await launch(piece({ ...parameters, acting_user: '7' }));
    expect([preview.data['why'], preview.data['piece']]).toEqual(['acting', expected]);
  });

  it('of all pieces only the certificate’s owes a grade', async () => {
    const { launch, server } = shared();
    const services = grades([SCOPE.score, SCOPE.lineItem]);
    const link = (id: string) => ({ sub: 'piecer', [`${LTI}resource_link`]: { id, title: id } });
    await launch({ ...piece({ part: 'reading-aloud' }), ...services, ...link('part') });
    await launch({ ...piece({ show: 'evaluation' }), ...services, ...link('evaluation') });
    await launch({ ...piece({ show: 'certificate' }), ...services, ...link('certificate') });
    const attendances = await inDatabase(server.mongoUri, ({ models }) =>
      models.attendances.find({ 'gradeTargets.userId': 'piecer' }).lean(),
    );
    const targets = attendances.flatMap(({ gradeTargets = [] }) => gradeTargets);
    expect(targets.map(({ resourceLinkId }) => resourceLinkId)).toEqual(['certificate']);
  });
});

describe('what a teacher is told of the platform', () => {
  const shared = shareLaunchScene();
  const lacks = async (change: Claims) => {
    const { launched } = (await shared().launch({ ...TEACHER, ...change })).data;
    return (launched as { lacks: string[] }).lacks;
  };

  it.each<[string, Claims, string[]]>([
    ['offers everything', { ...grades([SCOPE.score, SCOPE.lineItem]), ...ROSTER }, []],
    ['offers nothing', {}, ['grades', 'roster']],
    [
      'takes scores, for the column that it has made',
      { ...grades([SCOPE.score], 'http://localhost:1/lineitems/1'), ...ROSTER },
      [],
    ],
    ['takes scores, and has no column', { ...grades([SCOPE.score]), ...ROSTER }, ['grades']],
    ['shows grades only', { ...grades([SCOPE.lineItemReadOnly]), ...ROSTER }, ['grades']],
  ])('that it %s', async (_title, change, expected) => {
    expect(await lacks(change)).toEqual(expected);
  });

  it('nothing of grades where there is none to give', async () => {
    expect(await lacks({ ...piece({ part: 'reading-aloud' }), ...ROSTER })).toEqual([]);
  });
});

describe('the way back to the course', () => {
  const shared = shareLaunchScene();
  const returnTo = (return_url: string): Claims => ({
    [`${LTI}launch_presentation`]: { return_url },
  });

  it('is on the learner’s page, where the platform named one that is an address', async () => {
    const { launch } = shared();
    const { data } = await launch(returnTo('https://lms.test/course?id=7'));
    expect(data['frame']).toMatchObject({ returnUrl: 'https://lms.test/course?id=7' });
    const strange = await launch(returnTo('javascript:alert(1)'));
    expect(strange.data['frame']).toMatchObject({ returnUrl: null });
  });

  it('takes along what went wrong, with the code for support', async () => {
    const page = await shared().launch({
      ...returnTo('https://lms.test/course?id=7'),
      ...piece({ event: 'nowhere' }),
    });
    const [, href = ''] = /<a href="([^"]+)">Back to your course/.exec(page.text) ?? [];
    const { searchParams } = new URL(href.replaceAll('&amp;', '&'));
    expect(page.code).toBe('EVENT_NOT_CONNECTED');
    expect(searchParams.get('lti_errormsg')).toContain('is not connected to an event yet');
    expect(searchParams.get('lti_errorlog')).toMatch(/^EVENT_NOT_CONNECTED, support code \w{10}$/);
    const without = await shared().launch({
      ...returnTo('javascript:alert(1)'),
      ...piece({ event: 'nowhere' }),
    });
    expect(without.text).not.toContain('Back to your course');
  });
});
