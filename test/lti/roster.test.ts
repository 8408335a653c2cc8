import { describe, expect, it } from 'vitest';
import { SCOPE } from '../../lti-tool/services/service-names.ts';
import type { RosterResponse } from '../../server/contract/roster.ts';
import { DEMO_COURSE_ID } from '../../server/demo.ts';
import { OPERATOR_COMMANDS, sayAnswer } from '../../server/operator-commands.ts';
import { refreshRosters } from '../../server/services/roster/refresh-roster.ts';
import { startGradedCourse } from '../support/platform/graded-course.ts';
import { manyMembers } from '../support/platform/played-members.ts';

const LEARNER = 'http://purl.imsglobal.org/vocab/lis/v2/membership#Learner';
const NRPS = 'https://purl.imsglobal.org/spec/lti-nrps/claim/namesroleservice';
const PATH = `/events/${DEMO_COURSE_ID}/roster`;

async function startCourse(...given: Parameters<typeof startGradedCourse>) {
  const course = await startGradedCourse(...given);
  const { desk } = course;
  return {
    ...course,
    roster: async () => (await desk.call<RosterResponse>('GET', PATH)).body,
    refresh: async () => (await desk.call<RosterResponse>('POST', `${PATH}/refresh`, {})).body,
  };
}

describe.each(['canvas', 'moodle'] as const)('who is in a course of %s, played', (plays) => {
  it('is read on all pages, and those who have not begun are shown', async () => {
    const members = manyMembers(131);
    const { launch, roster, refresh } = await startCourse({ plays, members });
    expect((await roster()).canRead).toBe(false);
    await launch({ sub: 'learner-3' });
    expect(await roster()).toMatchObject({ canRead: true, readAt: null, notBegun: [] });
    const read = await refresh();
    expect(read.courses).toMatchObject([{ learnerCount: 130, problem: null }]);
    expect(read.notBegunCount).toBe(129);
    expect(read.notBegun).toHaveLength(129);
    expect(read.notBegun.map(({ email }) => email)).not.toContain('learner-3@example.test');
    expect(read.notBegun).toContainEqual({
      name: 'Zoë Łukasiewicz 7',
      email: 'learner-7@example.test',
    });
    // Without being read again: whoever begins is not waited for.
    await launch({ sub: 'learner-7' });
    expect((await roster()).notBegunCount).toBe(128);
  });
});

describe('a roster', () => {
  it('follows the course: who left or is no learner is gone, who came is there', async () => {
    const learner = (user_id: string, more = {}) => ({ user_id, roles: [LEARNER], ...more });
    const members = [learner('learner-1'), learner('old', { name: 'Old' })];
    members.push(learner('away', { status: 'Inactive' }), { user_id: 't', roles: ['Instructor'] });
    const { launch, refresh, server, player } = await startCourse({ plays: 'canvas', members });
    await launch();
    expect((await refresh()).notBegun).toEqual([{ name: 'Old', email: null }]);
    player.leave('old');
    player.enrol('new');
    server.clock.advance(24 * 3600);
    await refreshRosters(server.deps.services);
    expect((await refresh()).notBegun).toEqual([{ name: '', email: null }]);
  });

  it('that breaks off is told, and what was known stays', async () => {
    const members = manyMembers(120);
    const { launch, refresh, player, server } = await startCourse({ plays: 'canvas', members });
    await launch({ sub: 'learner-1' });
    expect((await refresh()).notBegunCount).toBe(118);
    server.clock.advance(60);
    player.state.failures.push({ status: 503, to: /GET .memberships/ });
    const broken = await refresh();
    expect(broken.notBegunCount).toBe(118);
    expect(broken.courses[0]?.problem?.code).toBe('PLATFORM_BUSY');
  });

  it('whose platform forbids it, or says nothing of it, is told or not offered', async () => {
    const course = await startCourse({ plays: 'canvas', allowedScopes: [SCOPE.score] });
    await course.launch({ [NRPS]: undefined });
    expect((await course.roster()).canRead).toBe(false);
    await course.launch();
    const { courses } = await course.refresh();
    expect(courses[0]?.problem).toMatchObject({
      code: 'SCOPE_MISSING',
      message: expect.stringContaining('who is in the course') as string,
    });
  });

  it('goes no further than the server that it came from', async () => {
    const { launch, refresh, player } = await startCourse({ plays: 'canvas' });
    await launch();
    player.state.failures.push({
      status: 200,
      headers: {
        link: '<http://127.0.0.1:1/more>; rel="next"',
        'content-type': 'application/vnd.ims.lti-nrps.v2.membershipcontainer+json',
      },
      body: '{"members":[]}',
      to: /GET .memberships/,
    });
    expect((await refresh()).courses[0]?.problem?.code).toBe('PAGING_BROKEN');
  });

  it('is read on the command line', async () => {
    const { launch, server } = await startCourse({ plays: 'moodle', members: manyMembers(5) });
    await launch({ sub: 'learner-1' });
    const command = OPERATOR_COMMANDS['roster'];
    const answer = await command?.(server.deps.services, { event: DEMO_COURSE_ID });
    expect(answer).toHaveLength(3);
    expect(sayAnswer(answer ?? [])).toContain('learner-2@example.test');
    await expect(command?.(server.deps.services, { event: 'none' })).rejects.toThrow('no event');
  });
});
