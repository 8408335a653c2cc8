/** Maps points as PDF does: x' = ax + cy + e, y' = bx + dy + f. */
export type Matrix = [a: number, b: number, c: number, d: number, e: number, f: number];

/** The part of a page that is seen, in the page's own points, and how far it is turned clockwise. */
export interface PageSpace {
  left: number;
  bottom: number;
  right: number;
  top: number;
  rotation: number;
}

/** How large the page is as people see it, in points. */
export function shownSize({ left, bottom, right, top, rotation }: PageSpace) {
  const [width, height] = [right - left, top - bottom];
  return isOnItsSide(rotation) ? { width: height, height: width } : { width, height };
}

/**
 * Leads from the page as people see it, in points from its left and its bottom, to the page's own
 * points: a crop box may begin anywhere, and a page may be turned (R-CRT-10).
 */
export function shownToOwn({ left, bottom, right, top, rotation }: PageSpace): Matrix {
  switch (quarterTurns(rotation)) {
    case 1:
      return [0, 1, -1, 0, right, bottom];
    case 2:
      return [-1, 0, 0, -1, right, top];
    case 3:
      return [0, -1, 1, 0, left, top];
    default:
      return [1, 0, 0, 1, left, bottom];
  }
}

/** One map after another: the inner one first. */
export const multiply = ([a, b, c, d, e, f]: Matrix, [g, h, i, j, k, l]: Matrix): Matrix => [
  a * g + c * h,
  b * g + d * h,
  a * i + c * j,
  b * i + d * j,
  a * k + c * l + e,
  b * k + d * l + f,
];

const isOnItsSide = (rotation: number) => quarterTurns(rotation) % 2 === 1;

/** Clockwise, 0 to 3; PDF allows negative angles, too. */
const quarterTurns = (rotation: number) => ((Math.round(rotation / 90) % 4) + 4) % 4;
