import { beforeEach, describe, expect, it } from 'vitest';
import { ensureLineItem, findLineItem } from '../../../../lti-tool/services/line-items.ts';
import { type Score, sendScore } from '../../../../lti-tool/services/scores.ts';
import { SCOPE } from '../../../../lti-tool/services/service-names.ts';
import type { PlatformConnection } from '../../../../lti-tool/services/service-ports.ts';
import { type Recorded, type Replay, recordedIn } from '../../../support/platform/recorded.ts';
import { shareReplay } from '../../../support/platform/share-replay.ts';

const lineItems = recordedIn('moodle/ags-lineitems.json');
const scores = recordedIn('moodle/ags-score.json');
const tokens = recordedIn('moodle/ags-token.json');
const openEdx = recordedIn('openedx/services.json');

const shared = shareReplay();
let replay: Replay;
let connection: PlatformConnection;
beforeEach(() => {
  ({ replay, connection } = shared());
});

const answerWith = (...answers: Recorded[]) => replay.answers.push(...answers);
const service = () => ({
  lineItemsUrl: `${replay.url}/mod/lti/services.php/2/lineitems?type_id=1`,
  scopes: [SCOPE.lineItem, SCOPE.score],
});
const lineItemUrl = (id: number) =>
  `${replay.url}/mod/lti/services.php/2/lineitems/${id}/lineitem?type_id=1`;

const score: Score = {
  userId: '4',
  scoreGiven: 1,
  scoreMaximum: 1,
  timestamp: new Date('2026-01-01T10:00:00.500Z'),
  submittedAt: new Date('2026-01-01T09:00:00Z'),
};
const send = (...answers: Recorded[]) => {
  answerWith(tokens('token: all scopes'), ...answers);
  const target = { lineItemUrl: lineItemUrl(2), scopes: [SCOPE.score] };
  return sendScore(connection, target, score);
};

describe('line items of a real Moodle', () => {
  it('follows a next page whose header has curly quotes and escaped ampersands', async () => {
    answerWith(
      tokens('token: all scopes'),
      lineItems('lineitems list limit=1'),
      lineItems('lineitems list after creates'),
    );
    const found = await findLineItem(connection, service(), { resourceId: 'nowhere' });
    expect(found).toEqual({ ok: true, value: null });
    expect(replay.asked.map(({ path }) => path).slice(1)).toEqual([
      '/mod/lti/services.php/2/lineitems?type_id=1&resource_id=nowhere',
      '/mod/lti/services.php/2/lineitems?type_id=1&limit=1&from=1',
    ]);
  });

  it('of a copied activity takes the line item of the launched link, not its twin', async () => {
    answerWith(
      tokens('token: all scopes'),
      lineItems(
        'after duplicating the activity: lineitems filtered by resource_id (same resourceId twice)',
      ),
    );
    const wanted = { resourceId: 'res-1', resourceLinkId: '8', label: 'x', scoreMaximum: 1 };
    expect(await ensureLineItem(connection, service(), wanted)).toEqual({
      ok: true,
      value: { lineItemUrl: lineItemUrl(12), isNew: false },
    });
  });

  it('asks nothing where the launch names the line item', async () => {
    const wanted = { resourceId: 'res-1', label: 'x', scoreMaximum: 1 };
    const named = { ...service(), lineItemUrl: lineItemUrl(2) };
    expect(await ensureLineItem(connection, named, wanted)).toEqual({
      ok: true,
      value: { lineItemUrl: lineItemUrl(2), isNew: false },
    });
    expect(replay.asked).toEqual([]);
  });

  it('makes one where there is none, and says what it sent', async () => {
    answerWith(
      tokens('token: all scopes'),
      lineItems('lineitems list filter resource_id none'),
      lineItems('lineitem create not linked'),
    );
    const made = await ensureLineItem(connection, service(), {
      resourceId: 'nope',
      label: ' Reading ',
      scoreMaximum: 1,
    });
    expect(made).toMatchObject({ ok: true, value: { isNew: true } });
    const posted = replay.asked.at(-1);
    expect(posted?.headers['content-type']).toBe('application/vnd.ims.lis.v2.lineitem+json');
    expect(JSON.parse(posted?.body ?? '')).toEqual({
      label: 'Reading',
      scoreMaximum: 1,
      resourceId: 'nope',
    });
  });

  it('says that the course is gone', async () => {
    answerWith(tokens('token: all scopes'), lineItems('lineitems: unknown course'));
    expect(await findLineItem(connection, service(), { resourceId: 'x' })).toMatchObject({
      ok: false,
      problem: { code: 'NOT_FOUND', status: 404 },
    });
  });

  it('refuses a line item without maximum before Moodle would take it', async () => {
    answerWith(
      tokens('token: all scopes'),
      lineItems('lineitems list filter resource_id none'),
      lineItems('lineitem create scoreMaximum 0'),
    );
    const wanted = { resourceId: 'nope', label: 'x', scoreMaximum: 0 };
    expect(await ensureLineItem(connection, service(), wanted)).toMatchObject({
      problem: { code: 'LINE_ITEM_INVALID' },
    });
    expect(replay.answers).toHaveLength(1);
  });
});

