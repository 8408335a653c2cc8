import { describe, expect, it } from 'vitest';
import { inkBox } from '../../../widget/console/settings/ink-box.ts';

/** A picture with ink at these places. */
const picture = (width: number, height: number, ink: [x: number, y: number][]) => {
  const data = new Uint8ClampedArray(width * height * 4);
  for (const [x, y] of ink) data[(y * width + x) * 4 + 3] = 1;
  return { data, width };
};

describe('the part of a drawing that has ink', () => {
  it('reaches from the outermost stroke to the outermost stroke', () => {
    expect(
      inkBox(
        picture(10, 6, [
          [3, 1],
          [7, 4],
        ]),
      ),
    ).toEqual({ x: 3, y: 1, width: 5, height: 4 });
    expect(inkBox(picture(10, 6, [[9, 5]]))).toEqual({ x: 9, y: 5, width: 1, height: 1 });
  });

  it('is nothing when nothing is drawn', () => {
    expect(inkBox(picture(10, 6, []))).toBeNull();
  });
});
