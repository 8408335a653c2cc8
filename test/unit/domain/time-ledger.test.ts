import { describe, expect, it } from 'vitest';
import {
  MAX_SILENCE_SECONDS,
  type PartProgress,
  creditBeat,
  provableSeconds,
} from '../../../server/domain/time-ledger.ts';

const nothing: PartProgress = { partId: 'v', covered: [], creditedSeconds: 0 };
const at = (seconds: number) => new Date(1_000_000_000_000 + seconds * 1000);

function played(fromSeconds: number, toSeconds: number, rate = 1, isVisible = true) {
  return { partId: 'v', segments: [{ fromSeconds, toSeconds, rate }], isVisible };
}

describe('what the clock proves', () => {
  it('R-TIM-5 when a credit came a moment ago, then no more than the time since then can be earned', () => {
    expect(provableSeconds({ now: at(40), lastCreditAt: at(30), sessionStartedAt: at(0) })).toBe(
      10,
    );
  });
  it('R-TIM-5 when a session has just begun, then the time before it earns nothing', () => {
    expect(provableSeconds({ now: at(40), lastCreditAt: at(1), sessionStartedAt: at(35) })).toBe(5);
    expect(provableSeconds({ now: at(40), lastCreditAt: null, sessionStartedAt: at(35) })).toBe(5);
  });
  it('R-TIM-5 when the clock of another server was ahead, then nothing is earned and nothing is taken', () => {
    expect(provableSeconds({ now: at(40), lastCreditAt: at(41), sessionStartedAt: at(0) })).toBe(0);
  });
  it('R-TIM-3 when nothing was heard for long, then the silence proves little', () => {
    expect(provableSeconds({ now: at(9000), lastCreditAt: at(0), sessionStartedAt: at(0) })).toBe(
      MAX_SILENCE_SECONDS,
    );
  });
});

describe('crediting a beat', () => {
  it('R-TIM-2 when a video really played, then what played is covered and credited', () => {
    expect(creditBeat(nothing, played(0, 10), 12)).toEqual({
      partId: 'v',
      covered: [[0, 10]],
      creditedSeconds: 10,
    });
  });
  it('R-TIM-2 when the same seconds play again, then they count once', () => {
    const once = creditBeat(nothing, played(0, 10), 10);
    expect(creditBeat(once, played(0, 10), 10)).toEqual(once);
  });
  it('R-TIM-5 when the browser claims more than the clock allows, then only the allowed time is covered and credited', () => {
    expect(creditBeat(nothing, played(0, 3600), 15)).toEqual({
      partId: 'v',
      covered: [[0, 15]],
      creditedSeconds: 15,
    });
  });
  it('R-TIM-5 when many segments claim the same time, then together they earn it once', () => {
    const segments = Array.from({ length: 50 }, (_, index) => ({
      fromSeconds: index * 10,
      toSeconds: index * 10 + 10,
      rate: 1,
    }));
    const after = creditBeat(nothing, { partId: 'v', segments, isVisible: true }, 15);
    expect(after).toEqual({ partId: 'v', covered: [[0, 15]], creditedSeconds: 15 });
  });
  it('R-TIM-6 when played at double speed, then the content is covered and the real time is earned', () => {
    expect(creditBeat(nothing, played(0, 20, 2), 10)).toEqual({
      partId: 'v',
      covered: [[0, 20]],
      creditedSeconds: 10,
    });
  });
  it('R-TIM-6 when played faster than double speed, then it earns nothing', () => {
    expect(creditBeat(nothing, played(0, 20, 16), 10)).toEqual(nothing);
  });
  it('R-TIM-2 when content seen at double speed plays again, then only the time that speed left open is earned', () => {
    const fast = creditBeat(nothing, played(0, 20, 2), 10);
    const again = creditBeat(fast, played(0, 20), 20);
    expect(again.creditedSeconds).toBe(20);
    expect(creditBeat(again, played(0, 20), 20).creditedSeconds).toBe(20);
  });
  it('R-TIM-6 when the page was hidden, then it earns nothing', () => {
    expect(creditBeat(nothing, played(0, 10, 1, false), 10)).toBe(nothing);
  });
  it('R-TIM-3 when nothing played, then nothing is earned', () => {
    expect(creditBeat(nothing, { partId: 'v', segments: [], isVisible: true }, 100)).toEqual(
      nothing,
    );
  });
  it('when claims are cut into thirds of seconds, then rounding never adds time', () => {
    let progress = nothing;
    for (let index = 0; index < 30; index += 1)
      progress = creditBeat(progress, played(index / 3, (index + 1) / 3), 1 / 3);
    expect(progress.creditedSeconds).toBeLessThanOrEqual(10);
    expect(progress.creditedSeconds).toBeGreaterThan(9.9);
  });
});
