/** Letters and digits of a serial, without 0, 1, I and O, which look alike. */
export const SERIAL_ALPHABET = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ';

/** Of 5 bits each, in groups that can be read out on the phone. */
export const SERIAL_LENGTH = 28;

const GROUP = /.{4}/g;

/** A serial as it is stored and shown, from its letters alone. */
export const inGroups = (letters: string): string => letters.match(GROUP)?.join('-') ?? letters;

/**
 * The serial that somebody typed or pasted, however it is spaced; null when it can't be one.
 * @example readSerial('ab12 …') // null
 */
export function readSerial(typed: string): string | null {
  const letters = typed.toUpperCase().replaceAll(/[\s\p{Pd}.]/gu, '');
  const isSerial =
    letters.length === SERIAL_LENGTH &&
    [...letters].every((letter) => SERIAL_ALPHABET.includes(letter));
  return isSerial ? inGroups(letters) : null;
}
