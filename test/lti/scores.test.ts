import { describe, expect, it } from 'vitest';
import { SCOPE } from '../../lti-tool/services/service-names.ts';
import { DEMO_COURSE_ID } from '../../server/demo.ts';
import { watch } from '../support/events/attend.ts';
import { earn, fromLink, startGradedCourse } from '../support/platform/graded-course.ts';
import { waitFor } from '../support/server/child-server.ts';

const CANVAS_SUBMISSION = 'https://canvas.instructure.com/lti/submission';

describe.each(['canvas', 'moodle'] as const)('grades in %s, played', (plays) => {
  it('come with the certificate and not before: full, completed, at the time of the claim, once', async () => {
    const { server, player, launch, settled } = await startGradedCourse({ plays });
    const token = await launch();
    await watch(server, token, { partId: 'reading-aloud', seconds: 10 });
    expect((await server.api.claim(token, 'Jordan Rivers')).status).toBe(409);
    expect(player.state.requests).toEqual([]);

    await watch(server, token, {
      partId: 'reading-aloud',
      fromSeconds: 10,
      seconds: 20,
      fromSequence: 10,
    });
    await server.api.claim(token, 'Jordan Rivers');
    const claimedAt = server.clock.now.toISOString();
    expect((await settled()).counts).toMatchObject({ sent: 1, failed: 0 });
    const [taken] = player.state.scores;
    expect(taken?.score).toMatchObject({
      userId: 'learner-1',
      scoreGiven: 100,
      scoreMaximum: 100,
      activityProgress: 'Completed',
      gradingProgress: 'FullyGraded',
      submission: { submittedAt: claimedAt },
      [CANVAS_SUBMISSION]: { new_submission: false },
    });
    expect(player.state.attempts.size).toBe(0);
    expect(player.state.lineItems).toMatchObject([
      { id: taken?.lineItemId, resourceId: DEMO_COURSE_ID, resourceLinkId: 'course' },
    ]);
    await server.api.claim(token, 'Jordan Rivers');
    await launch();
    server.deps.services.wakeSender();
    await settled();
    expect(player.state.scores).toHaveLength(1);
  });

  it('go to the column that the course has already', async () => {
    const { player, finish, settled } = await startGradedCourse({ plays });
    const query = plays === 'moodle' ? '?type_id=1' : '';
    for (const resourceId of ['other', 'another', DEMO_COURSE_ID]) {
      const id = `${player.platform.issuer}/lineitems/${resourceId}${query}`;
      player.state.lineItems.push({ id, label: resourceId, scoreMaximum: 10, resourceId });
    }
    await finish();
    await settled();
    expect(player.state.lineItems).toHaveLength(3);
    expect(player.state.scores[0]?.lineItemId).toContain(DEMO_COURSE_ID);
  });

  it('a whole class that finishes together gets one column', async () => {
    const learners = Array.from({ length: 12 }, (_, index) => `pupil-${index}`);
    const course = await startGradedCourse({ plays, learners });
    await Promise.all(learners.map((sub) => course.finish(sub)));
    await waitFor(async () => {
      course.letPass(5);
      return (await course.grades()).counts.sent === learners.length;
    });
    expect(course.player.state.lineItems).toHaveLength(1);
    const graded = course.player.state.scores.map(({ score }) => score.userId);
    expect(graded.toSorted()).toEqual(learners.toSorted());
  });

  it('whoever has the certificate is graded at once in a second course', async () => {
    const { server, player, launch, settled } = await startGradedCourse({ plays });
    await earn(server, await launch());
    await settled();
    await launch(fromLink('second'));
    await settled(2);
    const links = player.state.lineItems.map(({ resourceLinkId }) => resourceLinkId);
    expect(links).toEqual(['course', 'second']);
    expect(player.state.scores).toHaveLength(2);
  });

  it('a teacher’s own newer grade stays, and the host is told', async () => {
    const { server, player, finish, settled, grades, sendAgain } = await startGradedCourse({
      plays,
    });
    const query = plays === 'moodle' ? '?type_id=1' : '';
    const id = `${player.platform.issuer}/lineitems/own${query}`;
    player.state.lineItems.push({ id, label: 'Own', scoreMaximum: 1, resourceId: DEMO_COURSE_ID });
    const timestamp = new Date(server.clock.now.getTime() + 3600_000).toISOString();
    const score = { userId: 'learner-1', timestamp, scoreGiven: 0, scoreMaximum: 1 };
    player.state.scores.push({ lineItemId: id, score });
    await finish();
    const { counts, grades: shown } = await settled();
    expect(counts.superseded).toBe(1);
    expect(shown[0]?.problem).toMatchObject({ code: 'NEWER_SCORE' });
    await sendAgain();
    expect((await grades()).counts.superseded).toBe(1);
    expect(player.state.scores).toHaveLength(1);
  });

  it('who is no student there is explained; enrolled and sent again, it arrives a second later', async () => {
    const learners: string[] = [];
    const course = await startGradedCourse({ plays, learners });
    await course.finish();
    const { grades } = await course.settled();
    expect(grades[0]).toMatchObject({
      name: 'Jordan Rivers',
      platform: 'Try-out LMS',
      state: 'failed',
      problem: { code: 'NOT_A_STUDENT', remedy: expect.stringContaining('Send again') as string },
    });
    const [before] = await timestamps(course);
    const again = await enrolAndSend(course);
    expect(again.counts.sent).toBe(1);
    const { score } = course.player.state.scores[0] ?? {};
    expect(Date.parse(score?.timestamp ?? '')).toBe((before ?? 0) + 1000);
  });
});

