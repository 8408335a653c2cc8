import type { Box } from './printed-facts.ts';

/** A run of text on a form, by its baseline; points from the left and the bottom of the page as shown. */
export interface FormText {
  page: number;
  text: string;
  x: number;
  y: number;
  width: number;
  /** Size of its letters. */
  size: number;
}

/** A horizontal line to write on, or the lower edge of a box to write in. */
export interface FormLine {
  page: number;
  x: number;
  y: number;
  width: number;
}

/** An empty field of an interactive form (AcroForm), under the name that its maker gave it. */
export interface FormField {
  name: string;
  box: Box;
}

/** What there is on a form, as far as it helps to find places. */
export interface FormLayout {
  pages: { width: number; height: number }[];
  texts: FormText[];
  lines: FormLine[];
  fields: FormField[];
}

/** Between two pieces of one word or one line, in sizes of the letters. */
const WORD_GAP = 0.6;
const SAME_BASELINE_POINTS = 1.5;

/** Joins what stands side by side on a line: printing tears texts at ligatures and blanks. */
export function joinTexts(texts: readonly FormText[]): FormText[] {
  const sorted = texts.toSorted((a, b) => a.page - b.page || b.y - a.y || a.x - b.x);
  const joined: FormText[] = [];
  for (const text of sorted) {
    const left = joined.findLast((other) => follows(other, text));
    if (left) Object.assign(left, joinedWith(left, text));
    else joined.push({ ...text });
  }
  return joined;
}

function follows(left: FormText, right: FormText): boolean {
  const gap = right.x - (left.x + left.width);
  return (
    left.page === right.page &&
    Math.abs(left.y - right.y) <= SAME_BASELINE_POINTS &&
    Math.abs(gap) <= WORD_GAP * Math.max(left.size, right.size)
  );
}

/** With a blank between them where the gap is wider than between letters. */
function joinedWith(left: FormText, right: FormText): Partial<FormText> {
  const gap = right.x - (left.x + left.width);
  const blank = gap > left.size * 0.15 && !/\s$/.test(left.text) ? ' ' : '';
  return { text: left.text + blank + right.text, width: right.x + right.width - left.x };
}

/** At least so many in a row are a line to write on. */
const UNDERSCORES = /_{5,}/g;

/** Takes lines that were typed as underscores out of the texts. */
export function takeUnderscores(texts: readonly FormText[]): Pick<FormLayout, 'texts' | 'lines'> {
  const lines = texts.flatMap((text) =>
    [...text.text.matchAll(UNDERSCORES)].map((found): FormLine => {
      const perLetter = text.width / text.text.length;
      return {
        page: text.page,
        x: text.x + found.index * perLetter,
        y: text.y - text.size * 0.15,
        width: found[0].length * perLetter,
      };
    }),
  );
  const rest = texts.flatMap((text) => piecesBetween(text));
  return { texts: rest, lines };
}

function piecesBetween(text: FormText): FormText[] {
  const perLetter = text.width / Math.max(1, text.text.length);
  const pieces: FormText[] = [];
  let start = 0;
  const add = (end: number) => {
    const words = text.text.slice(start, end);
    if (words.trim() !== '')
      pieces.push({
        ...text,
        text: words.trim(),
        x: text.x + start * perLetter,
        width: words.trimEnd().length * perLetter,
      });
  };
  for (const { index, 0: found } of text.text.matchAll(UNDERSCORES)) {
    add(index);
    start = index + found.length;
  }
  add(text.text.length);
  return pieces;
}
