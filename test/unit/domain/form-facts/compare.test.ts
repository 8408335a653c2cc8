import { describe, expect, it } from 'vitest';
import { compareDates, datesIn } from '../../../../server/domain/form-facts/compare-dates.ts';
import { compareLocation } from '../../../../server/domain/form-facts/compare-location.ts';
import { compareNames } from '../../../../server/domain/form-facts/compare-names.ts';
import { comparePhone } from '../../../../server/domain/form-facts/compare-phone.ts';
import { compareText } from '../../../../server/domain/form-facts/compare-text.ts';
import { compareUnits } from '../../../../server/domain/form-facts/compare-units.ts';

/** A form that says this beside the label, and nothing else anywhere. */
const beside = (text: string) => ({ beside: [[text]], everywhere: [] });
/** A form without this label. */
const everywhere = (...texts: string[]) => ({ beside: [], everywhere: texts });

describe('a title or an organization', () => {
  it.each([
    ['Reading Aloud with Purpose', 'found'],
    ['READING  aloud with purpose', 'found'],
    ['Reading Aloud\nwith Purpose', 'found'],
    ['Reading Aloud with Pur-\npose', 'found'],
    ['Reading Aloud with Pur\u00ADpose', 'found'],
    [': Reading Aloud with Purpose ____', 'found'],
    ['Reading Aloud', 'differs'],
    ['Reading Aloud with Purpose II', 'differs'],
    ['Advanced Reading Aloud with Purpose', 'differs'],
    ['Reading Around with Purpose', 'differs'],
    ['____', 'not-found'],
    ['', 'not-found'],
  ])('R-CRT-6 “%s” beside its label is %s', (text, verdict) => {
    expect(compareText(beside(text), 'Reading Aloud with Purpose').verdict).toBe(verdict);
  });

  it.each([
    ['Eﬀective Oﬃce Hours', 'Effective Office Hours'],
    ['Teachers’ “First” Year — Part 1', 'Teachers\' "First" Year - Part 1'],
    ['Reading & Writing', 'Reading and Writing'],
    ['In-\nservice', 'In-service'],
    ['Zoë’s course', 'Zoe\u0308’s course'],
  ])('R-CRT-6 “%s” is “%s”', (text, expected) => {
    expect(compareText(beside(text), expected).verdict).toBe('found');
  });

  it('R-CRT-6 a hyphen within a line is a letter like others', () => {
    expect(compareText(beside('Algebra 12'), 'Algebra 1-2').verdict).toBe('differs');
  });

  it('R-CRT-6 without its label it is found where it stands alone, not as a part of a text', () => {
    expect(compareText(everywhere('Algebra'), 'Algebra').verdict).toBe('found');
    expect(compareText(everywhere('Algebra II'), 'Algebra').verdict).toBe('not-found');
  });
});

describe('the instructors', () => {
  it.each([
    ['Ann Doe, Bo Roe', 'found'],
    ['Bo Roe and Ann Doe', 'found'],
    ['Ann Doe;\nBo Roe', 'found'],
    ['ANN DOE & BO ROE', 'found'],
    ['Ann Doe', 'differs'],
    ['Ann Doe, Bo Roe, Cy Poe', 'differs'],
    ['Ann Doe, Bo Roentgen', 'differs'],
    ['', 'not-found'],
  ])('R-CRT-6 “%s” is %s', (text, verdict) => {
    expect(compareNames(beside(text), ['Ann Doe', 'Bo Roe']).verdict).toBe(verdict);
  });

  it('R-CRT-6 a name that is a part of another one is not taken for it', () => {
    expect(compareNames(beside('Ann Doe, Joann Doe'), ['Joann Doe', 'Ann Doe']).verdict).toBe(
      'found',
    );
    expect(compareNames(beside('Joann Doe'), ['Joann Doe', 'Ann Doe']).verdict).toBe('differs');
  });
});

