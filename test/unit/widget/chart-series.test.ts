import { describe, expect, it } from 'vitest';
import type { ProgressSeriesResponse } from '../../../server/contract/people.ts';
import {
  issuedPoints,
  issuedSummary,
  stepPoints,
  stepsSummary,
} from '../../../widget/console/event/chart-series.ts';

const steps = (counts: number[]): ProgressSeriesResponse['steps'] =>
  (['under-25', 'under-50', 'under-75', 'under-100', 'ready', 'waiting', 'issued'] as const).map(
    (step, index) => ({ step, count: counts[index] ?? 0 }),
  );

describe('what charts show', () => {
  it('R-TIM-4 quarters where time is measured, else only finished or not', () => {
    const all = steps([1, 2, 3, 4, 5, 6, 7]);
    expect(stepPoints(all, true).map(({ count }) => count)).toEqual([1, 2, 3, 4, 5, 6, 7]);
    expect(stepPoints(all, false)).toEqual([
      { label: 'Not finished', count: 10 },
      { label: 'May claim', count: 5 },
      { label: 'Claim waits', count: 6 },
      { label: 'Certificate issued', count: 7 },
    ]);
  });

  it('R-TIM-4 the sentence names only what there is', () => {
    expect(stepsSummary(steps([1, 0, 0, 0, 0, 0, 2]))).toBe(
      '3 people: 2 have a certificate, 1 on the way.',
    );
    expect(stepsSummary(steps([0, 0, 0, 0, 1, 0, 0]))).toBe('1 person: 1 may claim.');
  });

  it('days without a certificate are there, and the sum never falls', () => {
    const points = issuedPoints([
      { day: '2026-10-31', count: 2 },
      { day: '2026-11-02', count: 1 },
    ]);
    expect(points).toEqual([
      { label: 'Oct 31', count: 2, total: 2 },
      { label: 'Nov 1', count: 0, total: 2 },
      { label: 'Nov 2', count: 1, total: 3 },
    ]);
    expect(issuedSummary(points)).toBe(
      '3 certificates issued, from Oct 31 to Nov 2; busiest: Oct 31 with 2.',
    );
  });

  it.each([
    { name: 'a month of days', days: ['2026-10-01', '2026-10-31'], bars: 31, label: 'Oct 31' },
    {
      name: 'weeks after that',
      days: ['2026-10-01', '2026-11-01'],
      bars: 5,
      label: 'week of Oct 29',
    },
    { name: 'months for a year', days: ['2025-12-15', '2026-12-01'], bars: 13, label: 'Dec 2026' },
  ])('$name', ({ days: [first = '', last = ''], bars, label }) => {
    const points = issuedPoints([
      { day: first, count: 1 },
      { day: last, count: 4 },
    ]);
    expect(points).toHaveLength(bars);
    expect(points.at(-1)).toEqual({ label, count: 4, total: 5 });
  });

  it('nothing was issued: no bars, no sentence', () => {
    expect(issuedPoints([])).toEqual([]);
    expect(issuedSummary([])).toBe('');
  });
});
