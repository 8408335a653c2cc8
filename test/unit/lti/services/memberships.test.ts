import { expect, it } from 'vitest';
import { type Member, readMemberships } from '../../../../lti-tool/services/memberships.ts';
import { manyMembers } from '../../../support/platform/played-members.ts';
import { type Played, startPlayed } from '../../../support/platform/start-played.ts';

const start = (plays: 'canvas' | 'moodle', count: number) =>
  startPlayed(plays, { members: manyMembers(count) });

async function readAll(
  { player, connection }: Played,
  wish: Parameters<typeof readMemberships>[2] = {},
) {
  const members: Member[] = [];
  let pages = 0;
  for await (const page of readMemberships(connection, player, wish)) {
    if (!page.ok) return { members, pages, problem: page.problem };
    members.push(...page.value.members);
    pages++;
  }
  return { members, pages, problem: null };
}

it.each([
  ['canvas', 3],
  ['moodle', 1],
] as const)('%s gives everybody, however small its pages', async (plays, pageCount) => {
  const { members, pages } = await readAll(await start(plays, 120));
  expect(pages).toBe(pageCount);
  expect(new Set(members.map(({ userId }) => userId)).size).toBe(120);
  expect(members.find(({ userId }) => userId === 'learner-1')?.name).toBe('Zoë Łukasiewicz 1');
  expect(members.find(({ userId }) => userId === 'learner-0')?.name).toBeUndefined();
});

it('a page that fails ends with the reason, after what came before', async () => {
  const started = await start('canvas', 120);
  const { state } = started.player;
  const reading = readMemberships(started.connection, started.player);
  expect((await reading.next()).value).toMatchObject({ ok: true });
  state.failures.push({ status: 503, to: /memberships/ });
  expect((await reading.next()).value).toMatchObject({
    ok: false,
    problem: { code: 'PLATFORM_BUSY', status: 503 },
  });
  expect((await reading.next()).done).toBe(true);
});

it.each([
  ['another server', 'http://127.0.0.2:9/memberships'],
  ['itself', null],
])('does not follow a next page that leads to %s', async (_title, elsewhere) => {
  const started = await start('moodle', 3);
  const { player, connection } = started;
  const next = elsewhere ?? `${player.membershipsUrl}?limit=500`;
  player.state.failures.push({
    status: 200,
    headers: { link: `<${next}>; rel="next"` },
    body: '{"members":[]}',
    to: /memberships/,
  });
  const reading = readMemberships(connection, player);
  expect((await reading.next()).value).toMatchObject({ ok: true });
  expect((await reading.next()).value).toMatchObject({
    ok: false,
    problem: { code: 'PAGING_BROKEN' },
  });
  const asked = player.state.requests.filter((line) => line.includes('memberships'));
  expect(asked).toHaveLength(1);
});

it('reads what is odd as far as it can be read', async () => {
  const started = await start('moodle', 0);
  const { player, connection } = started;
  const people = [
    { user_id: 7, roles: ['Learner', null], name: '$Person.name.full', given_name: 'Ana' },
    { user_id: 'gone', status: 'inactive', roles: [] },
    { user_id: 'odd', status: 'Sleeping' },
    { name: 'Nobody' },
  ];
  player.state.failures.push({
    status: 200,
    to: /memberships/,
    body: JSON.stringify({ members: people }),
  });
  const { value } = await readMemberships(connection, player).next();
  expect(value).toEqual({
    ok: true,
    value: {
      unreadable: 1,
      members: [
        { userId: '7', status: 'Active', roles: ['Learner'], name: 'Ana' },
        { userId: 'gone', status: 'Inactive', roles: [] },
        { userId: 'odd', status: 'Inactive', roles: [] },
      ],
    },
  });
});

it('stops at the most pages that were allowed', async () => {
  const { pages, problem } = await readAll(await start('canvas', 120), { maxPages: 2 });
  expect(pages).toBe(2);
  expect(problem?.code).toBe('PAGING_BROKEN');
});
