import { z } from 'zod';
import type { ServiceAnswer } from './call-service.ts';
import { readJson } from './read-tolerantly.ts';
import { type ServiceProblem, type ServiceProblemCode, failed } from './service-problem.ts';

/**
 * What became of a score. Only `later` is worth trying again by itself; `token` and `refused` wait
 * for an admin of the platform or the host.
 */
export type ScoreOutcome =
  | { kind: 'sent' }
  /** The platform has a newer score of this person. */
  | { kind: 'superseded'; problem: ScoreProblem }
  /** No token, or the platform does not take a fresh one. */
  | { kind: 'token'; problem: ScoreProblem }
  /** Not a student of the course: a teacher, a test student, somebody who left. */
  | { kind: 'refused-for-person'; problem: ScoreProblem }
  | { kind: 'refused'; problem: ScoreProblem }
  | { kind: 'later'; problem: ScoreProblem };

export interface ScoreProblem extends Omit<ServiceProblem, 'code'> {
  code: ServiceProblemCode | 'NEWER_SCORE' | 'NOT_A_STUDENT' | 'GRADE_LOCKED' | 'SCORE_INVALID';
}

/** Reads a platform's answer to a score; what Canvas, Moodle and Open edX say differs. */
export function outcomeOfAnswer(answer: ServiceAnswer): ScoreOutcome {
  const { status, text, retryAfterSeconds } = answer;
  const isEmptyList = text.trim() === '[]';
  const as = (kind: Exclude<ScoreOutcome['kind'], 'sent'>, code: ScoreProblem['code']) => {
    const more = { status, ...(retryAfterSeconds !== undefined && { retryAfterSeconds }) };
    return { kind, problem: { ...failed('REQUEST_REFUSED', wordsOf(answer), more).problem, code } };
  };
  // Moodle answers so when a score was refused and its status line got lost; success is empty.
  if (isOk(status) && isEmptyList) return as('refused-for-person', 'NOT_A_STUDENT');
  if (isOk(status)) return { kind: 'sent' };
  if (status === 401) return as('token', 'TOKEN_REFUSED');
  if (status === 404 || status === 410) return as('refused', 'NOT_FOUND');
  if (status === 409) return as('superseded', 'NEWER_SCORE');
  if (status === 422) return as('refused-for-person', 'NOT_A_STUDENT');
  if (status === 400 && isOlder(text)) return as('superseded', 'NEWER_SCORE');
  if (status === 400 && isMoodlesRefusal(answer)) return as('refused-for-person', 'NOT_A_STUDENT');
  // Moodle's for a grade or a grade item that a teacher has locked; may be unlocked again.
  if (status === 500 && isEmptyList) return as('later', 'GRADE_LOCKED');
  if (status === 408 || status === 429 || status >= 500) return as('later', 'PLATFORM_BUSY');
  return as('refused', 'REQUEST_REFUSED');
}

/** A score that did not get as far as an answer. */
export function outcomeOfProblem(problem: ServiceProblem): ScoreOutcome {
  const { code } = problem;
  if (code === 'TOKEN_REFUSED') return { kind: 'token', problem };
  const isPassing = code === 'PLATFORM_BUSY' || code === 'PLATFORM_UNREACHABLE';
  return { kind: isPassing ? 'later' : 'refused', problem };
}

const isOk = (status: number): boolean => status >= 200 && status < 300;

/**
 * Canvas: “Provided timestamp of … before last updated timestamp of …”. Open edX: “Score timestamp
 * can only be updated to a later point in time”.
 */
const isOlder = (text: string): boolean =>
  /timestamp of .* before last updated timestamp|timestamp can only be updated to a later/i.test(
    text,
  );

/** The same words for every cause; as our scores are well formed, it is the person. */
const isMoodlesRefusal = ({ statusText, text }: ServiceAnswer): boolean =>
  statusText.startsWith('Incorrect score received') && text.trim() === '[]';

/** Moodle repeats what was posted after its words; that is left out. */
function wordsOf({ statusText, text }: ServiceAnswer): string {
  const said = z.object({ errors: z.object({ message: z.string() }) }).safeParse(readJson(text));
  const words = said.success ? said.data.errors.message : text;
  return `${statusText.replace(/\{.*$/, '')} ${words === '[]' ? '' : words}`.trim();
}
