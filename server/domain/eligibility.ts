import type { Verification } from './event-details.ts';
import type { PartProgress } from './ledger/ledger.ts';
import { type Part, isPlayed } from './parts.ts';
import {
  type EvaluationQuestion,
  missingRanges,
  progressOf,
  requiredSeconds,
  verifiedSeconds,
} from './requirement.ts';
import type { Range } from './ranges.ts';

/** One reason why there is no certificate yet, and what to do about it. */
export interface Reason {
  code:
    | 'TIME_MISSING'
    | 'PART_NOT_WATCHED'
    | 'EVALUATION_MISSING'
    | 'NAME_MISSING'
    | 'STATEMENT_MISSING'
    | 'ATTENDANCE_UNCONFIRMED'
    | 'NOT_RELEASED';
  message: string;
  remedy: string;
}

export interface Achievement {
  event: {
    isPractice: boolean;
    pduCount: number;
    parts: readonly Part[];
    evaluation: readonly EvaluationQuestion[];
    /** How the host verifies time here (R-TIM-1). */
    mode: Verification['mode'];
  };
  progress: readonly PartProgress[];
  hasSubmittedEvaluation: boolean;
  /** The host has said that this person was there. */
  isConfirmed: boolean;
  /** The LMS has opened the activity for this person, after its own conditions. */
  isReleased: boolean;
}

export interface Declaration {
  name: string;
  isMontanaEducator: boolean;
}

/** What the event itself still asks for, all of it at once (R-TIM-3, R-TIM-4, R-PDU-2, R-EVA-1). */
export function missingForEvent(achievement: Achievement): Reason[] {
  const { event, hasSubmittedEvaluation } = achievement;
  const reasons = missingTime(achievement);
  if (event.evaluation.length > 0 && !hasSubmittedEvaluation) {
    reasons.push({
      code: 'EVALUATION_MISSING',
      message: 'The evaluation has not been submitted.',
      remedy: 'Answer the questions below and submit them.',
    });
  }
  return reasons;
}

/** What each way of verification asks for (R-TIM-1). */
function missingTime({ event, progress, isConfirmed, isReleased }: Achievement): Reason[] {
  if (event.mode === 'evaluation') return isConfirmed ? [] : [ATTENDANCE_UNCONFIRMED];
  if (event.mode === 'release') return isReleased ? [] : [NOT_RELEASED];
  const reasons = event.parts.flatMap((part) => partReason(part, progress));
  const missing = requiredSeconds(event) - verifiedSeconds(event.parts, progress);
  if (missing <= 0) return reasons;
  const message = `${inMinutes(missing)} of verified time are missing.`;
  const remedy =
    reasons.length > 0
      ? 'It comes with what is missing above; only time that really plays here counts.'
      : 'What was played faster, or added up to too little, can be played again at normal speed.';
  return [...reasons, { code: 'TIME_MISSING', message, remedy }];
}

const ATTENDANCE_UNCONFIRMED: Reason = {
  code: 'ATTENDANCE_UNCONFIRMED',
  message: 'The host has not confirmed yet that you were there.',
  remedy: 'It is done after the session; come back then. Nothing that you did is lost.',
};

const NOT_RELEASED: Reason = {
  code: 'NOT_RELEASED',
  message: 'Your course has not released this certificate for you.',
  remedy: 'Complete the course, then open the certificate’s activity there.',
};

/** Every reason why a claim cannot be granted; empty when it can (R-CRT-3). */
export function missingForClaim(achievement: Achievement, declaration: Declaration): Reason[] {
  const reasons = missingForEvent(achievement);
  if (!declaration.name.trim()) {
    reasons.push({
      code: 'NAME_MISSING',
      message: 'The certificate needs your name.',
      remedy: 'Type your name as it should be printed.',
    });
  }
  if (!declaration.isMontanaEducator) {
    reasons.push({
      code: 'STATEMENT_MISSING',
      message: 'You have not stated that you are a Montana educator.',
      remedy: 'Tick the statement; the state counts certificates of Montana educators only.',
    });
  }
  return reasons;
}

function partReason(part: Part, progress: readonly PartProgress[]): Reason[] {
  const [first] = missingRanges(part, progressOf(progress, part));
  if (!first) return [];
  if (!isPlayed(part)) return [timedReason(part, first)];
  return [
    {
      code: 'PART_NOT_WATCHED',
      message: `“${part.title}” is not watched completely: ${inClock(first[0])} to ${inClock(first[1])} is the first stretch missing.`,
      remedy: 'Play that stretch; skipping ahead does not count.',
    },
  ];
}

/** A part without positions misses time, and what to do depends on what it is. */
function timedReason({ title, kind }: Part, [from, to]: Range): Reason {
  const message = `${inMinutes(to - from)} of “${title}” are missing.`;
  const remedy =
    kind === 'live'
      ? 'Stay in the session with this page in sight.'
      : 'Open it and work on it; it counts while it is in sight and used.';
  return { code: 'PART_NOT_WATCHED', message, remedy };
}

const inClock = (seconds: number) =>
  `${Math.floor(seconds / 60)}:${String(Math.floor(seconds % 60)).padStart(2, '0')}`;

/** Rounded up, so that nobody is told “0 seconds” while something is missing. */
function inMinutes(seconds: number): string {
  const whole = Math.ceil(seconds);
  return whole < 60 ? `${whole} s` : `${Math.floor(whole / 60)} min ${whole % 60} s`;
}
