import { describe, expect, it } from 'vitest';
import { sealState } from '../../../server/domain/seal-term.ts';

describe('where a seal stands', () => {
  it.each([
    ['2026-01-01T00:00:00Z', 'good'],
    ['2025-12-31T23:59:59Z', 'not-yet'],
    ['2026-12-02T00:00:00Z', 'good'],
    ['2026-12-02T00:00:01Z', 'ends-soon'],
    ['2027-01-01T00:00:00Z', 'ends-soon'],
    ['2027-01-01T00:00:01Z', 'expired'],
  ])('at %s is %s', (now, state) => {
    const validFrom = new Date('2026-01-01T00:00:00Z');
    const validUntil = new Date('2027-01-01T00:00:00Z');
    expect(sealState({ validFrom, validUntil }, new Date(now))).toBe(state);
  });
});
