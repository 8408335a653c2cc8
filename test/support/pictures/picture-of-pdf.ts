import { type Canvas, createCanvas } from '@napi-rs/canvas';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import type { Box } from '../../../server/domain/printed-facts.ts';

/** Pixels per PDF point. */
export const SCALE = 3;

/** The first page of a PDF as pdfjs paints it. */
export async function pictureOfPdf(pdf: Uint8Array): Promise<Canvas> {
  const task = getDocument({ data: Uint8Array.from(pdf), verbosity: 0, disableFontFace: true });
  const page = await (await task.promise).getPage(1);
  const viewport = page.getViewport({ scale: SCALE });
  const canvas = createCanvas(viewport.width, viewport.height);
  // pdfjs asks for the browser's types; this canvas has the same methods.
  await page.render({
    canvas: canvas as never,
    canvasContext: canvas.getContext('2d') as never,
    viewport,
  }).promise;
  await task.destroy();
  return canvas;
}

/** Which pixels of a box are dark, row by row. */
export function inkOf(canvas: Canvas, { x, y, width, height }: Box): boolean[] {
  const top = canvas.height - (y + height) * SCALE;
  const { data } = canvas
    .getContext('2d')
    .getImageData(x * SCALE, top, width * SCALE, height * SCALE);
  return Array.from({ length: data.length / 4 }, (_, index) => (data[index * 4] ?? 255) < 110);
}

/** How far two pictures agree: dark in both, divided by dark in either. */
export function agreement(one: readonly boolean[], other: readonly boolean[]): number {
  const both = one.filter((dark, index) => dark && other[index]).length;
  const either = one.filter((dark, index) => dark || other[index]).length;
  return either === 0 ? 0 : both / either;
}
