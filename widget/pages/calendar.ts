const FORMAT = new Intl.DateTimeFormat('en-US', { dateStyle: 'medium', timeZone: 'UTC' });

/** Calendar days (`2026-11-20`) as people write them; one day is named once. */
export function dayRange(startDate: string, endDate: string): string {
  const [start, end] = [startDate, endDate].map((day) => new Date(`${day}T00:00:00Z`));
  return start && end ? FORMAT.formatRange(start, end) : '';
}
