import type { EventFacts } from '../../domain/event-facts.ts';
import { type Fact, compareFacts } from '../../domain/form-facts/compare-facts.ts';
import { squeezed } from '../../domain/form-facts/plain-text.ts';
import { type OwnTexts, placedTexts, textBoxes } from '../../domain/own-texts.ts';
import { isRightToLeft } from '../../domain/name-script.ts';
import { type Box, FACT_LABELS, type FieldMap } from '../../domain/printed-facts.ts';
import { type ReadPdf, type TextPiece, readPdf } from './read-pdf.ts';

export interface Expected {
  pdf: Uint8Array;
  facts: EventFacts;
  texts: OwnTexts;
  fieldMap: FieldMap;
  /** Facts that a person has decided on, since they can't be read or differ (R-CRT-6). */
  decided: readonly Fact[];
}

/** Rounding of coordinates between writer and reader. */
const TOLERANCE_POINTS = 1;
const SAME_LINE_POINTS = 2;

/**
 * Reads a finished certificate and answers what is missing in it, in words for the host (R-CRT-5):
 * each fact of Section II, name and date in their places, the signature in its place. Empty when
 * the certificate is right.
 */
export async function readBack(expected: Expected): Promise<string[]> {
  const { pdf, fieldMap } = expected;
  const read = await readPdf(pdf);
  const missing = [...missingFacts(read, expected), ...missingTexts(read.pieces, expected)];
  if (!read.images.some((image) => isInside(image, fieldMap.signature)))
    missing.push('the signature');
  return missing;
}

/** Which of the texts that are an educator's own can't be found in their places, in words. */
export function missingTexts(
  pieces: readonly TextPiece[],
  { texts, fieldMap }: Pick<Expected, 'texts' | 'fieldMap'>,
): string[] {
  return placedTexts(fieldMap, texts)
    .filter(({ box, text }) => !hasText(pieces, box, text))
    .map(({ label }) => label);
}

/** The labels of the Section II facts that can't be found in a PDF (R-CRT-1). */
function missingFacts(
  { pieces, fields }: ReadPdf,
  { facts, fieldMap, decided }: Pick<Expected, 'facts' | 'fieldMap' | 'decided'>,
): string[] {
  // What was added is none of the form's facts: its date would be one date too many.
  const own = textBoxes(fieldMap);
  const official = pieces.filter((piece) => !own.some((box) => isInside(asBox(piece), box)));
  return compareFacts([...official.flatMap(({ seen }) => seen ?? []), ...fields], facts)
    .filter(({ fact, verdict }) => verdict !== 'found' && !decided.includes(fact))
    .map(({ fact }) => FACT_LABELS[fact]);
}

function hasText(pieces: readonly TextPiece[], box: Box, text: string): boolean {
  const inside = pieces.filter((piece) => isInside(asBox(piece), box));
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
  let letters = squeezed(text);
  while (letters.search(LAM_ALEF) >= 0) letters = letters.replaceAll(LAM_ALEF, '$1\u0644');
  return letters;
}

const asBox = (piece: TextPiece): Box => ({ ...piece, height: 0 });

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
