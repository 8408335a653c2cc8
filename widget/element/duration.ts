import { say } from './say.ts';

/**
 * Hours, minutes and seconds as people say them.
 * @example duration(605) // '10 min 5 s'
 */
export function duration(seconds: number): string {
  const whole = Math.floor(seconds);
  const hours = Math.floor(whole / 3600);
  const minutes = Math.floor(whole / 60) % 60;
  const rest = hours > 0 ? 0 : whole % 60;
  const words = [
    hours > 0 && say('hours', hours),
    minutes > 0 && say('minutes', minutes),
    (rest > 0 || whole === 0) && say('seconds', rest),
  ];
  return words.filter(Boolean).join(' ');
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
