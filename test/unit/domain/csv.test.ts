import { describe, expect, it } from 'vitest';
import { csv } from '../../../server/domain/csv.ts';

const cellOf = (value: string | number) => csv([[value]]).slice(1, -2);

describe('a cell of a CSV', () => {
  it.each([
    ['=1+1', "'=1+1"],
    ['+1', "'+1"],
    ['-1', "'-1"],
    ['@SUM(A1)', "'@SUM(A1)"],
    ['\t=1', "'\t=1"],
    ['  =1', "'  =1"],
    ['\u00A0=1', "'\u00A0=1"],
    ['\u200B=1', "'\u200B=1"],
    ['＝1', "'＝1"],
    ['＋1', "'＋1"],
    ['－1', "'－1"],
    ['＠x', "'＠x"],
    ['﹣1', "'﹣1"],
    ['a\n=1', '"a\n\'=1"'],
    ['a\r\n  @x', '"a\r\n\'  @x"'],
    ['a\u2028=1', '"a\u2028\'=1"'],
    ['"=1"', '"""=1"""'],
  ])('%j is text to a spreadsheet', (value, expected) => {
    expect(cellOf(value)).toBe(expected);
  });

  it.each([['Reading – aloud'], ['09/01/2026 - 08/31/2027'], ['a=b'], ['Zoë Łukasiewicz'], ['']])(
    '%j is left as it is',
    (value) => {
      expect(cellOf(value)).toBe(value);
    },
  );

  it('numbers stay numbers, also below zero', () => {
    expect([cellOf(-1), cellOf(0), cellOf(2.5)]).toEqual(['-1', '0', '2.5']);
  });
});
