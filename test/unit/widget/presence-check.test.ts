import { describe, expect, it } from 'vitest';
import {
  ANSWER_SECONDS,
  NO_PRESENCE,
  type PresenceState,
  answerPresence,
  countPresence,
  takePresence,
} from '../../../widget/element/presence-check.ts';

const NOTHING_WAITS = { waitingSeconds: 0, hasOutcome: false };

const told = (afterSeconds: number, id = 1, change = {}, state = NO_PRESENCE): PresenceState =>
  takePresence(
    state,
    { check: { id, afterSeconds }, isAway: false },
    { ...NOTHING_WAITS, ...change },
  );

const counted = (state: PresenceState, seconds: number) => countPresence(state, seconds);

describe('presence questions', () => {
  it('R-TIM-8 asks when the time that counts has come, not before', () => {
    const early = counted(told(600), 599).state;
    expect(early.question).toBeNull();
    expect(counted(early, 1).state.question).toEqual({ id: 1, state: 'asked' });
  });

  it('R-TIM-8 what is on its way to the server counts towards the question', () => {
    const state = counted(NO_PRESENCE, 15).state;
    const waits = told(600, 1, { waitingSeconds: 15 }, state);
    expect(counted(waits, 585).state.question).toEqual({ id: 1, state: 'asked' });
  });

  it('R-TIM-8 when nobody answers within two counted minutes, then it is missed, once', () => {
    const asked = counted(told(0), 1).state;
    expect(counted(asked, ANSWER_SECONDS - 1).outcome).toBeNull();
    const missed = counted(asked, ANSWER_SECONDS);
    expect(missed.outcome).toEqual({ id: 1, outcome: 'missed' });
    expect(missed.state.question).toEqual({ id: 1, state: 'missed' });
    expect(counted(missed.state, 1000).outcome).toBeNull();
  });

  it('R-TIM-8 an answer is told, and not asked for again while it is on its way', () => {
    const asked = counted(told(0), 1).state;
    const { state, outcome } = answerPresence(asked);
    expect(outcome).toEqual({ id: 1, outcome: 'answered' });
    const onItsWay = told(0, 1, { hasOutcome: true }, state);
    expect(counted(onItsWay, 500).state.question).toBeNull();
    expect(counted(told(300, 2, {}, onItsWay), 500).state.question?.id).toBe(2);
  });

  it('R-TIM-8 when the server says that nobody is there, then that stands until somebody answers', () => {
    const away = takePresence(
      NO_PRESENCE,
      { check: { id: 4, afterSeconds: 0 }, isAway: true },
      NOTHING_WAITS,
    );
    expect(away.question).toEqual({ id: 4, state: 'missed' });
    expect(answerPresence(away).outcome).toEqual({ id: 4, outcome: 'answered' });
  });

  it('an answer of the server does not take away a question that is on the screen', () => {
    const asked = counted(told(0), 1).state;
    expect(told(0, 1, {}, asked)).toBe(asked);
  });

  it('where nothing is asked, nothing is', () => {
    const none = takePresence(NO_PRESENCE, { check: null, isAway: false }, NOTHING_WAITS);
    expect(counted(none, 100_000)).toMatchObject({ state: { question: null }, outcome: null });
  });
});
