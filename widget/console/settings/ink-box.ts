/** A part of a picture, in its pixels. */
export interface InkBox {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** Bytes of a pixel: red, green, blue, cover. */
const PIXEL = 4;
const COVER = 3;

/** The smallest part of a picture that holds all its ink; null when nothing is drawn. */
export function inkBox({ data, width }: Pick<ImageData, 'data' | 'width'>): InkBox | null {
  let [left, right, top, bottom] = [Infinity, -1, Infinity, -1];
  for (let at = COVER; at < data.length; at += PIXEL) {
    if (data[at] === 0) continue;
    const pixel = (at - COVER) / PIXEL;
    const [x, y] = [pixel % width, Math.floor(pixel / width)];
    left = Math.min(left, x);
    right = Math.max(right, x);
    top = Math.min(top, y);
    bottom = Math.max(bottom, y);
  }
  return right < 0 ? null : { x: left, y: top, width: right - left + 1, height: bottom - top + 1 };
}
