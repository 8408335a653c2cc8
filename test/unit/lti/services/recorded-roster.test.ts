import { expect, it } from 'vitest';
import { type Member, readMemberships } from '../../../../lti-tool/services/memberships.ts';
import { recordedIn } from '../../../support/platform/recorded.ts';
import { shareReplay } from '../../../support/platform/share-replay.ts';

const roster = recordedIn('moodle/nrps-members.json');
const tokens = recordedIn('moodle/ags-token.json');

const shared = shareReplay();

async function read(names: string[], wish = {}) {
  const { replay, connection } = shared();
  // A token is kept, so that it is asked for once only.
  if (replay.asked.length === 0) replay.answers.push(tokens('token: all scopes'));
  replay.answers.push(...names.map(roster));
  const membershipsUrl = `${replay.url}/mod/lti/services.php/CourseSection/2/bindings/1/memberships`;
  const members: Member[] = [];
  for await (const page of readMemberships(connection, { membershipsUrl }, wish)) {
    if (!page.ok) return { members, problem: page.problem };
    members.push(...page.value.members);
  }
  return { members, problem: null };
}

/** Scopes of a real answer do not name the roster; Moodle grants what was asked for. */
const granted = () => {
  const token = tokens('token: all scopes');
  return JSON.stringify(token.response.body).includes('contextmembership.readonly');
};

it('the recorded token allows the roster', () => {
  expect(granted()).toBe(true);
});

it('reads a real Moodle’s people, with names and roles', async () => {
  const { members, problem } = await read(['nrps members']);
  expect(problem).toBeNull();
  expect(members.length).toBeGreaterThan(2);
  expect(members.every(({ userId, roles }) => /^\d+$/.test(userId) && roles.length > 0)).toBe(true);
  expect(members.some(({ name, email }) => name && email)).toBe(true);
});

it('reads all pages, as Moodle leads from one to the next', async () => {
  const whole = await read(['nrps members']);
  const paged = await read(
    ['nrps members limit=1', 'nrps members limit=1 from=1', 'nrps members limit=1 from=2'],
    { pageSize: 1 },
  );
  expect(paged.problem).toBeNull();
  expect(paged.members.map(({ userId }) => userId)).toEqual(
    whole.members.slice(0, paged.members.length).map(({ userId }) => userId),
  );
  expect(shared().replay.asked.at(-1)?.path).toMatch(/from=2/);
});

it('where sharing is off, people come without names', async () => {
  const { members } = await read(['nrps: name and email sharing off']);
  expect(members.length).toBeGreaterThan(0);
  expect(members.every(({ name, email }) => name === undefined && email === undefined)).toBe(true);
});

it('asks for those who can see one link', async () => {
  const { members } = await read(['nrps rlid'], { resourceLinkId: '1' });
  expect(members.length).toBeGreaterThan(0);
  expect(shared().replay.asked.at(-1)?.path).toMatch(/rlid=1&limit=500$/);
});

it('a course that is gone is a problem, after nothing was read', async () => {
  expect(await read(['nrps: unknown course'])).toMatchObject({
    members: [],
    problem: { code: 'NOT_FOUND' },
  });
});
