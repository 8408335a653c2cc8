import { describe, expect, it } from 'vitest';
import { calendarDay } from '../../../server/domain/calendar-day.ts';
import { fileName } from '../../../server/domain/file-name.ts';
import { certificatePath } from '../../../server/domain/record-paths.ts';
import { pdusForMinutes } from '../../../server/domain/pdu.ts';

describe('units', () => {
  it.each([
    [359, 1, 5],
    [360, 1, 6],
    [59, 1, 0],
    [89, 0.5, 1],
    [90, 0.5, 1.5],
    [44, 0.25, 0.5],
  ] as const)(
    'R-PDU-1 when %i minutes were taught in steps of %d, then they are %d PDUs, never rounded up',
    (minutes, step, pdus) => {
      expect(pdusForMinutes(minutes, step)).toBe(pdus);
    },
  );
});

describe('small things on the form', () => {
  it('R-CRT-2 when it is past midnight in London, then the form carries the day in Montana', () => {
    expect(calendarDay(new Date('2026-01-01T03:00:00Z'), 'America/Denver')).toBe('12/31/2025');
  });
  it('when a title has what file systems refuse, then the file name is still sane', () => {
    const name = fileName({
      facts: { titleOfActivity: 'A/B: "C"\u202E?' },
      name: 'Zoë Łukasiewicz',
    });
    expect(name).toBe('PDU certificate - AB C - Zoë Łukasiewicz.pdf');
  });
  it.each([
    ['=1+1/../x', '=1+1..x'],
    ['..hidden', 'hidden'],
    ['a\u0000b\u202Ec', 'abc'],
    ['李'.repeat(60), '李'.repeat(33)],
    ['😀'.repeat(60), '😀'.repeat(25)],
    ['???', 'Educator'],
  ])('R-REC-2 when a name is “%s”, then its file in the record is “%s”', (name, expected) => {
    const path = certificatePath({ name, serial: 'AB12', status: 'voided' });
    expect(path).toBe(`voided/${expected} - AB12.pdf`);
  });
});
