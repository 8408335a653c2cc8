const FORMAT = new Intl.DateTimeFormat('en-US', { dateStyle: 'medium', timeZone: 'UTC' });

/** Calendar days (`2026-11-20`) as people write them; one day is named once, none is a dash. */
export function dayRange(startDate: string, endDate: string): string {
  if (!startDate || !endDate) return '–';
  const start = new Date(`${startDate}T00:00:00Z`);
  const end = new Date(`${endDate}T00:00:00Z`);
  return start > end
    ? `${FORMAT.format(start)} – ${FORMAT.format(end)}`
    : FORMAT.formatRange(start, end);
}
