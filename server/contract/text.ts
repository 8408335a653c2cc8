import { z } from 'zod';

/** Control characters but tab and line ends, and marks that turn the direction of what follows. */
const HIDDEN = /(?![\t\n\r])\p{Cc}|[\u202A-\u202E\u2066-\u2069]/u;

/** Text that a person typed, in any script. */
export const typedText = (maxLength: number) =>
  z
    .string()
    .trim()
    .max(maxLength, `must have at most ${maxLength} characters`)
    .refine((text) => !HIDDEN.test(text), 'has invisible control characters; type it anew');

/** A calendar day, or empty while it is not chosen. */
export const day = z.union([z.literal(''), z.iso.date('must be a day like 2026-09-01')]);
