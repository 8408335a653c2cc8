import { z } from 'zod';

/**
 * What nobody types on purpose: control characters but tab and line ends, marks that turn the
 * direction of what follows, marks without width that make two texts look alike, halves of characters.
 * Joiners stay, since some scripts are not written rightly without them.
 */
const HIDDEN =
  /(?![\t\n\r])\p{Cc}|\p{Cs}|[\u061C\u180E\u200B\u2028\u2029\u202A-\u202E\u2060-\u2069\uFEFF\uFFFE\uFFFF]/u;

/** Ends of lines, and tabs. */
const LINE_END = /[\t\n\r]/;

/** At least one character that shows; fillers and blanks of some scripts do not. */
const VISIBLE = /[^\p{Z}\p{C}\u115F\u1160\u2800\u3164\uFFA0]/u;

const isClean = (text: string): boolean => !HIDDEN.test(text);

/** Text that a person typed, in any script, on as many lines as wanted. */
export const typedText = (maxLength: number) =>
  z
    .string()
    .trim()
    .max(maxLength, `must have at most ${maxLength} characters`)
    .refine(isClean, 'has invisible control characters; type it anew')
    .refine((text) => text === '' || VISIBLE.test(text), 'has nothing in it that can be seen');

/** The same on one line: titles, names, places. */
export const typedLine = (maxLength: number) =>
  typedText(maxLength).refine((text) => !LINE_END.test(text), 'must be on one line');

/** An id that a program made. */
export const idText = z.string().regex(/^[\w.:-]{1,100}$/, 'must be an id');

/** A web address, as it stands in a browser. */
export const webAddress = (maxLength: number) =>
  z
    .url({ protocol: /^https?$/, error: 'must be an address like https://lms.example.org' })
    .max(maxLength)
    .refine(isClean, 'has invisible control characters; type it anew');

const EARLIEST_DAY = '2000-01-01';
const LATEST_DAY = '2200-12-31';

/** A calendar day, or empty while it is not chosen. */
export const day = z.union([
  z.literal(''),
  z.iso
    .date('must be a day like 2026-09-01')
    .refine(
      (text) => text >= EARLIEST_DAY && text <= LATEST_DAY,
      'must be in our century or the next',
    ),
]);
