/** What a form says of one fact, by where it says it. */
export interface FactReading {
  /**
   * Texts beside the label of the fact: places from the likeliest to the least likely, and in each
   * the text of its first line, of its first two, and so on. Empty when the form has no such label.
   */
  beside: readonly (readonly string[])[];
  /** Every piece of text that stands alone on the form, and each one with those below it. */
  everywhere: readonly string[];
}

/**
 * What came of looking for a fact: it is there; something else is in its place; nothing could be
 * found or understood there.
 */
export type Comparison =
  | { verdict: 'found' | 'differs'; onForm: string }
  | { verdict: 'not-found'; onForm: string | null };

export const NOT_FOUND: Comparison = { verdict: 'not-found', onForm: null };

/** What is typed into a form by hand or by a program in place of nothing. */
const EMPTY = /^[\s:_.\-–—]*$/;

export const isFilled = (text: string): boolean => !EMPTY.test(text);

/** What stands beside the label, as it is shown to the host. */
export function firstBeside({ beside }: FactReading): string | null {
  const [first] = beside.map((place) => place.find(isFilled)).filter((text) => text !== undefined);
  return first?.replaceAll(/\s+/g, ' ').trim() ?? null;
}

/**
 * Looks for something that has a form of its own, such as a date: the first place beside the label
 * that has one decides. Without a label it is found only when the form has no other one, since it
 * might be another fact.
 */
export function compareParsed<T>(
  reading: FactReading,
  { parse, isSame }: { parse: (text: string) => T[]; isSame: (values: readonly T[]) => boolean },
): Comparison {
  for (const place of reading.beside) {
    const readable = place.filter((text) => parse(text).length > 0);
    const right = readable.find((text) => isSame(parse(text)));
    const shown = right ?? readable.at(-1);
    if (shown !== undefined) {
      return { verdict: right === undefined ? 'differs' : 'found', onForm: oneLine(shown) };
    }
  }
  const onForm = firstBeside(reading);
  if (onForm !== null) return { verdict: 'not-found', onForm };
  const all = reading.everywhere.filter((text) => !text.includes('\n')).flatMap(parse);
  const whole = reading.everywhere.find((text) => isSame(parse(text)));
  return whole !== undefined && isSame(all)
    ? { verdict: 'found', onForm: oneLine(whole) }
    : NOT_FOUND;
}

const oneLine = (text: string): string => text.replaceAll(/\s+/g, ' ').trim();
