/** How English says how long something is. */
export const DURATIONS = {
  hours: '{0} h',
  minutes: '{0} min',
  seconds: '{0} s',
} as const;
