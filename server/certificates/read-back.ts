import {
  type Box,
  FACT_LABELS,
  type FieldMap,
  type PrintedFacts,
} from '../domain/printed-facts.ts';
import { isRightToLeft } from '../domain/name-script.ts';
import { type ReadPdf, type TextPiece, readPdf } from './read-pdf.ts';
import { squeeze, textOf } from './squeeze.ts';

export interface Expected {
  pdf: Uint8Array;
  facts: PrintedFacts;
  name: string;
  dateText: string;
  fieldMap: FieldMap;
}

/** Rounding of coordinates between writer and reader. */
const TOLERANCE_POINTS = 1;
const SAME_LINE_POINTS = 2;

/**
 * Reads a finished certificate and answers what is missing in it, in words for the host (R-CRT-5):
 * each fact of Section II, name and date in their places, the signature in its place. Empty when
 * the certificate is right.
 */
export async function readBack({
  pdf,
  facts,
  name,
  dateText,
  fieldMap,
}: Expected): Promise<string[]> {
  const read = await readPdf(pdf);
  const missing = missingFacts(read, facts);
  if (!hasText(read, fieldMap.name, name)) missing.push('the educator’s name');
  if (!hasText(read, fieldMap.date, dateText)) missing.push('the date');
  if (!read.images.some((image) => isInside(image, fieldMap.signature)))
    missing.push('the signature');
  return missing;
}

/** The labels of the Section II facts that can't be found in a PDF (R-CRT-1). */
export function missingFacts(read: ReadPdf, facts: PrintedFacts): string[] {
  const all = textOf(read);
  const labels = Object.values(FACT_LABELS).map(squeeze);
  // Digits of the units would be found in any date, so labels and other facts are taken out first.
  const rest = [
    ...labels,
    ...Object.values(facts)
      .filter((fact) => fact !== facts.unitsEarned)
      .map(squeeze),
  ]
    .toSorted((a, b) => b.length - a.length)
    .reduce((text, known) => text.replaceAll(known, '\n'), all);
  return (Object.keys(FACT_LABELS) as (keyof PrintedFacts)[])
    .filter(
      (key) =>
        !(key === 'unitsEarned'
          ? hasUnits(rest, facts.unitsEarned)
          : all.includes(squeeze(facts[key]))),
    )
    .map((key) => FACT_LABELS[key]);
}

/** The number alone, not as a part of another number. */
function hasUnits(text: string, units: string): boolean {
  const number = units.includes('.') ? units.replace('.', '\\.') : `${units}(?:\\.0+)?`;
  return new RegExp(`(?<![\\d.])${number}(?![\\d.])`).test(text);
}

function hasText({ pieces }: ReadPdf, box: Box, text: string): boolean {
  const inside = pieces.filter((piece) => isInside({ ...piece, height: 0 }, box));
  const inOrder = isRightToLeft(text) ? inside.toSorted(fromTheRight) : inside;
  const read = inOrder.map((piece: TextPiece) => piece.text).join('');
  return lettersInOrder(read).includes(lettersInOrder(text));
}

const fromTheRight = (a: TextPiece, b: TextPiece): number =>
  Math.abs(a.y - b.y) > SAME_LINE_POINTS ? b.y - a.y : b.x - a.x;

/**
 * Squeezed; lam and alef, which are one glyph, in one order: pdfjs turns a line that is read from
 * the right around, and with it the letters of such a glyph.
 */
function lettersInOrder(text: string): string {
  const LAM_ALEF = /\u0644([\u0622\u0623\u0625\u0627\u0671])/g;
  let letters = squeeze(text);
  while (letters.search(LAM_ALEF) >= 0) letters = letters.replaceAll(LAM_ALEF, '$1\u0644');
  return letters;
}

function isInside(inner: Box, outer: Box): boolean {
  const t = TOLERANCE_POINTS;
  return (
    inner.page === outer.page &&
    inner.x >= outer.x - t &&
    inner.y >= outer.y - t &&
    inner.x + inner.width <= outer.x + outer.width + t &&
    inner.y + inner.height <= outer.y + outer.height + t
  );
}
