import type { EventDetails } from './event-details.ts';

/**
 * The same event for the year after: dates moved on, everything else taken over as it stands. The
 * form is not: the state's print carries the dates (R-EVT-3, R-CRT-6).
 * @example nextYear({ ...details, startDate: '2026-09-01', endDate: '2027-08-31' }).startDate // '2027-09-01'
 */
export function nextYear(details: EventDetails): EventDetails {
  const startDate = details.isRolling ? dayAfter(details.endDate) : yearLater(details.startDate);
  const endDate = details.isRolling ? dayBefore(yearLater(startDate)) : yearLater(details.endDate);
  return { ...details, startDate, endDate };
}

/**
 * The last day of a course that is always open: one year in all (R-EVT-3).
 * @example rollingEnd('2026-09-01') // '2027-08-31'
 */
export const rollingEnd = (startDate: string): string => dayBefore(yearLater(startDate));

/** February 29 becomes February 28. */
function yearLater(day: string): string {
  const [year = '', month = '', date = ''] = day.split('-');
  const later = `${Number(year) + 1}-${month}`;
  return `${later}-${month === '02' && date === '29' ? '28' : date}`;
}

const dayAfter = (day: string): string => shift(day, 1);
const dayBefore = (day: string): string => shift(day, -1);

/**
 * A calendar day so many days later.
 * @example shift('2026-12-31', 1) // '2027-01-01'
 */
export function shift(day: string, days: number): string {
  const moved = new Date(`${day}T00:00:00Z`);
  moved.setUTCDate(moved.getUTCDate() + days);
  return moved.toISOString().slice(0, 10);
}
