import { callService } from './call-service.ts';
import { type ScoreOutcome, outcomeOfAnswer, outcomeOfProblem } from './score-outcome.ts';
import { MEDIA_TYPE, SCOPE } from './service-names.ts';
import type { PlatformConnection } from './service-ports.ts';
import { failed } from './service-problem.ts';

/** The grade of somebody who met the requirement; nothing is sent before. */
export interface Score {
  /** The person's `sub`. */
  userId: string;
  scoreGiven: number;
  scoreMaximum: number;
  /** Later by a second than that of every score before for this person and line item. */
  timestamp: Date;
  /** When the requirement was met, so that nobody is late by the time of sending. Not in the future. */
  submittedAt: Date;
  /** Plain text for the person; Moodle drops an earlier one when there is none. */
  comment?: string;
}

export interface ScoreTarget {
  lineItemUrl: string;
  /** As the launch's claim lists them. */
  scopes: readonly string[];
}

const CANVAS_SUBMISSION = 'https://canvas.instructure.com/lti/submission';

/**
 * Where the scores of a line item go: below its path, before its query.
 * @example scoresUrl('https://lms.test/item/7?type_id=1') // 'https://lms.test/item/7/scores?type_id=1'
 */
export function scoresUrl(lineItemUrl: string): string {
  const url = new URL(lineItemUrl);
  url.pathname = `${url.pathname.replace(/\/$/, '')}/scores`;
  return url.href;
}

/** A score as AGS 2.0, section 3.4.1, wants it; for Canvas no further attempt is counted. */
export function scoreBody(score: Score): object {
  const { userId, scoreGiven, scoreMaximum, timestamp, submittedAt, comment } = score;
  return {
    userId,
    scoreGiven,
    scoreMaximum,
    timestamp: timestamp.toISOString(),
    activityProgress: 'Completed',
    gradingProgress: 'FullyGraded',
    submission: { submittedAt: submittedAt.toISOString() },
    ...(comment && { comment }),
    [CANVAS_SUBMISSION]: { new_submission: false },
  };
}

/** Sends a score once (twice when a kept token had ended) and says what became of it. */
export async function sendScore(
  connection: PlatformConnection,
  { lineItemUrl, scopes }: ScoreTarget,
  score: Score,
): Promise<ScoreOutcome> {
  const complaint = complaintAbout(score);
  if (complaint) return { kind: 'refused', problem: { code: 'SCORE_INVALID', detail: complaint } };
  if (!scopes.includes(SCOPE.score)) {
    return outcomeOfProblem(failed('SCOPE_MISSING', SCOPE.score).problem);
  }
  const answer = await callService(connection, {
    url: scoresUrl(lineItemUrl),
    scopes: [SCOPE.score],
    content: { type: MEDIA_TYPE.score, body: scoreBody(score) },
  });
  return answer.ok ? outcomeOfAnswer(answer.value) : outcomeOfProblem(answer.problem);
}

function complaintAbout({ userId, scoreGiven, scoreMaximum }: Score): string | null {
  if (userId === '') return 'a score needs a person';
  if (!(scoreGiven >= 0) || !Number.isFinite(scoreGiven)) return 'a score is 0 or above';
  return scoreMaximum > 0 && Number.isFinite(scoreMaximum) ? null : 'a maximum is above 0';
}
