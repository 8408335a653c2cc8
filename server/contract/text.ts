import { z } from 'zod';

/** Control characters, and marks that turn the direction of what follows, have no place in a field. */
const HIDDEN = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F\u202A-\u202E\u2066-\u2069]/;

/** Text that a person typed, in any script. */
export const typedText = (maxLength: number) =>
  z
    .string()
    .trim()
    .max(maxLength, `must have at most ${maxLength} characters`)
    .refine((text) => !HIDDEN.test(text), 'has invisible control characters; type it anew');

/** A calendar day, or empty while it is not chosen. */
export const day = z.union([z.literal(''), z.iso.date('must be a day like 2026-09-01')]);
