import { say } from './say.ts';

/**
 * Hours, minutes and seconds as people say them.
 * @example duration(605) // '10 min 5 s'
 */
export function duration(seconds: number): string {
  const whole = Math.floor(seconds);
  const [hours, minutes, rest] = [
    Math.floor(whole / 3600),
    Math.floor(whole / 60) % 60,
    whole % 60,
  ];
  if (hours > 0 && minutes === 0) return say('hours', hours);
  if (hours > 0) return say('hoursAndMinutes', hours, minutes);
  if (minutes === 0) return say('seconds', rest);
  if (rest === 0) return say('minutes', minutes);
  return say('minutesAndSeconds', minutes, rest);
}

/**
 * A place in a recording, as players show it.
 * @example placeOf(3725) // '1:02:05'
 */
export function placeOf(seconds: number): string {
  const whole = Math.floor(seconds);
  const two = (value: number) => String(value).padStart(2, '0');
  const minutes = Math.floor(whole / 60);
  const rest = two(whole % 60);
  if (minutes < 60) return `${minutes}:${rest}`;
  return `${Math.floor(minutes / 60)}:${two(minutes % 60)}:${rest}`;
}
