import { type Comparison, type FactReading, compareParsed } from './comparison.ts';
import { plainText } from './plain-text.ts';

const MONTHS = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');
const MONTH = '(?<month>[a-z]{3,9})\\.?';
const DAY = '(?<day>\\d{1,2})(?:st|nd|rd|th)?';
const YEAR = '(?<year>\\d{4})';

/** Each way to write a date, as it is used in the United States. */
const WAYS: readonly RegExp[] = [
  /(?<!\d)(?<year>\d{4})\s?-\s?(?<month>\d{1,2})\s?-\s?(?<day>\d{1,2})(?!\d)/g,
  /(?<!\d)(?<month>\d{1,2})\s?[/.-]\s?(?<day>\d{1,2})\s?[/.-]\s?(?<year>\d{4}|\d{2})(?!\d)/g,
  new RegExp(`\\b${MONTH}\\s*${DAY}\\s*,?\\s*${YEAR}(?!\\d)`, 'g'),
  new RegExp(`(?<!\\d)${DAY}\\s+${MONTH}\\s*,?\\s*${YEAR}(?!\\d)`, 'g'),
];

/** “March 4 - 6, 2026” and “March 4 to April 6, 2026”: the year stands once, perhaps the month too. */
const SHORT_RANGE = new RegExp(
  `\\b(?<from>[a-z]{3,9})\\.?\\s*(?<first>\\d{1,2})(?:st|nd|rd|th)?\\s*(?:-|to|through|and|&)\\s*` +
    `(?:(?<until>[a-z]{3,9})\\.?\\s*)?(?<last>\\d{1,2})(?:st|nd|rd|th)?\\s*,?\\s*(?<year>\\d{4})(?!\\d)`,
  'g',
);

/**
 * Looks for the beginning and ending dates, in any usual way to write them. A form with one date is
 * of an event of one day.
 * @example compareDates({ beside: [['3/4/2026 - 3/6/2026']], everywhere: [] }, { startDate: '2026-03-04', endDate: '2026-03-06' }).verdict // 'found'
 */
export function compareDates(
  reading: FactReading,
  { startDate, endDate }: { startDate: string; endDate: string },
): Comparison {
  const isSame = (dates: readonly string[]) =>
    startDate === endDate
      ? dates.length > 0 && dates.every((date) => date === startDate)
      : dates.length === 2 && dates[0] === startDate && dates[1] === endDate;
  return compareParsed(reading, { parse: datesIn, isSame });
}

/**
 * Every date of a text as YYYY-MM-DD, in its order.
 * @example datesIn('March 4-6, 2026') // ['2026-03-04', '2026-03-06']
 */
export function datesIn(text: string): string[] {
  let rest = plainText(text).replaceAll(/\s+/g, ' ').toLowerCase();
  const found: { at: number; dates: string[] }[] = [];
  for (const way of [SHORT_RANGE, ...WAYS]) {
    // What was read is taken out, so that no other way reads a part of it.
    for (const { 0: whole, index, groups = {} } of rest.matchAll(way)) {
      const dates = isoDates(groups);
      if (!dates) continue;
      found.push({ at: index, dates });
      rest = `${rest.slice(0, index)}${'_'.repeat(whole.length)}${rest.slice(index + whole.length)}`;
    }
  }
  return found.toSorted((a, b) => a.at - b.at).flatMap(({ dates }) => dates);
}

/** The one or two days of what was read; null when one of them is no day of the calendar. */
function isoDates(groups: Record<string, string | undefined>): string[] | null {
  const { year, month, day, from, first, until, last } = groups;
  const dates = from
    ? [isoDate(year, from, first), isoDate(year, until ?? from, last)]
    : [isoDate(year, month, day)];
  return dates.some((date) => date === null) ? null : dates.filter((date) => date !== null);
}

/** Null for what is no day of the calendar. */
function isoDate(year = '', month = '', day = ''): string | null {
  const fullYear = year.length === 2 ? `20${year}` : year;
  const number = /^\d+$/.test(month) ? Number(month) : MONTHS.indexOf(month.slice(0, 3)) + 1;
  const iso = `${fullYear}-${String(number).padStart(2, '0')}-${day.padStart(2, '0')}`;
  const moment = new Date(`${iso}T00:00:00Z`);
  const isReal = !Number.isNaN(moment.getTime()) && moment.toISOString().startsWith(iso);
  return isReal ? iso : null;
}
