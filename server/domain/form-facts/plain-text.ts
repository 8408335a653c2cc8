const FRACTIONS: Readonly<Record<string, string>> = { '¼': '.25', '½': '.5', '¾': '.75' };

/**
 * A text in the letters that everybody types: ligatures taken apart, one kind of dash, quote and
 * space, nothing invisible. Line ends stay.
 * @example plainText('“Eﬀective” – 2½ h') // '"Effective" - 2.5 h'
 */
export const plainText = (text: string): string =>
  text
    .replaceAll(/[¼½¾]/g, (sign) => FRACTIONS[sign] ?? sign)
    .normalize('NFKC')
    .replaceAll(/\p{Cf}+/gu, '')
    .replaceAll(/[\u2010-\u2015\u2212]/g, '-')
    .replaceAll(/[\u2018\u2019\u201B\u2032`´]/g, "'")
    .replaceAll(/[\u201C-\u201F\u2033]/g, '"')
    .replaceAll(/[^\S\n]+/g, ' ');

/**
 * What two texts are compared by: their letters, without case and white space.
 * @example squeezed('Reading  ALOUD\n') // 'readingaloud'
 */
export const squeezed = (text: string): string =>
  plainText(text).replaceAll(/\s+/g, '').toLowerCase();

/**
 * How a text of several lines may be read: a hyphen at the end of a line is part of the word, or was
 * set for the line only.
 * @example readingsOf('profes-\nsional') // ['profes-sional', 'professional']
 */
export function readingsOf(text: string): string[] {
  const plain = plainText(text);
  return [
    ...new Set([plain.replaceAll(/-\s*\n\s*/g, '-'), plain.replaceAll(/-\s*\n\s*/g, '')]),
  ].map(squeezed);
}
