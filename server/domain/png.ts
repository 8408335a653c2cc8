const SIGNATURE = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];
/** Where the header says how wide and high the picture is, and how colours are kept. */
const WIDTH_AT = 16;
const HEIGHT_AT = 20;
const COLOUR_TYPE_AT = 25;
const HEADER_BYTES = 26;
const WITH_ALPHA = new Set([4, 6]);
const TRANSPARENCY_CHUNK = 'tRNS';

export type PngVerdict = 'fine' | 'not-png' | 'not-transparent' | 'too-large' | 'too-many-pixels';

/** As large as a signature needs to be. */
export const MAX_SIGNATURE_BYTES = 500_000;
/** A small file can unpack to a huge picture. */
const MAX_SIDE_PIXELS = 4000;

/** Whether a file can be laid over a form: a PNG whose background can be seen through. */
export function judgePng(bytes: Uint8Array): PngVerdict {
  if (bytes.byteLength > MAX_SIGNATURE_BYTES) return 'too-large';
  if (!startsWith(bytes, SIGNATURE) || bytes.byteLength < HEADER_BYTES) return 'not-png';
  const view = viewOf(bytes);
  const sides = [view.getUint32(WIDTH_AT), view.getUint32(HEIGHT_AT)];
  if (sides.some((side) => side > MAX_SIDE_PIXELS)) return 'too-many-pixels';
  const hasAlpha = WITH_ALPHA.has(bytes[COLOUR_TYPE_AT] ?? -1);
  return hasAlpha || hasChunk(bytes, TRANSPARENCY_CHUNK) ? 'fine' : 'not-transparent';
}

export type InkVerdict = 'fine' | 'opaque' | 'blank';

/** Paler than this, nothing is seen on paper. */
const VISIBLE_ALPHA = 32;

/** Whether there is something to see in a picture, and something to see through; 0 to 255 for each pixel. */
export function judgeInk(alpha: Uint8Array): InkVerdict {
  if (alpha.every((value) => value === 255)) return 'opaque';
  return alpha.some((value) => value >= VISIBLE_ALPHA) ? 'fine' : 'blank';
}

/** The first bytes of files that people take for pictures of a signature. */
const KINDS: readonly [name: string, begin: readonly number[], at: number][] = [
  ['a JPEG image', [0xff, 0xd8, 0xff], 0],
  ['a GIF image', ascii('GIF8'), 0],
  ['a WebP image', ascii('WEBP'), 8],
  ['a HEIC or AVIF image', ascii('ftyp'), 4],
  ['a TIFF image', [0x49, 0x49, 0x2a, 0], 0],
  ['a TIFF image', [0x4d, 0x4d, 0, 0x2a], 0],
  ['a BMP image', ascii('BM'), 0],
  ['a PDF', ascii('%PDF'), 0],
];
/** Drawings in words: a mark of the byte order, a heading and remarks may come first. */
const SVG = /^\uFEFF?\s*(<\?xml[^>]*>|<!--[\s\S]*?-->|<!DOCTYPE[^>]*>|\s)*<svg[\s>]/i;
const SVG_LOOKED_AT = 2000;

/** What a file that is no PNG seems to be, in words; null when it is nothing that we know. */
export function seemsToBe(bytes: Uint8Array): string | null {
  const found = KINDS.find(([, begin, at]) => startsWith(bytes.subarray(at), begin));
  if (found) return found[0];
  const text = String.fromCharCode(...bytes.subarray(0, SVG_LOOKED_AT)).replace(/^ï»¿/, '');
  return SVG.test(text) ? 'an SVG drawing' : null;
}

const startsWith = (bytes: Uint8Array, begin: readonly number[]): boolean =>
  begin.every((byte, index) => bytes[index] === byte);

function ascii(text: string): number[] {
  return [...text].map((letter) => letter.charCodeAt(0));
}

const viewOf = ({ buffer, byteOffset, byteLength }: Uint8Array): DataView =>
  new DataView(buffer, byteOffset, byteLength);

/** Chunks follow each other: length, name, data, checksum. */
function hasChunk(bytes: Uint8Array, wanted: string): boolean {
  const view = viewOf(bytes);
  for (let at = SIGNATURE.length; at + 8 <= bytes.byteLength;) {
    const name = String.fromCharCode(...bytes.subarray(at + 4, at + 8));
    if (name === wanted) return true;
    at += 12 + view.getUint32(at);
  }
  return false;
}
