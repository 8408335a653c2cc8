import { OPS } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { type Matrix, multiply } from '../../domain/page-space.ts';

/** A step of painting a page, with the map from the step's own points to those of the page. */
export interface PaintStep {
  operator: number;
  values: unknown;
  matrix: Matrix;
}

/** What pdfjs found a page to be painted with. */
export interface Operators {
  fnArray: number[];
  argsArray: unknown[];
}

/** Follows the transformations through all steps, beginning with `matrix`. */
export function* followPainting(
  { fnArray, argsArray }: Operators,
  matrix: Matrix,
): Generator<PaintStep> {
  const stack: Matrix[] = [];
  let current = matrix;
  for (const [index, operator] of fnArray.entries()) {
    const values = argsArray[index];
    if (operator === OPS.save) stack.push(current);
    else if (operator === OPS.restore) current = stack.pop() ?? matrix;
    else if (operator === OPS.transform) current = multiply(current, toMatrix(values));
    else if (operator === OPS.paintFormXObjectBegin) {
      stack.push(current);
      const [own] = values as [ArrayLike<number> | null];
      if (own) current = multiply(current, toMatrix(own));
    } else if (operator === OPS.paintFormXObjectEnd) current = stack.pop() ?? matrix;
    else yield { operator, values, matrix: current };
  }
}

export function toMatrix(values: unknown): Matrix {
  const [a, b, c, d, e, f] = Array.from(values as ArrayLike<number>);
  return [a ?? 1, b ?? 0, c ?? 0, d ?? 1, e ?? 0, f ?? 0];
}

/** A page as people see it, from its bottom up, where pdfjs counts from the top down. */
export function shownMatrix(viewport: { transform: number[]; height: number }): Matrix {
  return multiply([1, 0, 0, -1, 0, viewport.height], toMatrix(viewport.transform));
}

/** The upright rectangle around a rectangle that was mapped. */
export function mappedBox(
  matrix: Matrix,
  [left, bottom, right, top]: readonly [number, number, number, number],
) {
  const [a, b, c, d, e, f] = matrix;
  const corners = [
    [left, bottom],
    [right, bottom],
    [left, top],
    [right, top],
  ] as const;
  const xs = corners.map(([x, y]) => a * x + c * y + e);
  const ys = corners.map(([x, y]) => b * x + d * y + f);
  const [x, y] = [Math.min(...xs), Math.min(...ys)];
  return { x, y, width: Math.max(...xs) - x, height: Math.max(...ys) - y };
}
