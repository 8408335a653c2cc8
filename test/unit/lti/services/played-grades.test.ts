import { describe, expect, it } from 'vitest';
import { ensureLineItem, findLineItem } from '../../../../lti-tool/services/line-items.ts';
import { sendScore } from '../../../../lti-tool/services/scores.ts';
import { readGradeService } from '../../../../lti-tool/services/service-claims.ts';
import { SCOPE, SERVICE_CLAIM } from '../../../../lti-tool/services/service-names.ts';
import { nextTimestamp } from '../../../../server/domain/score-timestamp.ts';
import type { ServicePlayer } from '../../../support/platform/service-player.ts';
import { startPlayed } from '../../../support/platform/start-played.ts';

const LEARNER = 'http://purl.imsglobal.org/vocab/lis/v2/membership#Learner';
const MEMBERS = [
  { user_id: 'learner', roles: [LEARNER] },
  { user_id: 'teacher', roles: ['Instructor'] },
];

async function start(plays: 'canvas' | 'moodle') {
  const played = await startPlayed(plays, { members: MEMBERS });
  const service = readGradeService(played.player.launchClaims[SERVICE_CLAIM.assignmentsAndGrades]);
  if (!service) throw new Error('the played platform offers grades');
  return { ...played, service };
}

const WANTED = { resourceId: 'event-7', tag: 'certificate', label: 'PDU', scoreMaximum: 1 };

async function place(started: Awaited<ReturnType<typeof start>>): Promise<string> {
  const made = await ensureLineItem(started.connection, started.service, WANTED);
  if (!made.ok) throw new Error(made.problem.detail);
  return made.value.lineItemUrl;
}

const scoreOf = (userId: string, now: Date, previous: Date | null = null) => ({
  userId,
  scoreGiven: 1,
  scoreMaximum: 1,
  timestamp: nextTimestamp(previous, now),
  submittedAt: now,
});

const tokenRequests = ({ state }: ServicePlayer) =>
  state.requests.filter((line) => line === 'POST /token').length;

describe.each(['canvas', 'moodle'] as const)('%s, played', (plays) => {
  it('finds the line item on a later page instead of making a second one', async () => {
    const started = await start(plays);
    const { player } = started;
    for (const label of ['a', 'b', 'c']) {
      player.state.lineItems.push({
        id: `${player.platform.issuer}/lineitems/${label}${plays === 'moodle' ? '?type_id=1' : ''}`,
        label,
        scoreMaximum: 1,
        resourceId: 'event-7',
        tag: label === 'c' ? 'certificate' : label,
      });
    }
    expect(await place(started)).toContain('/lineitems/c');
    const made = await place(started);
    expect(made).toContain('/lineitems/c');
    expect(player.state.lineItems).toHaveLength(3);
  });

  it('takes one that belongs to no link for its own, another link’s for foreign', async () => {
    const started = await start(plays);
    const { player, connection, service } = started;
    const own = { ...WANTED, resourceLinkId: 'mine' };
    const id = `${player.platform.issuer}/lineitems/foreign`;
    player.state.lineItems.push({ ...WANTED, id, resourceLinkId: 'another' });
    expect(await findLineItem(connection, service, own)).toEqual({ ok: true, value: null });
    const free = { ...WANTED, id: `${player.platform.issuer}/lineitems/free` };
    player.state.lineItems.push(free);
    expect(await findLineItem(connection, service, own)).toMatchObject({ value: { id: free.id } });
  });

  it('sends two scores of one second so that both are taken, without an attempt', async () => {
    const started = await start(plays);
    const { connection, service, clock, player } = started;
    const target = { lineItemUrl: await place(started), scopes: service.scopes };
    const first = scoreOf('learner', clock.now);
    expect(await sendScore(connection, target, first)).toEqual({ kind: 'sent' });
    const second = scoreOf('learner', clock.now, first.timestamp);
    expect(await sendScore(connection, target, second)).toEqual({ kind: 'sent' });
    expect(player.state.scores).toHaveLength(2);
    expect(player.state.attempts.size).toBe(0);
  });

  it('takes an older score for superseded, a teacher for no student', async () => {
    const started = await start(plays);
    const { connection, service, clock } = started;
    const target = { lineItemUrl: await place(started), scopes: service.scopes };
    await sendScore(connection, target, scoreOf('learner', clock.now));
    const older = scoreOf('learner', new Date(clock.now.getTime() - 60_000));
    expect((await sendScore(connection, target, older)).kind).toBe('superseded');
    const ofTeacher = scoreOf('teacher', clock.now);
    expect((await sendScore(connection, target, ofTeacher)).kind).toBe('refused-for-person');
  });

  it('asks for a token once for many scores, again before its end, and once more on 401', async () => {
    const started = await start(plays);
    const { connection, service, clock, player } = started;
    const target = { lineItemUrl: await place(started), scopes: service.scopes };
    const before = tokenRequests(player);
    const send = (previous: Date | null = null) =>
      sendScore(connection, target, scoreOf('learner', clock.now, previous));
    await Promise.all(Array.from({ length: 5 }, () => send()));
    expect(tokenRequests(player)).toBe(before + 1);
    clock.now = new Date(clock.now.getTime() + 3550_000);
    expect(await send()).toEqual({ kind: 'sent' });
    expect(tokenRequests(player)).toBe(before + 2);
    player.state.tokens.clear();
    expect(await send(clock.now)).toEqual({ kind: 'sent' });
    expect(tokenRequests(player)).toBe(before + 3);
  });

  it('tells to try later when it is asked to, and how long', async () => {
    const started = await start(plays);
    const { connection, service, clock, player } = started;
    const target = { lineItemUrl: await place(started), scopes: service.scopes };
    player.state.failures.push({ status: 429, headers: { 'retry-after': '90' }, to: /scores/ });
    expect(await sendScore(connection, target, scoreOf('learner', clock.now))).toMatchObject({
      kind: 'later',
      problem: { code: 'PLATFORM_BUSY', status: 429, retryAfterSeconds: 90 },
    });
  });
});

it('asks for no more than the scope that a call needs', async () => {
  const started = await start('canvas');
  const { player } = started;
  await place(started);
  const wanted = [...player.state.tokens.values()].map(({ scopes }) => scopes);
  expect(wanted).toEqual([[SCOPE.lineItemReadOnly], [SCOPE.lineItem]]);
});

it('without the admin’s consent to grades nothing is asked for, and the reason is told', async () => {
  const { connection } = await start('canvas');
  const service = { lineItemsUrl: 'http://127.0.0.1:9/lineitems', scopes: [SCOPE.score] };
  expect(await ensureLineItem(connection, service, WANTED)).toMatchObject({
    ok: false,
    problem: { code: 'SCOPE_MISSING' },
  });
});
