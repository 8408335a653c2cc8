import type { BeatRequest, BeatResponse } from '../../server/contract/educator.ts';
import type { PresenceQuestion } from './element-state.ts';

type Outcome = NonNullable<BeatRequest['check']>;

/** How long a question may stand, in time that counts, before it is missed. */
export const ANSWER_SECONDS = 120;

/** When to ask, and what was asked; all in seconds counted in parts that ask. */
export interface PresenceState {
  countedSeconds: number;
  /** The question that comes next, and at which count. */
  due: { id: number; atSeconds: number } | null;
  question: PresenceQuestion | null;
  /** At which count the question becomes missed. */
  missedAtSeconds: number;
}

/** Nothing is known yet. */
export const NO_PRESENCE: PresenceState = {
  countedSeconds: 0,
  due: null,
  question: null,
  missedAtSeconds: 0,
};

/**
 * Takes in what the server says (R-TIM-8). `waitingSeconds` was counted here but has not been
 * credited yet; an outcome that is still on its way is not asked for again.
 */
export function takePresence(
  state: PresenceState,
  { check, isAway }: BeatResponse['presence'],
  { waitingSeconds, hasOutcome }: { waitingSeconds: number; hasOutcome: boolean },
): PresenceState {
  if (hasOutcome) return state;
  if (!check) return { ...state, due: null, question: null };
  if (isAway) return { ...state, due: null, question: { id: check.id, state: 'missed' } };
  const isAsked = state.question?.id === check.id && state.question.state === 'asked';
  if (isAsked) return state;
  const atSeconds = state.countedSeconds - waitingSeconds + check.afterSeconds;
  return { ...state, due: { id: check.id, atSeconds }, question: null };
}

/** Counts on; answers what has to be told to the server, when the question has been missed. */
export function countPresence(
  state: PresenceState,
  seconds: number,
): { state: PresenceState; outcome: Outcome | null } {
  const countedSeconds = state.countedSeconds + seconds;
  const { due, question, missedAtSeconds } = state;
  const counted = { ...state, countedSeconds };
  if (question?.state === 'asked' && countedSeconds >= missedAtSeconds) {
    const missed = { ...question, state: 'missed' as const };
    return {
      state: { ...counted, question: missed },
      outcome: { id: question.id, outcome: 'missed' },
    };
  }
  if (question || !due || countedSeconds < due.atSeconds) return { state: counted, outcome: null };
  const asked = { id: due.id, state: 'asked' as const };
  const until = countedSeconds + ANSWER_SECONDS;
  return {
    state: { ...counted, due: null, question: asked, missedAtSeconds: until },
    outcome: null,
  };
}

/** Somebody answered. */
export function answerPresence(state: PresenceState): {
  state: PresenceState;
  outcome: Outcome | null;
} {
  const { question } = state;
  if (!question) return { state, outcome: null };
  return {
    state: { ...state, due: null, question: null },
    outcome: { id: question.id, outcome: 'answered' },
  };
}
