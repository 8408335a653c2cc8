import { FACT_LABELS, type PrintedFacts } from '../printed-facts.ts';
import type { FactReading } from './comparison.ts';
import { squeezed } from './plain-text.ts';
import { type SeenText, cellsOf } from './seen-text.ts';

type Fact = keyof PrintedFacts;

/** A label where it was found, and what its own piece of text says behind it. */
interface FoundLabel {
  box: SeenText;
  behind: string;
}

const FACTS = Object.keys(FACT_LABELS) as Fact[];
/** A value may take so many lines. */
const MAX_LINES = 4;
/** Between two lines of one text, in heights of a line. */
const NEXT_LINE = 1.3;
/** How far the beginnings of lines of one column differ, in points. */
const SAME_COLUMN = 8;

/** What a form says of each fact: beside its label, and everywhere. */
export function readLabels(pieces: readonly SeenText[]): Record<Fact, FactReading> {
  const cells = cellsOf(pieces);
  const labels = FACTS.map((fact) => [fact, findLabel(cells, FACT_LABELS[fact])] as const);
  const boxes = labels.flatMap(([, label]) => (label ? [label.box] : []));
  const values = cells.filter((cell) => !boxes.some((box) => covers(box, cell)));
  const everywhere = values.flatMap((cell) => linesFrom(cell, values));
  const readings = labels.map(([fact, label]) => [
    fact,
    { beside: label ? placesBeside(label, values, boxes) : [], everywhere },
  ]);
  // One entry for each fact, made from their list.
  return Object.fromEntries(readings) as Record<Fact, FactReading>;
}

/** A label may go on in the next line, and the value may begin in the label's own piece of text. */
function findLabel(cells: readonly SeenText[], label: string): FoundLabel | null {
  const wanted = labelKey(label);
  for (const cell of cells) {
    const behind = textBehind(cell.text, wanted);
    if (behind !== null) return { box: behind === '' ? cell : labelPart(cell, behind), behind };
    const start = labelKey(cell.text);
    if (start.length < 4 || !wanted.startsWith(start)) continue;
    const next = below(cell, cells);
    const rest = next && textBehind(next.text, wanted.slice(start.length));
    if (next && rest !== null && rest !== undefined) {
      return { box: around(cell, next), behind: rest };
    }
  }
  return null;
}

/** Without what stands in brackets, and without the kind of apostrophe. */
const labelKey = (text: string): string =>
  squeezed(text.replaceAll(/\([^)]*\)/g, '')).replaceAll(/['’:_]/g, '');

/** What follows the label in a text that begins with it; null when it does not. */
function textBehind(text: string, label: string): string | null {
  for (let end = Math.min(label.length, text.length); end <= text.length; end += 1) {
    if (labelKey(text.slice(0, end)) !== label) continue;
    const rest = text.slice(end).replace(/^\s*\([^)]*\)/, '');
    if (rest.trim() === '' || /^\s*[:_\s]/.test(rest)) return rest.replace(/^[\s:_]+/, '').trim();
  }
  return null;
}

/** The label's share of a piece that has the value too. */
function labelPart(cell: SeenText, behind: string): SeenText {
  const share = 1 - behind.length / cell.text.length;
  return { ...cell, right: cell.left + (cell.right - cell.left) * share };
}

/**
 * Where the value of a label may be, the likeliest first: in its piece of text, right of it, below
 * it, above it. Another label ends each.
 */
function placesBeside(
  { box, behind }: FoundLabel,
  values: readonly SeenText[],
  labels: readonly SeenText[],
): string[][] {
  const sameHeight = labels.filter((other) => other !== box && overlaps(box, other, 'height'));
  const end = Math.min(...sameHeight.map(({ left }) => left).filter((left) => left >= box.right));
  const right = values
    .filter((one) => overlaps(box, one, 'height') && one.left >= box.right - 2 && one.left < end)
    .toSorted((a, b) => a.top - b.top || a.left - b.left);
  const under = values
    .filter((one) => overlaps(box, one, 'width') && isNear(box, one))
    .toSorted((a, b) => a.top - b.top);
  const over = values
    .filter((one) => overlaps(box, one, 'width') && isNear(one, box))
    .toSorted((a, b) => b.top - a.top);
  const [firstUnder] = under;
  const [firstOver] = over;
  return [
    behind === '' ? [] : [behind],
    rightOf(right, values, labels),
    firstUnder ? linesFrom(firstUnder, values) : [],
    firstOver ? [firstOver.text] : [],
  ].filter((place) => place.length > 0);
}

/** All that stands in the label's line, and the lines that follow in the same column. */
function rightOf(
  right: readonly SeenText[],
  values: readonly SeenText[],
  labels: readonly SeenText[],
): string[] {
  const [first] = right;
  if (!first) return [];
  const line = right.filter((one) => overlaps(first, one, 'height'));
  const whole = line.map(({ text }) => text).join(' ');
  const rest = linesFrom(first, values, labels).slice(1);
  return [whole, ...rest];
}

/** The text of a piece, of it and the one below it, and so on. */
function linesFrom(
  first: SeenText,
  values: readonly SeenText[],
  labels: readonly SeenText[] = [],
): string[] {
  const lines = [first.text];
  let last = first;
  while (lines.length < MAX_LINES) {
    const next = below(last, values);
    if (
      !next ||
      labels.some((label) => overlaps(label, next, 'height') && !overlaps(label, first, 'height'))
    )
      break;
    lines.push(next.text);
    last = next;
  }
  return lines.map((_, index) => lines.slice(0, index + 1).join('\n'));
}

/** The next line of the same column. */
const below = (cell: SeenText, cells: readonly SeenText[]): SeenText | undefined =>
  cells.find((one) => isNear(cell, one) && Math.abs(one.left - cell.left) < SAME_COLUMN);

const isNear = (upper: SeenText, lower: SeenText): boolean => {
  const height = upper.bottom - upper.top;
  const gap = lower.top - upper.bottom;
  return (
    upper.page === lower.page &&
    gap > -0.5 * height &&
    gap < NEXT_LINE * height &&
    lower.top > upper.top
  );
};

function overlaps(one: SeenText, other: SeenText, direction: 'width' | 'height'): boolean {
  if (one.page !== other.page) return false;
  if (direction === 'width') return one.left < other.right && other.left < one.right;
  const shared = Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top);
  return shared > 0.3 * Math.min(one.bottom - one.top, other.bottom - other.top);
}

const covers = (box: SeenText, cell: SeenText): boolean =>
  box.page === cell.page &&
  cell.left >= box.left - 1 &&
  cell.right <= box.right + 1 &&
  cell.top >= box.top - 1 &&
  cell.bottom <= box.bottom + 1;

const around = (one: SeenText, other: SeenText): SeenText => ({
  page: one.page,
  text: `${one.text}\n${other.text}`,
  left: Math.min(one.left, other.left),
  right: Math.max(one.right, other.right),
  top: Math.min(one.top, other.top),
  bottom: Math.max(one.bottom, other.bottom),
});
