/** A time of day on the host's clock. */
export const timeIn = (moment: string | number, timeZone: string): string =>
  new Date(moment).toLocaleTimeString('en-US', { hour: 'numeric', minute: '2-digit', timeZone });

/** A day with its weekday, on the host's calendar. */
export const weekdayIn = (moment: string, timeZone: string): string =>
  new Date(moment).toLocaleDateString('en-US', { dateStyle: 'full', timeZone });

/** What a flag says, for hosts (R-TIM-5). */
export const refusedWords = (refusedSeconds: number): string => {
  const minutes = Math.max(1, Math.floor(refusedSeconds / 60));
  const words = `${minutes} minute${minutes === 1 ? '' : 's'}`;
  return `This page claimed ${words} more than the clock allows. Nothing of it was credited.`;
};
