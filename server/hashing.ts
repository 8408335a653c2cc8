import { createHash } from 'node:crypto';

/** SHA-256 as lower-case hex. */
export function sha256(data: Uint8Array | string): string {
  return createHash('sha256').update(data).digest('hex');
}

/** The same for what comes in pieces. */
export function startSha256(): { update: (piece: Uint8Array) => void; hex: () => string } {
  const hash = createHash('sha256');
  return { update: (piece) => void hash.update(piece), hex: () => hash.digest('hex') };
}
