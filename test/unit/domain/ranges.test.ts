import { describe, expect, it } from 'vitest';
import { type Range, gaps, lengthSeconds, union } from '../../../server/domain/ranges.ts';

describe('ranges', () => {
  const joined: [string, Range[], Range[]][] = [
    ['nothing', [], []],
    [
      'overlapping',
      [
        [0, 5],
        [3, 8],
      ],
      [[0, 8]],
    ],
    [
      'touching',
      [
        [5, 10],
        [0, 5],
      ],
      [[0, 10]],
    ],
    [
      'apart',
      [
        [8, 9],
        [0, 1],
      ],
      [
        [0, 1],
        [8, 9],
      ],
    ],
    [
      'inside another',
      [
        [0, 10],
        [2, 3],
      ],
      [[0, 10]],
    ],
    [
      'empty or reversed',
      [
        [4, 4],
        [9, 2],
      ],
      [],
    ],
  ];
  it.each(joined)(
    'R-TIM-2 when stretches are %s, then a second is counted once',
    (_name, ranges, expected) => {
      expect(union(ranges)).toEqual(expected);
    },
  );

  it('when joined, then the input stays as it was', () => {
    const input: Range[] = [
      [5, 6],
      [0, 1],
    ];
    union(input);
    expect(input).toEqual([
      [5, 6],
      [0, 1],
    ]);
  });

  it('when a recording is partly covered, then exactly the rest is a gap', () => {
    expect(
      gaps(
        [
          [2, 5],
          [4, 7],
        ],
        10,
      ),
    ).toEqual([
      [0, 2],
      [7, 10],
    ]);
    expect(gaps([], 10)).toEqual([[0, 10]]);
    expect(gaps([[0, 10]], 10)).toEqual([]);
  });

  it('when nothing overlaps, then the length is the sum', () => {
    expect(
      lengthSeconds([
        [0, 2],
        [7, 10],
      ]),
    ).toBe(5);
  });
});
