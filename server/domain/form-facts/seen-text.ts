/** A piece of text where it is seen: points from the left and the top of the page as it is shown. */
export interface SeenText {
  page: number;
  text: string;
  left: number;
  right: number;
  top: number;
  bottom: number;
}

/** Wider than a space between words: what lies beyond stands in another column. */
const COLUMN_GAP = 1.1;
/** Of the height of a line; superscripts and other fonts stand a little higher. */
const SAME_LINE = 0.45;

const heightOf = ({ top, bottom }: SeenText): number => bottom - top;
const middleOf = ({ top, bottom }: SeenText): number => (top + bottom) / 2;

/**
 * Puts pieces together that a reader takes for one: those of a line that are no further apart than
 * words. In reading order: by page, from the top, from the left.
 */
export function cellsOf(pieces: readonly SeenText[]): SeenText[] {
  return linesOf(pieces).flatMap((line) => {
    const cells: SeenText[] = [];
    for (const piece of line.toSorted((a, b) => a.left - b.left)) {
      const last = cells.at(-1);
      const gap = last ? piece.left - last.right : Infinity;
      if (last && gap < COLUMN_GAP * heightOf(piece)) cells.splice(-1, 1, joined(last, piece, gap));
      else cells.push(piece);
    }
    return cells;
  });
}

function linesOf(pieces: readonly SeenText[]): SeenText[][] {
  const lines: SeenText[][] = [];
  for (const piece of pieces.toSorted((a, b) => a.page - b.page || middleOf(a) - middleOf(b))) {
    const [first] = lines.at(-1) ?? [];
    const isSame =
      first?.page === piece.page &&
      Math.abs(middleOf(first) - middleOf(piece)) <
        SAME_LINE * Math.min(heightOf(first), heightOf(piece));
    if (isSame) lines.at(-1)?.push(piece);
    else lines.push([piece]);
  }
  return lines;
}

/** A space that the program left to the layout is put back. */
function joined(left: SeenText, right: SeenText, gap: number): SeenText {
  const isApart = gap > 0.15 * heightOf(right) && !/\s$/.test(left.text) && !/^\s/.test(right.text);
  return {
    page: left.page,
    text: `${left.text}${isApart ? ' ' : ''}${right.text}`,
    left: left.left,
    right: Math.max(left.right, right.right),
    top: Math.min(left.top, right.top),
    bottom: Math.max(left.bottom, right.bottom),
  };
}
