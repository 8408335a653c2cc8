import { OPS } from 'pdfjs-dist/legacy/build/pdf.mjs';

type Extent = [left: number, bottom: number, right: number, top: number];

/** How many numbers follow each of pdfjs' drawing steps: move, line, curve, quadratic curve, close. */
const NUMBERS_OF_STEP = [2, 2, 6, 4, 0];
const MOVE = 0;

/** The extent of each figure that is painted by one path of pdfjs; nothing of one that only clips. */
export function pathsOf(values: unknown): Extent[] {
  const [paint, [steps]] = values as [number, [ArrayLike<number> | null | undefined]];
  if (paint === OPS.endPath || !steps) return [];
  const figures: Extent[] = [];
  for (const { step, points } of stepsOf(steps)) {
    if (step === MOVE) figures.push([Infinity, Infinity, -Infinity, -Infinity]);
    const extent = figures.at(-1);
    if (!extent) continue;
    for (let index = 0; index < points.length; index += 2) {
      widen(extent, points[index] ?? 0, points[index + 1] ?? 0);
    }
  }
  return figures;
}

function* stepsOf(steps: ArrayLike<number>): Generator<{ step: number; points: number[] }> {
  const all = Array.from(steps);
  for (let at = 0; at < all.length;) {
    const step = all[at] ?? MOVE;
    const count = NUMBERS_OF_STEP[step] ?? 0;
    yield { step, points: all.slice(at + 1, at + 1 + count) };
    at += 1 + count;
  }
}

function widen(extent: Extent, x: number, y: number): void {
  extent[0] = Math.min(extent[0], x);
  extent[1] = Math.min(extent[1], y);
  extent[2] = Math.max(extent[2], x);
  extent[3] = Math.max(extent[3], y);
}
