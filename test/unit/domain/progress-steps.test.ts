import { describe, expect, it } from 'vitest';
import { countDays, countSteps, provenShare } from '../../../server/domain/progress-steps.ts';

const inProgress = (share: number) => ({ status: 'in-progress' as const, share });

describe('how far people are', () => {
  it('R-TIM-4 the smaller one of time and coverage is what is proven', () => {
    const hour = { requiredSeconds: 3600 };
    expect(provenShare({ ...hour, verifiedSeconds: 1800, coveredShare: 0.9 })).toBe(0.5);
    expect(provenShare({ ...hour, verifiedSeconds: 3600, coveredShare: 0.25 })).toBe(0.25);
    expect(provenShare({ ...hour, verifiedSeconds: 7200, coveredShare: 1 })).toBe(1);
    expect(provenShare({ requiredSeconds: 0, verifiedSeconds: 0, coveredShare: 0.4 })).toBe(0.4);
  });

  it('R-TIM-4 everybody stands on one step, and the edges belong to the step above', () => {
    const shares = [0, 0.2499, 0.25, 0.5, 0.75, 1];
    const steps = countSteps([
      ...shares.map(inProgress),
      { status: 'ready', share: 1 },
      { status: 'issued', share: 1 },
    ]);
    expect(steps.map(({ count }) => count)).toEqual([2, 1, 1, 2, 1, 0, 1]);
    expect(steps.map(({ step }) => step)[0]).toBe('under-25');
  });

  it('days come in order, each once', () => {
    expect(countDays(['2026-11-02', '2026-10-31', '2026-11-02'])).toEqual([
      { day: '2026-10-31', count: 1 },
      { day: '2026-11-02', count: 2 },
    ]);
    expect(countDays([])).toEqual([]);
  });
});
