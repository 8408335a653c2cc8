import type { FormLayout, FormText } from './form-layout.ts';
import { textBoxes } from './own-texts.ts';
import type { Box, FieldMap } from './printed-facts.ts';

/** Rounding of coordinates between two prints. */
const TOLERANCE_POINTS = 2;
/** Texts so near to a box belong to it. */
const AROUND_POINTS = 40;
/** The facts of the event are texts, too, and differ from form to form. */
const LEAST_SHARE = 0.5;

/**
 * Whether places drawn on one form fit another: pages of the same sizes, and the same texts in the
 * same places, on each page that has a box and around each box (R-CRT-10).
 */
export function looksAlike(known: FormLayout, fieldMap: FieldMap, other: FormLayout): boolean {
  return (
    hasSamePages(known, other) &&
    [fieldMap.signature, ...textBoxes(fieldMap)].every((box) => {
      const onPage = known.texts.filter(({ page }) => page === box.page);
      return (
        shareFound(onPage, other) >= LEAST_SHARE &&
        shareFound(
          onPage.filter((text) => isAround(text, box)),
          other,
        ) >= LEAST_SHARE
      );
    })
  );
}

function hasSamePages({ pages }: FormLayout, other: FormLayout): boolean {
  const isClose = (one = 0, two = 0) => Math.abs(one - two) <= TOLERANCE_POINTS;
  return (
    pages.length === other.pages.length &&
    pages.every(
      ({ width, height }, index) =>
        isClose(width, other.pages[index]?.width) && isClose(height, other.pages[index]?.height),
    )
  );
}

/** Of these texts, which share stands in the other form too; all of none. */
function shareFound(texts: readonly FormText[], { texts: others }: FormLayout): number {
  const found = texts.filter((text) =>
    others.some(
      (other) =>
        other.page === text.page &&
        other.text === text.text &&
        Math.hypot(other.x - text.x, other.y - text.y) <= TOLERANCE_POINTS,
    ),
  );
  return texts.length === 0 ? 1 : found.length / texts.length;
}

const isAround = ({ x, y, width }: FormText, box: Box) =>
  x <= box.x + box.width + AROUND_POINTS &&
  x + width >= box.x - AROUND_POINTS &&
  y <= box.y + box.height + AROUND_POINTS &&
  y >= box.y - AROUND_POINTS;
