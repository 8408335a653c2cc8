import type { Services } from '../ports.ts';

/** Whoever has not been heard of for so long has left, and nobody packs the last rows. */
const LEFT_AFTER_MS = 3_600_000;

/** Packs the evidence of those who have left (design.md, idea 3). */
export async function packEvidence({ store, now }: Services): Promise<void> {
  const before = new Date(now().getTime() - LEFT_AFTER_MS);
  while ((await store.ledger.packOlderThan(before)) > 0);
}
