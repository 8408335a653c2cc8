import { nextTimestamp } from '../../domain/score-timestamp.ts';
import { waitAfter } from '../../domain/send-retry.ts';
import type { Services } from '../ports.ts';
import { LINE_ITEM_AWAITED, lineItemFor } from './line-item-for.ts';
import { type LmsAnswer, SCORE_MAXIMUM, type Score, type ScoreOutcome } from './score-ports.ts';

/** Grades that one server sends at the same time. */
const AT_ONCE = 4;

/** Longer than a platform may take, token and line item included. */
const LEASE_SECONDS = 300;

/**
 * Sends every grade that is due. Several servers may do so at once: each is taken by one of them, and
 * comes back after a while when that one dies. Ends early when told to.
 */
export async function sendScores(services: Services, stop: AbortSignal): Promise<void> {
  await Promise.all(Array.from({ length: AT_ONCE }, () => sendOneByOne(services, stop)));
}

async function sendOneByOne(services: Services, stop: AbortSignal): Promise<void> {
  while (!stop.aborted) {
    const now = services.now();
    const score = await services.store.scores.takeDue({ now, until: later(now, LEASE_SECONDS) });
    if (!score) return;
    await sendOne(services, score);
  }
}

async function sendOne(services: Services, score: Score): Promise<void> {
  const { store, log } = services;
  const answer = await attempt(services, score);
  if (!answer) return;
  const outcome = outcomeOf(services, score, answer);
  await store.scores.settle(score, outcome);
  const about = { scoreId: score.id, attempts: score.attempts, problem: outcome.problem };
  if (outcome.problem)
    log.warn(about, outcome.nextAttemptAt ? 'grade not sent yet' : 'grade not sent');
  else log.info(about, 'grade sent');
}

/** Null when another server has taken over meanwhile. */
async function attempt(services: Services, score: Score): Promise<LmsAnswer | null> {
  const { store, lms, now } = services;
  const target = await store.scores.targetOf(score);
  const event = await store.events.find(score.eventId);
  if (!target || !event) return gone;
  const lineItem = await lineItemFor(services, { target, event });
  if ('kind' in lineItem) return lineItem;
  const timestamp = nextTimestamp(score.timestamp, now());
  // Kept first, so that a crash does not send the same one twice with different grades in between.
  if (!(await store.scores.stamp(score, timestamp))) return null;
  const { submittedAt } = score;
  const what = { ...lineItem, scoreMaximum: SCORE_MAXIMUM, timestamp, submittedAt };
  const answer = await lms.sendScore(target, what);
  // A line item that was deleted there is looked for, or made, at the next attempt.
  if (isGone(answer)) await store.placements.keepLineItem(target, null);
  return answer;
}

/** Whoever was first is soon done. */
const QUEUED_SECONDS = 5;

const gone: LmsAnswer = {
  kind: 'failed',
  code: 'NOT_FOUND',
  detail: 'the link is not known any more',
};

const isGone = (answer: LmsAnswer): boolean =>
  answer.kind === 'failed' && answer.code === 'NOT_FOUND';

function outcomeOf({ now }: Services, { attempts }: Score, answer: LmsAnswer): ScoreOutcome {
  const at = now();
  if (answer.kind === 'sent') {
    return { state: 'sent', nextAttemptAt: null, problem: null, sentAt: at };
  }
  const { kind, code, detail } = answer;
  const common = { problem: { code, detail, at }, sentAt: null };
  if (kind !== 'later') return { ...common, state: kind, nextAttemptAt: null };
  const wait = waitAfter(attempts);
  if (wait === null) return { ...common, state: 'failed', nextAttemptAt: null };
  const isQueued = code === LINE_ITEM_AWAITED;
  const seconds = isQueued ? QUEUED_SECONDS : Math.max(wait, answer.retryAfterSeconds ?? 0);
  return { ...common, state: 'waiting', nextAttemptAt: later(at, seconds) };
}

const later = (moment: Date, seconds: number): Date => new Date(moment.getTime() + seconds * 1000);
