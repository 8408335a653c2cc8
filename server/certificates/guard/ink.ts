import type { SeenText } from '../../domain/form-facts/seen-text.ts';

/** The pixels of a picture, four bytes each, row by row. */
interface Picture {
  data: Uint8ClampedArray;
  width: number;
  height: number;
}

/** Darker than this is ink: pale paper and the noise of a scanner are not. 0 is black, 255 white. */
const INK_BELOW = 190;
/** Between the darkest and the brightest pixel of a letter and what is behind it. */
const LEAST_CONTRAST = 32;

/** Which share of a picture is ink. */
export function inkShareOf(picture: Picture): number {
  const pixels = picture.width * picture.height;
  let dark = 0;
  for (let index = 0; index < pixels; index += 1)
    if (brightness(picture, index) < INK_BELOW) dark += 1;
  return pixels === 0 ? 0 : dark / pixels;
}

/** Whether something is seen where a text should be: white on white, or under a picture, is not. */
export function hasInk(picture: Picture, text: SeenText, scale: number): boolean {
  const from = (value: number, most: number) =>
    Math.min(most, Math.max(0, Math.floor(value * scale)));
  const [left, right] = [from(text.left, picture.width), from(text.right + 1, picture.width)];
  const [top, bottom] = [from(text.top, picture.height), from(text.bottom + 1, picture.height)];
  let darkest = 255;
  let brightest = 0;
  for (let row = top; row < bottom; row += 1) {
    for (let column = left; column < right; column += 1) {
      const value = brightness(picture, row * picture.width + column);
      darkest = Math.min(darkest, value);
      brightest = Math.max(brightest, value);
    }
  }
  return brightest - darkest >= LEAST_CONTRAST;
}

/** Of one pixel, 0 to 255, as the eye weighs the colours; pdfjs paints on white paper. */
function brightness({ data }: Picture, index: number): number {
  const at = index * 4;
  return 0.299 * (data[at] ?? 255) + 0.587 * (data[at + 1] ?? 255) + 0.114 * (data[at + 2] ?? 255);
}
