import { z } from 'zod';
import type { Services } from '../ports.ts';
import type { SealKey } from './seal-port.ts';

const StoredKey = z.strictObject({
  privateKey: z.string(),
  certificates: z.array(z.string()),
  signatureBytes: z.int(),
});

/** Each host's is locked by a key of its own, so that it opens nowhere else. */
const purposeOf = (hostId: string): string => `seal:${hostId}`;

/** The key of a seal as it is stored. */
export function lockKey({ lock }: Services, hostId: string, key: SealKey): Uint8Array {
  return lock(purposeOf(hostId), Buffer.from(JSON.stringify(key)));
}

/** Errors: when the server's secret is another one than when it was stored. */
export function unlockKey({ unlock }: Services, hostId: string, locked: Uint8Array): SealKey {
  const text = Buffer.from(unlock(purposeOf(hostId), locked)).toString('utf8');
  return StoredKey.parse(JSON.parse(text));
}
