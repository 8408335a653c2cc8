import { describe, expect, it } from 'vitest';
import {
  EMPTY_USAGE,
  type Look,
  drainUsage,
  lookAt,
} from '../../../widget/element/usage-recorder.ts';

const at = (seconds: number, proof: Look['proof'] = 'nothing', isThere = true): Look => ({
  atMs: seconds * 1000,
  proof,
  isThere,
});

/** Looks every second up to a moment, as a page that is shown does. */
const looksUntil = (from: number, until: number) =>
  Array.from({ length: until - from }, (_, index) => at(from + index));

const usedIn = (looks: Look[]) =>
  drainUsage(looks.reduce(lookAt, EMPTY_USAGE)).stretches.map(({ startedAtMs, toSeconds }) => [
    startedAtMs / 1000,
    startedAtMs / 1000 + toSeconds,
  ]);

describe('usage recorder', () => {
  it('R-TIM-3 a page that was only opened earns nothing, however long', () => {
    expect(usedIn(looksUntil(0, 600))).toEqual([]);
  });

  it('an input proves the silence before it', () => {
    expect(usedIn([...looksUntil(0, 50), at(50, 'use')])).toEqual([[0, 50]]);
  });

  it('R-TIM-6 a longer silence costs what is over the limit', () => {
    expect(usedIn([at(0), at(1, 'use'), ...looksUntil(2, 300), at(300, 'use')])).toEqual([
      [0, 1],
      [180, 300],
    ]);
  });

  it('R-TIM-6 what was not proven before it was hidden is lost, and hidden time is', () => {
    const looks = [
      at(0),
      at(10, 'use'),
      at(20, 'nothing', false),
      at(30, 'use', false),
      at(40),
      at(45, 'use'),
    ];
    expect(usedIn(looks)).toEqual([
      [0, 10],
      [40, 45],
    ]);
  });

  it('R-TIM-6 the time in which the computer slept proves nothing', () => {
    expect(usedIn([at(0), at(5, 'use'), at(65, 'use'), at(70, 'use')])).toEqual([
      [0, 5],
      [65, 70],
    ]);
  });

  it('what proves itself needs no input', () => {
    expect(usedIn([at(0, 'itself'), at(1, 'itself'), at(2, 'itself')])).toEqual([
      [0, 1],
      [1, 2],
    ]);
  });
});
