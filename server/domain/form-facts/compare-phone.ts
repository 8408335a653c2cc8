import { type Comparison, type FactReading, compareParsed } from './comparison.ts';
import { plainText } from './plain-text.ts';

const PHONE = /(?<!\d)(?:\+?1[\s.-]*)?\(?\d{3}\)?[\s./-]*\d{3}[\s.-]*\d{4}(?!\d)/g;

/**
 * Looks for the phone number, however its ten digits are written.
 * @example comparePhone({ beside: [['406.555.0142']], everywhere: [] }, '(406) 555-0142').verdict // 'found'
 */
export function comparePhone(reading: FactReading, expected: string): Comparison {
  const [wanted] = phonesIn(expected);
  const isSame = (phones: readonly string[]) =>
    phones.length > 0 && phones.every((phone) => phone === wanted);
  return compareParsed(reading, { parse: phonesIn, isSame });
}

/** Every phone number of a text, as ten digits. */
const phonesIn = (text: string): string[] =>
  (plainText(text).match(PHONE) ?? []).map((phone) => phone.replaceAll(/\D/g, '').slice(-10));
