import type { Box } from '../domain/printed-facts.ts';
import type { NameFont, ShapedText } from './name-font.ts';

const LARGEST = 13;
const SMALLEST = 6;
const STEP = 0.25;
/** Baseline to baseline, in sizes. */
const LINE_HEIGHT = 1.1;

/** A line with its place on the page. */
export interface PlacedLine {
  hex: string;
  size: number;
  x: number;
  y: number;
}

/**
 * Sets a text into a box: as large as fits on one line, smaller if need be, and at the smallest
 * size on two lines. Null when even that is too long.
 */
export function fitText(text: string, box: Box, font: NameFont): PlacedLine[] | null {
  const line = font.shape(text);
  const size = largestSize([line], box, font);
  if (size) return place([line], size, { box, font });
  const halves = halve(text).map((half) => font.shape(half));
  const smaller = largestSize(halves, box, font);
  return smaller ? place(halves, smaller, { box, font }) : null;
}

function largestSize(
  lines: readonly ShapedText[],
  box: Box,
  { ascent, descent }: NameFont,
): number | null {
  const widest = Math.max(...lines.map(({ width }) => width));
  const height = ascent + descent + (lines.length - 1) * LINE_HEIGHT;
  const fitting = Math.min(LARGEST, box.width / widest, box.height / height);
  const size = Math.floor(fitting / STEP) * STEP;
  const smallest = lines.length === 1 ? SMALLEST : SMALLEST / 2;
  return size >= smallest ? size : null;
}

/** At the blank nearest to the middle, or in the middle when there is none. */
function halve(text: string): [string, string] {
  const middle = text.length / 2;
  const blanks = [...text.matchAll(/\s+/g)].map(({ index }) => index);
  const nearest = blanks.toSorted((a, b) => Math.abs(a - middle) - Math.abs(b - middle))[0];
  const cut = nearest ?? Math.ceil(middle);
  return [text.slice(0, cut).trim(), text.slice(cut).trim()];
}

/** The last line stands on the box's lower edge, as on a ruled line. */
function place(
  lines: readonly ShapedText[],
  size: number,
  { box, font }: { box: Box; font: NameFont },
): PlacedLine[] {
  return lines.map(({ hex }, index) => ({
    hex,
    size,
    x: box.x,
    y: box.y + (font.descent + (lines.length - 1 - index) * LINE_HEIGHT) * size,
  }));
}
