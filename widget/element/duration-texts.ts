/** How English says how long something is. */
export const DURATIONS = {
  hours: '{0} h',
  hoursAndMinutes: '{0} h {1} min',
  minutes: '{0} min',
  minutesAndSeconds: '{0} min {1} s',
  seconds: '{0} s',
} as const;
