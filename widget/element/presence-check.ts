import type { BeatRequest, BeatResponse } from '../../server/contract/educator.ts';
import type { PresenceQuestion } from './element-state.ts';

/** What the server has to be told of a question. */
export type Outcome = NonNullable<BeatRequest['check']>;

/** How long a question may stand, in time that counts, before it is missed. */
export const ANSWER_SECONDS = 120;

/** When to ask whether somebody is there, and what was asked (R-TIM-8); in time that counts. */
export class PresenceCheck {
  question: PresenceQuestion | null = null;
  #countedSeconds = 0;
  /** At which count the next question comes, or the one that stands is missed. */
  #dueAtSeconds = Infinity;
  #dueId = 0;

  /**
   * Takes in what the server says. `waitingSeconds` was counted here but has not been credited yet; an
   * outcome that is still on its way is not asked for again.
   */
  take(
    { check, isAway }: BeatResponse['presence'],
    { waitingSeconds, hasOutcome }: { waitingSeconds: number; hasOutcome: boolean },
  ): void {
    const isAsked = this.question?.state === 'asked' && this.question.id === check?.id;
    if (hasOutcome || (isAsked && !isAway)) return;
    this.question = check && isAway ? { id: check.id, state: 'missed' } : null;
    this.#dueAtSeconds = Infinity;
    if (!check || isAway) return;
    this.#dueId = check.id;
    this.#dueAtSeconds = this.#countedSeconds - waitingSeconds + check.afterSeconds;
  }

  /** Counts on; answers what has to be told to the server, when the question has been missed. */
  count(seconds: number): Outcome | null {
    this.#countedSeconds += seconds;
    if (this.#countedSeconds < this.#dueAtSeconds) return null;
    const { question } = this;
    const id = question?.id ?? this.#dueId;
    this.question = { id, state: question ? 'missed' : 'asked' };
    this.#dueAtSeconds = question ? Infinity : this.#countedSeconds + ANSWER_SECONDS;
    return question && { id, outcome: 'missed' };
  }

  /** Somebody is there; answers what has to be told, when that was asked. */
  answer(): Outcome | null {
    const { question } = this;
    this.question = null;
    this.#dueAtSeconds = Infinity;
    return question && { id: question.id, outcome: 'answered' };
  }
}
