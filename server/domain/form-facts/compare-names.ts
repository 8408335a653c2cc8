import { type Comparison, type FactReading, NOT_FOUND, firstBeside } from './comparison.ts';
import { readingsOf, squeezed } from './plain-text.ts';

/** What may stand between the names of a list, or before it. */
const BETWEEN = /^(?:[,;/&+:_|]|and)*$/;

/**
 * Looks for the instructors: every name, in any order, and nobody else.
 * @example compareNames({ beside: [['B. Roe and A. Doe']], everywhere: [] }, ['A. Doe', 'B. Roe']).verdict // 'found'
 */
export function compareNames(reading: FactReading, expected: readonly string[]): Comparison {
  const isSame = (text: string) => readingsOf(text).some((read) => hasJust(read, expected));
  const places = [...reading.beside.flat(), ...reading.everywhere];
  if (expected.length > 0 && places.some(isSame)) {
    return { verdict: 'found', onForm: expected.join(', ') };
  }
  const onForm = firstBeside(reading);
  return onForm === null ? NOT_FOUND : { verdict: 'differs', onForm };
}

/** Takes each name out, the longest first, since a short one may be a part of it. */
function hasJust(text: string, names: readonly string[]): boolean {
  const wanted = names.map(squeezed).toSorted((a, b) => b.length - a.length);
  let rest = text;
  for (const name of wanted) {
    if (!rest.includes(name)) return false;
    rest = rest.replace(name, '|');
  }
  return BETWEEN.test(rest);
}
