import { z } from 'zod';

/** What platforms send is read as far as it can be: optional parts that come out wrong are absent. */
export const looseText = z
  .union([z.string(), z.number()])
  .transform((value) => String(value).trim())
  .refine((value) => value !== '' && !isUnfilled(value))
  .optional()
  .catch(undefined);

/** An http(s) address; Moodle sends an empty string where there is none. */
export const looseUrl = z
  .url({ protocol: /^https?$/ })
  .optional()
  .catch(undefined);

/** A platform that does not know a variable sends its name, like “$Person.name.full”. */
const isUnfilled = (value: string): boolean => /^\$[A-Za-z]/.test(value);

/** JSON whatever the content type says (Moodle's tokens come as text/html); undefined when it is none. */
export function readJson(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch {
    return undefined;
  }
}

/**
 * The address of the next page. Moodle's line items come with curly quotes and `&amp;` in the
 * header, in UTF-8, which HTTP clients read as Latin-1.
 * @example nextPage('<https://lms.test/p?page=2>; rel="next"', 'https://lms.test/p') // '…page=2'
 */
export function nextPage(link: string | null, base: string): string | null {
  if (!link) return null;
  const plain = Buffer.from(link, 'latin1').toString('utf8').replaceAll(/[“”„]/g, '"');
  for (const [, address = '', parameters = ''] of plain.matchAll(/<([^>]*)>([^<]*)/g)) {
    const [, quoted, bare] = /;\s*rel\s*=\s*(?:"([^"]*)"|([^\s;,"]+))/i.exec(parameters) ?? [];
    const relations = (quoted ?? bare ?? '').toLowerCase().split(/\s+/);
    if (!relations.includes('next')) continue;
    const decoded = address.trim().replaceAll('&amp;', '&');
    return URL.canParse(decoded, base) ? new URL(decoded, base).href : null;
  }
  return null;
}

const MAX_WAIT_SECONDS = 24 * 3600;

/** `Retry-After` in seconds, from a number or a date; undefined when there is none to be read. */
export function readRetryAfter(header: string | null, now: Date): number | undefined {
  if (!header) return undefined;
  const seconds = /^\d+$/.test(header.trim())
    ? Number(header)
    : (Date.parse(header) - now.getTime()) / 1000;
  if (Number.isNaN(seconds)) return undefined;
  return Math.min(Math.max(Math.ceil(seconds), 0), MAX_WAIT_SECONDS);
}

/** The scopes in an answer or a claim: a list, or words with spaces between; null when absent. */
export function readScopes(value: unknown): string[] | null {
  if (typeof value === 'string') return value.split(/\s+/).filter(Boolean);
  if (Array.isArray(value)) return value.filter((one) => typeof one === 'string');
  return null;
}
