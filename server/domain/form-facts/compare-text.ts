import { type Comparison, type FactReading, NOT_FOUND, firstBeside } from './comparison.ts';
import { readingsOf, squeezed } from './plain-text.ts';

/** `and` is as good as `&`. */
const key = (text: string): string => squeezed(text.replaceAll('&', ' and '));

/**
 * Looks for a title or a name of an organization: the whole of it, nothing before or behind it, so
 * that “Algebra” is not found in “Algebra II”. Line breaks, hyphens set at them, case, spacing and
 * ligatures don't matter.
 * @example compareText({ beside: [['Reading\nAloud']], everywhere: [] }, 'Reading aloud').verdict // 'found'
 */
export function compareText(reading: FactReading, expected: string): Comparison {
  const wanted = key(expected);
  const isSame = (text: string) =>
    readingsOf(text.replaceAll('&', ' and ')).some((read) => trimmed(read) === wanted);
  const places = [...reading.beside.flat(), ...reading.everywhere];
  if (places.some(isSame)) return { verdict: 'found', onForm: expected };
  const onForm = firstBeside(reading);
  return onForm === null ? NOT_FOUND : { verdict: 'differs', onForm };
}

/** Lines to write on, and the colon of a label. */
const trimmed = (text: string): string => text.replaceAll(/^[:_]+|_+$/g, '');