describe('the dates', () => {
  const event = { startDate: '2026-03-04', endDate: '2026-03-06' };

  it.each([
    ['3/4/2026 - 3/6/2026', 'found'],
    ['03/04/2026 – 03/06/2026', 'found'],
    ['3/4/26 to 3/6/26', 'found'],
    ['03-04-2026 through 03-06-2026', 'found'],
    ['2026-03-04 / 2026-03-06', 'found'],
    ['March 4, 2026 – March 6, 2026', 'found'],
    ['March 4,\n2026 - Mar. 6, 2026', 'found'],
    ['March 4-6, 2026', 'found'],
    ['March 4 to March 6, 2026', 'found'],
    ['4 March 2026 - 6 March 2026', 'found'],
    ['March 4th, 2026 and March 6th, 2026', 'found'],
    ['3/4/2026', 'differs'],
    ['3/6/2026 - 3/4/2026', 'differs'],
    ['3/4/2026 - 3/7/2026', 'differs'],
    ['3/4/2025 - 3/6/2025', 'differs'],
    ['4/3/2026 - 6/3/2026', 'differs'],
    ['13/4/2026 - 13/6/2026', 'not-found'],
    ['in spring', 'not-found'],
    ['', 'not-found'],
  ])('R-CRT-6 “%s” is %s', (text, verdict) => {
    expect(compareDates(beside(text), event).verdict).toBe(verdict);
  });

  it('R-CRT-6 an event of one day may have its date once or twice', () => {
    const oneDay = { startDate: '2026-03-04', endDate: '2026-03-04' };
    for (const text of ['3/4/2026', '03/04/2026 - 03/04/2026', 'March 4, 2026']) {
      expect(compareDates(beside(text), oneDay).verdict).toBe('found');
    }
    expect(compareDates(beside('3/4/2026 - 3/5/2026'), oneDay).verdict).toBe('differs');
  });

  it('R-CRT-6 without its label no other date may be on the form, such as that of the print', () => {
    const both = '3/4/2026 - 3/6/2026';
    expect(compareDates(everywhere(both), event).verdict).toBe('found');
    expect(compareDates(everywhere(both, 'Printed 3/9/2026'), event).verdict).toBe('not-found');
  });

  it('shows the text as it is, also when it ends in the next line', () => {
    const reading = { beside: [['9/1/2026 -', '9/1/2026 -\n9/2/2026']], everywhere: [] };
    expect(compareDates(reading, event)).toEqual({
      verdict: 'differs',
      onForm: '9/1/2026 - 9/2/2026',
    });
  });

  it('reads ranges over two months', () => {
    expect(datesIn('Feb. 27 - March 2, 2026')).toEqual(['2026-02-27', '2026-03-02']);
    expect(datesIn('Room 12/45, 2/30/2026')).toEqual([]);
  });
});

describe('the phone number', () => {
  it.each([
    ['(406) 555-0142', 'found'],
    ['406-555-0142', 'found'],
    ['406.555.0142', 'found'],
    ['+1 406 555 0142', 'found'],
    ['4065550142', 'found'],
    ['(406)\n555-0142', 'found'],
    ['406-555-0143', 'differs'],
    ['406-555-0142 or 406-555-0199', 'differs'],
    ['555-0142', 'not-found'],
  ])('R-CRT-6 “%s” is %s', (text, verdict) => {
    expect(comparePhone(beside(text), '(406) 555-0142').verdict).toBe(verdict);
  });
});

describe('the PDUs', () => {
  it.each([
    ['5', 5, 'found'],
    ['5.0', 5, 'found'],
    ['5 PDUs', 5, 'found'],
    ['5.00 units', 5, 'found'],
    ['2½', 2.5, 'found'],
    ['.5', 0.5, 'found'],
    ['15', 5, 'differs'],
    ['5.5', 5, 'differs'],
    ['50', 5, 'differs'],
    ['5 of 6', 5, 'differs'],
    ['5/6', 5, 'not-found'],
    ['five', 5, 'not-found'],
  ])('R-CRT-6 “%s” for %d is %s', (text, expected, verdict) => {
    expect(compareUnits(beside(text), expected).verdict).toBe(verdict);
  });

  it('R-CRT-6 without its label only a number called PDUs counts', () => {
    expect(compareUnits(everywhere('5'), 5).verdict).toBe('not-found');
    expect(compareUnits(everywhere('earned 5 PDUs'), 5).verdict).toBe('found');
    expect(compareUnits(everywhere('earned 5 PDUs', 'of 6 PDUs'), 5).verdict).toBe('not-found');
  });
});

describe('the location', () => {
  const helena = { kind: 'place' as const, city: 'Helena', zip: '59601', state: 'MT' };

  it.each([
    ['Helena, MT', 'found'],
    ['HELENA, Montana', 'found'],
    ['Helena MT 59601', 'found'],
    ['Helena,\nMT', 'found'],
    ['East Helena, MT', 'differs'],
    ['Helena, MS', 'differs'],
    ['Online', 'differs'],
  ])('R-CRT-6 “%s” is %s', (text, verdict) => {
    expect(compareLocation(beside(text), helena).verdict).toBe(verdict);
  });

  it('R-CRT-6 online is online', () => {
    expect(compareLocation(beside('ONLINE'), { kind: 'online' }).verdict).toBe('found');
    expect(compareLocation(beside('Helena, MT'), { kind: 'online' }).verdict).toBe('differs');
  });
});
