const WITH_TIME = {
  year: 'numeric',
  month: 'short',
  day: 'numeric',
  hour: 'numeric',
  minute: '2-digit',
  timeZoneName: 'short',
} as const;

/**
 * A moment as the host's clock shows it, with its zone named.
 * @example momentIn('2026-11-25T08:15:00Z', 'America/Denver') // 'Nov 25, 2026, 1:15 AM MST'
 */
export const momentIn = (moment: string, timeZone: string): string =>
  new Date(moment).toLocaleString('en-US', { ...WITH_TIME, timeZone });

/** The day of a moment on the host's calendar. */
export const dayIn = (moment: string, timeZone: string): string =>
  new Date(moment).toLocaleDateString('en-US', { dateStyle: 'medium', timeZone });
