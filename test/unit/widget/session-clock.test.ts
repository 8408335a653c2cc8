import { describe, expect, it } from 'vitest';
import { endSeconds } from '../../../widget/element/segments.ts';
import { SessionClock } from '../../../widget/element/session-clock.ts';

const anchored = (elapsedSeconds: number, atMs: number): SessionClock => {
  const clock = new SessionClock();
  clock.anchor(elapsedSeconds, atMs);
  return clock;
};

const stretch = (startedAtMs: number, fromSeconds: number, toSeconds: number, rate = 1) => ({
  startedAtMs,
  fromSeconds,
  toSeconds,
  rate,
});

describe('session clock', () => {
  it('R-TIM-5 stays behind the server, whatever the computer’s own clock counts from', () => {
    expect(anchored(10, 5_000_000).read(5_004_000)).toBeCloseTo(13.75);
  });

  it('R-TIM-5 is never ahead of the server over slow and fast answers, and stays near it', () => {
    const clock = anchored(0, 1000);
    let nowMs = 1000;
    for (const latencyMs of [20, 900, 50, 5000, 10, 300]) {
      nowMs += 15_000;
      clock.anchor((nowMs - 1000) / 1000 - latencyMs / 1000, nowMs);
      const behind = (nowMs - 1000) / 1000 - clock.read(nowMs);
      expect(behind).toBeGreaterThanOrEqual(0.25);
      expect(behind).toBeLessThan(0.4);
    }
  });

  it('a late answer, which says less, does not put it back', () => {
    const clock = anchored(100, 0);
    clock.anchor(50, 10_000);
    expect(clock.read(10_000)).toBeCloseTo(109.74);
  });

  it('after a sleep in which the page’s clock stood, it goes to where the server is', () => {
    const clock = anchored(10, 1000);
    clock.anchor(3610, 2000);
    expect(clock.read(2000)).toBeCloseTo(3609.75);
  });

  it('when this computer’s clock runs fast, then it is held back by each answer', () => {
    const clock = anchored(0, 0);
    for (let seconds = 15; seconds <= 3600; seconds += 15) {
      clock.anchor(seconds, seconds * 1000 * 1.0005);
    }
    expect(clock.read(3600 * 1000 * 1.0005)).toBeLessThanOrEqual(3600);
  });

  it('R-TIM-5 no stretch begins before the last one has ended', () => {
    const clock = anchored(100, 0);
    const [first, second, third] = clock.place([
      stretch(0, 0, 10.5),
      stretch(10_000, 10.5, 20, 1),
      stretch(30_000, 20, 40, 2),
    ]);
    expect(first).toEqual({ atSeconds: 99.75, fromSeconds: 0, toSeconds: 10.5, rate: 1 });
    expect(second?.atSeconds).toBe(first && endSeconds(first));
    expect(third?.atSeconds).toBe(129.75);
    expect(third && endSeconds(third)).toBe(139.75);
  });

  it('what began before the session counts from its beginning', () => {
    expect(anchored(1, 60_000).place([stretch(50_000, 5, 8)])[0]?.atSeconds).toBe(0);
  });
});
