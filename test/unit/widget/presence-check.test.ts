import { describe, expect, it } from 'vitest';
import { ANSWER_SECONDS, PresenceCheck } from '../../../widget/element/presence-check.ts';

const NOTHING_WAITS = { waitingSeconds: 0, hasOutcome: false };

/** What the server says: ask, after so much more time that counts. */
function tell(presence: PresenceCheck, afterSeconds: number, id = 1, change = {}): PresenceCheck {
  presence.take({ check: { id, afterSeconds }, isAway: false }, { ...NOTHING_WAITS, ...change });
  return presence;
}

const told = (afterSeconds: number) => tell(new PresenceCheck(), afterSeconds);

function asked(): PresenceCheck {
  const presence = told(0);
  presence.count(1);
  return presence;
}

describe('presence questions', () => {
  it('R-TIM-8 asks when the time that counts has come, not before', () => {
    const presence = told(600);
    presence.count(599);
    expect(presence.question).toBeNull();
    presence.count(1);
    expect(presence.question).toEqual({ id: 1, state: 'asked' });
  });

  it('R-TIM-8 what is on its way to the server counts towards the question', () => {
    const presence = new PresenceCheck();
    presence.count(15);
    tell(presence, 600, 1, { waitingSeconds: 15 });
    presence.count(584);
    expect(presence.question).toBeNull();
    presence.count(1);
    expect(presence.question).toEqual({ id: 1, state: 'asked' });
  });

  it('R-TIM-8 when nobody answers within two counted minutes, then it is missed, once', () => {
    const presence = asked();
    expect(presence.count(ANSWER_SECONDS - 1)).toBeNull();
    expect(presence.count(1)).toEqual({ id: 1, outcome: 'missed' });
    expect(presence.question).toEqual({ id: 1, state: 'missed' });
    expect(presence.count(1000)).toBeNull();
  });

  it('R-TIM-8 an answer is told, and not asked for again while it is on its way', () => {
    const presence = asked();
    expect(presence.answer()).toEqual({ id: 1, outcome: 'answered' });
    tell(presence, 0, 1, { hasOutcome: true });
    presence.count(500);
    expect(presence.question).toBeNull();
    tell(presence, 300, 2);
    presence.count(500);
    expect(presence.question?.id).toBe(2);
  });

  it('R-TIM-8 when the server says that nobody is there, then that stands until somebody answers', () => {
    const presence = asked();
    presence.take({ check: { id: 4, afterSeconds: 0 }, isAway: true }, NOTHING_WAITS);
    expect(presence.question).toEqual({ id: 4, state: 'missed' });
    expect(presence.count(1000)).toBeNull();
    expect(presence.answer()).toEqual({ id: 4, outcome: 'answered' });
    expect(presence.answer()).toBeNull();
  });

  it('an answer of the server neither takes away nor delays a question that is on the screen', () => {
    const presence = asked();
    presence.count(ANSWER_SECONDS - 1);
    tell(presence, 0);
    expect(presence.question).toEqual({ id: 1, state: 'asked' });
    expect(presence.count(1)).toEqual({ id: 1, outcome: 'missed' });
  });

  it('where nothing is asked, nothing is', () => {
    const presence = told(10);
    presence.take({ check: null, isAway: false }, NOTHING_WAITS);
    expect(presence.count(100_000)).toBeNull();
    expect(presence.question).toBeNull();
  });
});
