import { type Comparison, type FactReading, compareParsed } from './comparison.ts';
import { plainText } from './plain-text.ts';

const NUMBER = /(?<![\d./-])(?:\d+(?:\.\d+)?|\.\d+)(?![\d/]|\.\d|-\d)/g;
const NAMED =
  /(?<![\d./-])(\d+(?:\.\d+)?|\.\d+)\s*(?:pdus?\b|(?:professional\s+development\s+|renewal\s+)?units?\b)/gi;

/**
 * Looks for the PDUs: “5”, “5.0” and “5 PDUs” are the same. Without a label only a number that is
 * called PDUs or units counts.
 * @example compareUnits({ beside: [['5.0']], everywhere: [] }, 5).verdict // 'found'
 */
export function compareUnits(reading: FactReading, expected: number): Comparison {
  const isSame = (numbers: readonly number[]) =>
    numbers.length > 0 && numbers.every((number) => number === expected);
  return compareParsed(reading, { parse: reading.beside.length > 0 ? numbersIn : unitsIn, isSame });
}

const numbersIn = (text: string): number[] => (plainText(text).match(NUMBER) ?? []).map(Number);

const unitsIn = (text: string): number[] =>
  [...plainText(text).matchAll(NAMED)].map(([, number]) => Number(number));
