const SIGNATURE = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];
/** Where the header says how colours are kept. */
const COLOUR_TYPE_AT = 25;
const WITH_ALPHA = new Set([4, 6]);
const TRANSPARENCY_CHUNK = 'tRNS';

export type PngVerdict = 'fine' | 'not-png' | 'not-transparent' | 'too-large';

/** As large as a signature needs to be. */
export const MAX_SIGNATURE_BYTES = 500_000;

/** Whether a file can be laid over a form: a PNG whose background can be seen through. */
export function judgePng(bytes: Uint8Array): PngVerdict {
  if (bytes.byteLength > MAX_SIGNATURE_BYTES) return 'too-large';
  if (!SIGNATURE.every((byte, index) => bytes[index] === byte)) return 'not-png';
  const hasAlpha = WITH_ALPHA.has(bytes[COLOUR_TYPE_AT] ?? -1);
  return hasAlpha || hasChunk(bytes, TRANSPARENCY_CHUNK) ? 'fine' : 'not-transparent';
}

/** Chunks follow each other: length, name, data, checksum. */
function hasChunk(bytes: Uint8Array, wanted: string): boolean {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (let at = SIGNATURE.length; at + 8 <= bytes.byteLength;) {
    const name = String.fromCharCode(...bytes.subarray(at + 4, at + 8));
    if (name === wanted) return true;
    at += 12 + view.getUint32(at);
  }
  return false;
}
