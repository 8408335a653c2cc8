/**
 * The calendar day of a moment in a time zone, as the form prints it: MM/DD/YYYY.
 * @example calendarDay(new Date('2026-01-01T03:00:00Z'), 'America/Denver') // '12/31/2025'
 */
export function calendarDay(moment: Date, timeZone: string): string {
  const format = formats.get(timeZone) ?? formatIn(timeZone);
  formats.set(timeZone, format);
  return format.format(moment);
}

/** Kept by time zone, since making one takes far longer than using it. */
const formats = new Map<string, Intl.DateTimeFormat>();

const formatIn = (timeZone: string) =>
  new Intl.DateTimeFormat('en-US', {
    timeZone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  });

/**
 * The day so many days before another one.
 * @example daysBefore('2026-03-01', 1) // '2026-02-28'
 */
export function daysBefore(day: string, count: number): string {
  const moment = new Date(`${day}T00:00:00Z`);
  moment.setUTCDate(moment.getUTCDate() - count);
  return moment.toISOString().slice(0, 10);
}

/**
 * The same day as YYYY-MM-DD, to be compared with an event's dates.
 * @example isoDay(new Date('2026-01-01T03:00:00Z'), 'America/Denver') // '2025-12-31'
 */
export function isoDay(moment: Date, timeZone: string): string {
  const [month, day, year] = calendarDay(moment, timeZone).split('/');
  return `${year}-${month}-${day}`;
}
