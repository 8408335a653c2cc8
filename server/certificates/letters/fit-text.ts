import type { Box } from '../../domain/printed-facts.ts';
import { lettersOf } from '../../domain/name-script.ts';
import type { SetLine, TextSetter } from './text-setter.ts';

const LARGEST = 13;
const SMALLEST = 6;
const STEP = 0.25;
/** Baseline to baseline, in sizes. */
const LINE_HEIGHT = 1.1;
/** Highest and lowest letters of two lines seldom meet. */
const TIGHTENED = 0.1;

/** A line with its place on the page. */
export interface PlacedLine {
  line: SetLine;
  size: number;
  x: number;
  y: number;
}

/**
 * Sets a text into a box: as large as fits on one line, smaller if need be, and at the smallest
 * size on two lines. Null when even that is too long.
 */
export function fitText(text: string, box: Box, { set }: TextSetter): PlacedLine[] | null {
  const line = set(text);
  const size = largestSize([line], box);
  if (size) return place([line], size, box);
  const halves = halve(text).map((half) => set(half));
  const smaller = largestSize(halves, box);
  return smaller ? place(halves, smaller, box) : null;
}

function largestSize(lines: readonly SetLine[], box: Box): number | null {
  const widest = Math.max(...lines.map(({ width }) => width));
  const { ascent, descent } = extentOf(lines);
  const height = ascent + descent + (lines.length - 1) * lineHeight(lines);
  const fitting = Math.min(LARGEST, box.width / widest, box.height / height);
  const size = Math.floor(fitting / STEP) * STEP;
  const smallest = lines.length === 1 ? SMALLEST : SMALLEST / 2;
  return size >= smallest ? size : null;
}

const extentOf = (lines: readonly SetLine[]) => ({
  ascent: Math.max(...lines.map(({ ascent }) => ascent)),
  descent: Math.max(...lines.map(({ descent }) => descent)),
});

/** Letters with much above or below them ask for more. */
function lineHeight(lines: readonly SetLine[]): number {
  const { ascent, descent } = extentOf(lines);
  return Math.max(LINE_HEIGHT, ascent + descent - TIGHTENED);
}

/** At the blank nearest to the middle, or between two letters when there is none. */
function halve(text: string): [string, string] {
  const letters = lettersOf(text);
  const middle = letters.length / 2;
  const blanks = letters.flatMap((letter, index) => (/^\s+$/.test(letter) ? [index] : []));
  const nearest = blanks.toSorted((a, b) => Math.abs(a - middle) - Math.abs(b - middle))[0];
  const cut = nearest ?? Math.ceil(middle);
  return [letters.slice(0, cut).join('').trim(), letters.slice(cut).join('').trim()];
}

/** The last line stands on the box's lower edge, as on a ruled line. */
function place(lines: readonly SetLine[], size: number, box: Box): PlacedLine[] {
  const { descent } = extentOf(lines);
  const step = lineHeight(lines);
  return lines.map((line, index) => ({
    line,
    size,
    x: box.x,
    y: box.y + (descent + (lines.length - 1 - index) * step) * size,
  }));
}