type Course = Awaited<ReturnType<typeof startGradedCourse>>;

/** Of the last attempts, as they are stored. */
async function timestamps({ server }: Course): Promise<number[]> {
  const scores = await server.deps.services.store.scores.listOfEvent(DEMO_COURSE_ID, 10);
  return scores.map(({ timestamp }) => timestamp?.getTime() ?? 0);
}

/** The learner is enrolled now, and the host presses the button; no time has passed. */
async function enrolAndSend(course: Course) {
  course.player.enrol('learner-1');
  await course.sendAgain();
  await waitFor(async () => (await course.grades()).counts.sent === 1);
  return course.grades();
}

describe('an LMS that does not take a grade at once', () => {
  it('a token that ended early is asked for anew, once', async () => {
    const { player, finish, settled } = await startGradedCourse({ plays: 'canvas' });
    player.state.failures.push({ status: 401, to: /POST .*scores/ });
    await finish();
    expect((await settled()).counts.sent).toBe(1);
    // To look for the column, to make it, for the grade, and for the grade once more.
    expect(tokensOf(player)).toBe(4);
  });

  it('busy or broken, it is left alone for as long as it asks, and tried again by itself', async () => {
    const course = await startGradedCourse({ plays: 'canvas' });
    const { player, finish, grades, letPass, settled } = course;
    player.state.failures.push(
      { status: 429, headers: { 'retry-after': '300' }, to: /POST .*scores/ },
      { status: 503, to: /POST .*scores/ },
    );
    await finish();
    const waitFrom = (seconds: number) =>
      waitFor(async () => {
        const [{ problem, nextAttemptAt } = noGrade] = (await grades()).grades;
        const next = Date.parse(nextAttemptAt ?? '');
        const isAgreed = next === course.server.clock.now.getTime() + seconds * 1000;
        return problem?.code === 'PLATFORM_BUSY' && isAgreed;
      });
    await waitFrom(300);
    expect((await grades()).grades[0]?.state).toBe('waiting');
    letPass(300);
    await waitFrom(120);
    letPass(120);
    expect((await settled()).counts.sent).toBe(1);
    expect(player.state.scores).toHaveLength(1);
  });

  it('that offers no grades is asked for nothing', async () => {
    const silent = await startGradedCourse({ plays: 'moodle' });
    await earn(silent.server, await silent.launch({ [AGS]: undefined }));
    expect((await silent.grades()).grades).toEqual([]);
    expect(silent.player.state.requests).toEqual([]);
  });

  it('that does not let the tool write grades is not tried, and the host is told', async () => {
    const poor = await startGradedCourse({ plays: 'canvas', allowedScopes: [SCOPE.lineItem] });
    await poor.finish();
    const { grades } = await poor.settled();
    expect(grades[0]?.problem?.code).toBe('SCOPE_MISSING');
    expect(poor.player.state.scores).toEqual([]);
  });

  it('a column that was deleted there is made anew when the host sends again', async () => {
    const { player, launch, finish, settled, server, sendAgain, grades } = await startGradedCourse({
      plays: 'canvas',
      learners: ['learner-1', 'learner-2'],
    });
    await finish();
    await settled();
    player.state.lineItems.splice(0);
    await earn(server, await launch({ sub: 'learner-2' }));
    const { grades: shown } = await settled(2);
    expect(shown[0]?.problem?.code).toBe('NOT_FOUND');
    await sendAgain();
    await waitFor(async () => (await grades()).counts.sent === 2);
    expect(player.state.lineItems).toHaveLength(1);
  });

  it('an unknown platform is said to be one, and only its host sees or sends its grades', async () => {
    const { server, player, finish, settled, desk } = await startGradedCourse({ plays: 'canvas' });
    player.state.failures.push({ status: 422, to: /POST .*scores/ });
    await finish();
    await settled();
    const { entries } = (await desk.call<{ entries: { action: string }[] }>('GET', '/audit')).body;
    expect(entries.map(({ action }) => action)).not.toContain('grades-sent-again');
    const [score] = await server.deps.services.store.scores.listOfEvent(DEMO_COURSE_ID, 1);
    await server.deps.lti.registry.remove(score?.issuer ?? '', score?.clientId ?? '');
    await desk.call('POST', `/events/${DEMO_COURSE_ID}/grades/send-again`, {});
    await waitFor(async () => {
      const [one] = await server.deps.services.store.scores.listOfEvent(DEMO_COURSE_ID, 1);
      return one?.problem?.code === 'PLATFORM_UNKNOWN';
    });
    const after = (await desk.call<{ entries: { action: string }[] }>('GET', '/audit')).body;
    expect(after.entries.map(({ action }) => action)).toContain('grades-sent-again');
  });
});

const noGrade = { problem: null, nextAttemptAt: null };

const AGS = 'https://purl.imsglobal.org/spec/lti-ags/claim/endpoint';

const tokensOf = ({ state }: Course['player']) =>
  state.requests.filter((line) => line === 'POST /token').length;
