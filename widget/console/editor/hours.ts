/**
 * Whole minutes of what a host types as hours: “1.5”, “1:30” or “1 h 30”. A part of a minute is cut
 * off, since time is never rounded up (R-PDU-1). Null when it is no time.
 * @example minutesOf('1:30') // 90
 */
export function minutesOf(text: string): number | null {
  const clock = /^\s*(\d{1,3})\s*(?::|h)\s*(\d{1,2})?\s*(?:m|min)?\s*$/i.exec(text);
  if (clock) return Number(clock[1]) * 60 + Number(clock[2] ?? 0);
  const decimal = /^\s*(\d{1,3}(?:[.,]\d{1,4})?)\s*$/.exec(text);
  if (!decimal) return null;
  // Rounded to a tenth first, because 1.1 * 60 is 66.00000000000001 and 0.55 * 60 is 33.00000001.
  return Math.floor(Math.round(Number(decimal[1]?.replace(',', '.')) * 600) / 10);
}

/** Minutes as hours for the field. */
export function hoursText(minutes: number | null): string {
  if (minutes === null) return '';
  const rest = minutes % 60;
  return rest === 0
    ? String(minutes / 60)
    : `${Math.floor(minutes / 60)}:${String(rest).padStart(2, '0')}`;
}
