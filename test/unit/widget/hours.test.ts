import { describe, expect, it } from 'vitest';
import { hoursText, minutesOf } from '../../../widget/console/editor/hours.ts';

describe('hours as they are typed', () => {
  it.each<[string, number | null]>([
    ['1', 60],
    ['1.5', 90],
    ['1,5', 90],
    ['1:30', 90],
    ['1 h 30', 90],
    ['2h', 120],
    ['0.25', 15],
    ['1.1', 66],
    ['0.55', 33],
    ['0', 0],
    ['', null],
    ['one', null],
    ['-1', null],
    ['1e9', null],
  ])('“%s” is %s minutes', (text, minutes) => {
    expect(minutesOf(text)).toBe(minutes);
  });

  it('R-PDU-1 5.999 hours are 359 minutes, not six hours', () => {
    expect(minutesOf('5.999')).toBe(359);
  });

  it('minutes are shown as they would be typed', () => {
    expect([60, 90, 359, null].map(hoursText)).toEqual(['1', '1:30', '5:59', '']);
  });
});
