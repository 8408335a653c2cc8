/** Bytes changed in one file at most. */
const MOST = 8;

/** Numbers from 0 to below 1, the same for the same seed (mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed + 1;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** A copy of a file in which one to eight bytes are others. */
export function flipBytes(file: Uint8Array, random: () => number): Uint8Array {
  const flipped = Uint8Array.from(file);
  const count = 1 + Math.floor(random() * MOST);
  for (let index = 0; index < count; index += 1) {
    flipped[Math.floor(random() * file.length)] = Math.floor(random() * 256);
  }
  return flipped;
}
