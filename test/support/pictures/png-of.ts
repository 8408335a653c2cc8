import { createCanvas } from '@napi-rs/canvas';

/** A PNG with ink of this cover (0 to 255) in its middle, or everywhere. */
export function pngOf(picture: {
  width: number;
  height: number;
  ink: number;
  everywhere?: boolean;
}): Uint8Array {
  const { width, height, ink, everywhere = false } = picture;
  const canvas = createCanvas(width, height);
  const context = canvas.getContext('2d');
  context.fillStyle = `rgba(0, 0, 0, ${ink / 255})`;
  if (everywhere) context.fillRect(0, 0, width, height);
  else context.fillRect(width / 4, height / 4, width / 2, height / 2);
  return canvas.toBuffer('image/png');
}
