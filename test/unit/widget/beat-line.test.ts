import { describe, expect, it } from 'vitest';
import {
  type Entry,
  advance,
  newLine,
  put,
  waitingSeconds,
} from '../../../widget/element/beat-line.ts';
import { joinSegments, later } from '../../../widget/element/segments.ts';

const segment = (atSeconds: number, fromSeconds: number, toSeconds: number, rate = 1) => ({
  atSeconds,
  fromSeconds,
  toSeconds,
  rate,
});

const entry = (atSeconds: number, seconds: number, change: Partial<Entry> = {}): Entry => ({
  partId: 'video',
  segments: [segment(atSeconds, atSeconds, atSeconds + seconds)],
  isAlive: false,
  isChecked: true,
  ...change,
});

const lineOf = (entries: Entry[]) =>
  entries.reduce((line, one) => put(line, one), newLine('session'));

describe('the line of reports', () => {
  it('R-TIM-7 four hours without a connection are one stretch and one report', () => {
    const entries = Array.from({ length: 960 }, (_, index) =>
      entry(index * 15.01, 15, { segments: [segment(index * 15.01, index * 15, index * 15 + 15)] }),
    );
    const line = lineOf(entries);
    expect(line.waiting).toHaveLength(1);
    expect(line.waiting[0]?.segments.length).toBeLessThan(50);
  });

  it('R-TIM-8 a sign of life vouches for what was before it, never for what came long after', () => {
    const minutes = [false, true, false, false, true, false];
    const line = lineOf(minutes.map((isAlive, index) => entry(index * 60, 60, { isAlive })));
    expect(line.waiting.map(({ isAlive }) => isAlive)).toEqual([true, false]);
    expect(line.waiting[0]?.segments).toEqual([segment(0, 0, 300)]);
  });

  it('a sign of life and the few seconds after it are one report', () => {
    expect(lineOf([entry(0, 5, { isAlive: true }), entry(5, 5)]).waiting).toHaveLength(1);
  });

  it('R-TIM-8 an answer stays between what was before it and what came after', () => {
    const check = { id: 3, outcome: 'answered' as const };
    const line = lineOf([entry(0, 5), entry(5, 0, { segments: [], check }), entry(5, 5)]);
    expect(line.waiting.map((one) => one.check?.outcome)).toEqual([
      undefined,
      'answered',
      undefined,
    ]);
  });

  it('parts are reported apart, in order', () => {
    const line = lineOf([entry(0, 5), entry(5, 5, { partId: 'page' }), entry(10, 5)]);
    expect(line.waiting.map(({ partId }) => partId)).toEqual(['video', 'page', 'video']);
  });

  it('more stretches than one report may carry are several, the sign of life with the last', () => {
    const segments = Array.from({ length: 150 }, (_, index) =>
      segment(index * 2, index * 9, index * 9 + 1),
    );
    const first = advance(put(newLine('session'), entry(0, 0, { segments, isAlive: true })));
    expect(first.current).toMatchObject({ sequence: 1, isAlive: false });
    expect(first.current?.segments).toHaveLength(100);
    const second = advance({ ...first, current: null });
    expect(second.current).toMatchObject({ sequence: 2, isAlive: true });
    expect(second.current?.segments).toHaveLength(50);
  });

  it('counts what waits in parts that ask for presence', () => {
    const line = advance(lineOf([entry(0, 5), entry(5, 7, { partId: 'short', isChecked: false })]));
    expect(waitingSeconds(put(line, entry(12, 3)))).toBe(8);
  });
});

describe('stretches', () => {
  it.each([
    ['at another speed', segment(10, 10, 20, 2)],
    ['after a pause', segment(12, 10, 20)],
    ['elsewhere in the part', segment(10, 30, 40)],
  ])('are not joined when one goes on %s', (_title, next) => {
    expect(joinSegments([segment(0, 0, 10)], [next])).toHaveLength(2);
  });

  it('R-TIM-5 what lies after the server’s clock is cut out with its own moment', () => {
    expect(later([segment(0, 10, 20, 2), segment(5, 20, 30)], 4)).toEqual([
      segment(4, 18, 20, 2),
      segment(5, 20, 30),
    ]);
    expect(later([segment(0, 10, 20, 2)], 5)).toEqual([]);
  });
});
