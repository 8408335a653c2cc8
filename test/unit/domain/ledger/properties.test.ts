import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { covered, earnedMs } from '../../../../server/domain/ledger/earned.ts';
import { type Ledger, earnedIn, earnedSeconds } from '../../../../server/domain/ledger/ledger.ts';
import { lengthSeconds, union } from '../../../../server/domain/ranges.ts';
import {
  type Arrival,
  anyArrivals,
  apply,
  honestArrivals,
  openedLedger,
  STARTED_AT_MS,
  take,
  takeAll,
} from './made-up-beats.ts';

const earnedOf = (ledger: Ledger) => earnedSeconds(ledger.progress);
const coverageOf = (ledger: Ledger) => covered(earnedIn(ledger, 'video'));
const last = (arrivals: readonly Arrival[]) => arrivals.at(-1)?.arrivesAtSeconds ?? 0;

describe('what no order of reports can do', () => {
  it('R-TIM-5 whatever is claimed, the credit is never above the clock, at any moment', () => {
    fc.assert(
      fc.property(anyArrivals, (arrivals) => {
        let ledger = openedLedger();
        for (const { arrivesAtSeconds, segments } of arrivals) {
          ledger = take(ledger, { segments }, { seconds: arrivesAtSeconds });
          expect(earnedOf(ledger)).toBeLessThanOrEqual(arrivesAtSeconds);
        }
      }),
    );
  });

  it('R-TIM-5 over two sessions of one person, the credit of both is never above the clock', () => {
    fc.assert(
      fc.property(anyArrivals, fc.nat({ max: 400 }), (arrivals, takesOverAt) => {
        // As the store does: the old session ends where the new one begins.
        const endedAtMs = STARTED_AT_MS + takesOverAt * 1000;
        let old = openedLedger();
        const takeOver = { kind: 'superseded', session: 1, endedAtMs } as const;
        const opened = { kind: 'opened', session: 1, sessionId: 'a', device: '' } as const;
        let fresh = apply(openedLedger('unused'), {
          ...opened,
          session: 2,
          startedAtMs: endedAtMs,
        });
        for (const { arrivesAtSeconds: seconds, segments } of arrivals) {
          if (seconds >= takesOverAt) old = apply(old, takeOver);
          old = take(old, { segments }, { seconds });
          if (seconds >= takesOverAt) fresh = take(fresh, { segments }, { seconds });
        }
        expect(earnedOf(old) + earnedOf(fresh)).toBeLessThanOrEqual(last(arrivals));
      }),
    );
  });

  it('R-TIM-2 R-TIM-5 a report that comes again, then or later, changes nothing', () => {
    fc.assert(
      fc.property(anyArrivals, fc.nat(), (arrivals, choice) => {
        const once = takeAll(arrivals);
        const again = arrivals[choice % arrivals.length];
        // What lay in the future then may have come true by now, so only the same moment compares.
        const twice = arrivals.flatMap((one) => (one === again ? [one, one] : [one]));
        expect(takeAll(twice).progress).toEqual(once.progress);
      }),
    );
  });

  it('R-TIM-5 a report that is lost never raises the credit', () => {
    fc.assert(
      fc.property(honestArrivals, fc.nat(), (arrivals, choice) => {
        const without = arrivals.toSpliced(choice % arrivals.length, 1);
        expect(earnedOf(takeAll(without))).toBeLessThanOrEqual(earnedOf(takeAll(arrivals)));
        expect(lengthSeconds(coverageOf(takeAll(without)))).toBeLessThanOrEqual(
          lengthSeconds(coverageOf(takeAll(arrivals))),
        );
      }),
    );
  });

  it('R-TIM-5 R-TIM-7 honest reports earn the same in whatever order and however late they come', () => {
    fc.assert(
      fc.property(
        honestArrivals.chain((all) => fc.tuple(fc.constant(all), shuffled(all))),
        ([arrivals, mixed]) => {
          const late = mixed.map((one) => ({ ...one, arrivesAtSeconds: last(arrivals) + 60 }));
          const inOrder = takeAll(arrivals);
          expect(earnedOf(takeAll(late))).toBe(earnedOf(inOrder));
          expect(coverageOf(takeAll(late))).toEqual(coverageOf(inOrder));
        },
      ),
    );
  });

  it('R-TIM-5 the order of anything that is claimed never raises the credit above what sums up in time', () => {
    fc.assert(
      fc.property(
        anyArrivals.chain((all) => fc.tuple(fc.constant(all), shuffled(all))),
        ([arrivals, mixed]) => {
          const claimed = union(
            arrivals.flatMap(({ segments }) =>
              segments
                .filter(({ rate }) => rate <= 2)
                .map(({ atSeconds, fromSeconds, toSeconds, rate }) => {
                  return [atSeconds, atSeconds + (toSeconds - fromSeconds) / rate] as const;
                }),
            ),
          );
          const late = mixed.map((one) => ({ ...one, arrivesAtSeconds: last(arrivals) }));
          expect(earnedOf(takeAll(late))).toBeLessThanOrEqual(lengthSeconds(claimed));
        },
      ),
    );
  });

  it('splitting a report changes nothing', () => {
    fc.assert(
      fc.property(anyArrivals, (arrivals) => {
        const halved = arrivals.map((one) => ({
          ...one,
          segments: one.segments.flatMap(splitInTwo),
        }));
        const apart = arrivals.flatMap((one) =>
          one.segments.map((segment) => ({ ...one, segments: [segment] })),
        );
        const whole = takeAll(arrivals);
        expect(takeAll(halved).progress).toEqual(whole.progress);
        expect(takeAll(apart).progress).toEqual(whole.progress);
      }),
    );
  });

  it('R-TIM-4 coverage and credit never shrink', () => {
    fc.assert(
      fc.property(anyArrivals, (arrivals) => {
        let ledger = openedLedger();
        for (const { arrivesAtSeconds, segments } of arrivals) {
          const next = take(ledger, { segments }, { seconds: arrivesAtSeconds });
          const before = coverageOf(ledger);
          expect(union([...before, ...coverageOf(next)])).toEqual(coverageOf(next));
          expect(earnedOf(next)).toBeGreaterThanOrEqual(earnedOf(ledger));
          ledger = next;
        }
      }),
    );
  });

  it('R-TIM-2 R-TIM-6 a part never earns more than its covered length', () => {
    fc.assert(
      fc.property(anyArrivals, (arrivals) => {
        const earned = earnedIn(takeAll(arrivals), 'video');
        // Sums of seconds are a little off; what is counted is whole milliseconds.
        const coveredMs = Math.round(lengthSeconds(covered(earned)) * 1000);
        expect(earnedMs(earned)).toBeLessThanOrEqual(coveredMs);
      }),
    );
  });
});

const shuffled = (all: readonly Arrival[]) =>
  fc.shuffledSubarray([...all], { minLength: all.length, maxLength: all.length });

/** At a moment that both halves have in whole milliseconds. */
function splitInTwo(segment: Arrival['segments'][number]) {
  const { atSeconds, fromSeconds, toSeconds, rate } = segment;
  const halfway = Math.floor((toSeconds - fromSeconds) / rate / 2);
  const middle = fromSeconds + halfway * rate;
  return [
    { ...segment, toSeconds: middle },
    { ...segment, atSeconds: atSeconds + halfway, fromSeconds: middle },
  ];
}
