import { describe, expect, it } from 'vitest';
import { type UsageLook, UsageRecorder } from '../../../widget/element/usage-recorder.ts';

const at = (seconds: number, isProven = false, isThere = true): UsageLook => ({
  atMs: seconds * 1000,
  isProven,
  isThere,
});

/** Looks every second up to a moment, as a page that is shown does. */
const looksUntil = (from: number, until: number) =>
  Array.from({ length: until - from }, (_, index) => at(from + index));

function usedIn(looks: UsageLook[]): number[][] {
  const recorder = new UsageRecorder();
  looks.forEach((look) => recorder.look(look));
  return recorder
    .take()
    .map(({ startedAtMs, toSeconds }) => [startedAtMs / 1000, startedAtMs / 1000 + toSeconds]);
}

describe('usage recorder', () => {
  it('R-TIM-3 a page that was only opened earns nothing, however long', () => {
    expect(usedIn(looksUntil(0, 600))).toEqual([]);
  });

  it('an input proves the silence before it', () => {
    expect(usedIn([...looksUntil(0, 50), at(50, true)])).toEqual([[0, 50]]);
  });

  it('R-TIM-6 a longer silence costs what is over the limit', () => {
    expect(usedIn([at(0), at(1, true), ...looksUntil(2, 300), at(300, true)])).toEqual([
      [0, 1],
      [180, 300],
    ]);
  });

  it('R-TIM-6 what was not proven before it was hidden is lost, and hidden time is', () => {
    const looks = [
      at(0),
      at(10, true),
      at(20, false, false),
      at(30, true, false),
      at(40),
      at(45, true),
    ];
    expect(usedIn(looks)).toEqual([
      [0, 10],
      [40, 45],
    ]);
  });

  it('R-TIM-6 the time in which the computer slept proves nothing', () => {
    expect(usedIn([at(0), at(5, true), at(65, true), at(70, true)])).toEqual([
      [0, 5],
      [65, 70],
    ]);
  });

  it('what proves itself needs no input', () => {
    expect(usedIn([at(0, true), at(1, true), at(2, true)])).toEqual([
      [0, 1],
      [1, 2],
    ]);
  });
});