describe('scores to a real Moodle', () => {
  it.each([
    ['score: completed fully graded', 'sent', undefined],
    ['score: same second / equal timestamp', 'superseded', 'NEWER_SCORE'],
    ['score: older timestamp (1h)', 'superseded', 'NEWER_SCORE'],
    ['score: unknown user', 'refused-for-person', 'NOT_A_STUDENT'],
    ['score: unknown user, pretty-printed JSON body', 'refused-for-person', 'NOT_A_STUDENT'],
    ['score: teacher user', 'refused-for-person', 'NOT_A_STUDENT'],
    ['score: grade locked by teacher', 'later', 'GRADE_LOCKED'],
    ['score: line item locked', 'later', 'GRADE_LOCKED'],
    ['score: nonexistent line item', 'refused', 'NOT_FOUND'],
    ['score to a line item of another tool', 'refused', 'REQUEST_REFUSED'],
    ['score: application/json', 'refused', 'REQUEST_REFUSED'],
  ])('“%s” comes out as %s', async (name, kind, code) => {
    const again = /another tool/.test(name) ? [tokens('token: all scopes'), scores(name)] : [];
    const outcome = await send(scores(name), ...again);
    expect(outcome.kind).toBe(kind);
    expect(replay.answers).toEqual([]);
    expect('problem' in outcome ? outcome.problem.code : undefined).toBe(code);
    expect(JSON.stringify(outcome)).not.toContain('scoreGiven');
    expect(replay.asked.at(-1)?.path).toBe(
      '/mod/lti/services.php/2/lineitems/2/lineitem/scores?type_id=1',
    );
  });

  it('a status line that no client reads is worth trying again, not a crash', async () => {
    const outcome = await send(scores('score: user not numeric'));
    expect(outcome).toMatchObject({ kind: 'later', problem: { code: 'PLATFORM_UNREACHABLE' } });
  });

  it('a token that ended is asked for once more', async () => {
    const ended = lineItems('expired token');
    expect(
      await send(ended, tokens('token: all scopes'), scores('score: completed fully graded')),
    ).toEqual({ kind: 'sent' });
  });

  it('a fresh token that is refused too is the admin’s matter', async () => {
    const ended = lineItems('expired token');
    expect(await send(ended, tokens('token: all scopes'), ended)).toMatchObject({ kind: 'token' });
    expect(replay.answers).toHaveLength(0);
  });

  it('a token without the scope says so', async () => {
    answerWith(tokens('token: only lineitem.readonly'));
    const target = { lineItemUrl: lineItemUrl(2), scopes: [SCOPE.score] };
    expect(await sendScore(connection, target, score)).toMatchObject({
      kind: 'refused',
      problem: { code: 'SCOPE_MISSING' },
    });
  });

  it.each(['token: unknown client', 'token: unknown kid', 'token: bad signature (same kid)'])(
    '“%s” is told apart from a platform that is away',
    async (name) => {
      answerWith(tokens(name));
      const target = { lineItemUrl: lineItemUrl(2), scopes: [SCOPE.score] };
      expect(await sendScore(connection, target, score)).toMatchObject({ kind: 'token' });
    },
  );
});

describe('what Open edX answered', () => {
  it('takes a score', async () => {
    expect(await send(openEdx('score'))).toEqual({ kind: 'sent' });
  });

  it('refuses an older score with 400', async () => {
    expect(await send(openEdx('score older'))).toMatchObject({
      kind: 'superseded',
      problem: { code: 'NEWER_SCORE' },
    });
  });

  it('makes a line item', async () => {
    answerWith(openEdx('token: all'), openEdx('lineitems'), openEdx('create'));
    const wanted = { resourceId: 'nowhere', label: 'x', scoreMaximum: 1 };
    expect(await ensureLineItem(connection, service(), wanted)).toMatchObject({
      ok: true,
      value: { isNew: true },
    });
  });
});
