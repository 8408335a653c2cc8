import type { JSONWebKeySet } from 'jose';
import { describe, expect, it } from 'vitest';
import { DEMO_HOST_ID } from '../../server/demo.ts';
import { OPERATOR_COMMANDS } from '../../server/operator-commands.ts';
import { startGradedCourse } from '../support/platform/graded-course.ts';
import { startTestServer } from '../support/server/test-server.ts';

const HOUR = 3600;
const DAY = 24 * HOUR;

describe('the tool’s keys', () => {
  it('are replaced with an overlap: published before they sign, and after; grades arrive all the while', async () => {
    const learners = ['a', 'b', 'c', 'd'];
    const course = await startGradedCourse({ plays: 'moodle', learners });
    const { server, finish, settled } = course;
    const { lms } = server.deps.services;
    const published = async () => {
      const answer = await fetch(`${server.url}/lti/jwks`);
      return ((await answer.json()) as JSONWebKeySet).keys.map(({ kid }) => kid);
    };
    const signing = async () => {
      const [link] = await server.deps.services.store.platforms.listOfHost(DEMO_HOST_ID);
      return (await server.deps.lti.registry.signingKeyOf(link?.issuer ?? '', link?.clientId ?? ''))
        ?.kid;
    };
    const graded = async (count: number) => {
      await finish(learners[count - 1]);
      expect((await settled(count)).counts.sent).toBe(count);
    };
    const old = await signing();
    expect(await lms.rotateKeys({ everyDays: 90 })).toBe(0);
    await graded(1);

    server.clock.advance(90 * DAY);
    expect(await lms.rotateKeys({ everyDays: 90 })).toBe(1);
    expect(await published()).toHaveLength(2);
    expect(await signing()).toBe(old);
    await graded(2);

    server.clock.advance(HOUR);
    expect(await lms.rotateKeys({ everyDays: 90 })).toBe(0);
    const fresh = await signing();
    expect(fresh).not.toBe(old);
    expect(await published()).toEqual(expect.arrayContaining([old, fresh]));
    await graded(3);

    server.clock.advance(7 * DAY);
    expect(await lms.rotateKeys({ everyDays: 90 })).toBe(0);
    expect(await published()).toEqual([fresh]);
    await graded(4);
  });

  it('sign on a server, too, whose clock is behind that of the one that made them', async () => {
    const server = await startTestServer();
    const { registry } = server.deps.lti;
    const [link] = await server.deps.services.store.platforms.listOfHost(DEMO_HOST_ID);
    const signing = () => registry.signingKeyOf(link?.issuer ?? '', link?.clientId ?? '');
    const kid = (await signing())?.kid;
    server.clock.advance(-30 * DAY);
    expect(await signing()).toMatchObject({ kid: kid ?? 'none' });
  });

  it('are replaced on demand from the command line, and removed with their platform', async () => {
    const { server } = await startGradedCourse({ plays: 'moodle' });
    const answer = await OPERATOR_COMMANDS['rotate-keys']?.(server.deps.services, {});
    expect(answer).toEqual({ rotated: 1 });
    const { registry } = server.deps.lti;
    expect(await registry.publicKeys()).toHaveLength(2);
    const [link] = await server.deps.services.store.platforms.listOfHost(DEMO_HOST_ID);
    await registry.remove(link?.issuer ?? '', link?.clientId ?? '');
    expect(await registry.publicKeys()).toEqual([]);
    expect(await registry.signingKeyOf(link?.issuer ?? '', link?.clientId ?? '')).toBeNull();
  });
});
