/** A ZIP code, with or without its four further digits. */
export const isZip = (text: string): boolean => /^\d{5}(?:-\d{4})?$/.test(text.trim());

/** Ten digits, or eleven with the country's 1, however they are written. */
export function isPhone(text: string): boolean {
  const digits = text.replaceAll(/\D/g, '');
  return /^1?\d{10}$/.test(digits);
}

/**
 * A phone number as OPI's lists print it; what is no number stays as typed.
 * @example prettyPhone('406.555.0142') // '(406) 555-0142'
 */
export function prettyPhone(text: string): string {
  if (!isPhone(text)) return text;
  const digits = text.replaceAll(/\D/g, '').slice(-10);
  return `(${digits.slice(0, 3)}) ${digits.slice(3, 6)}-${digits.slice(6)}`;
}

/** The longest address that mail servers take. */
const MAX_EMAIL_LENGTH = 254;

/** One e-mail address and nothing else: no name, no list, no line break. */
export const isEmail = (text: string): boolean =>
  text.length <= MAX_EMAIL_LENGTH && /^[^\s@<>()[\]\\,;:"]+@[^\s@<>()[\]\\,;:"]+$/.test(text);
