import type { Stored } from './schemas/kinds.ts';

/** The record as the services know it: `id` instead of the database's `_id`. */
export function toRecord<T extends { id: string }>(stored: Stored<T>): T {
  const { _id, ...rest } = stored;
  // The compiler can't see that `rest` and `id` make T again for a generic T.
  return { id: _id, ...rest } as unknown as T;
}

/** The same for a record that may not be there. */
export const toRecordOrNull = <T extends { id: string }>(stored: Stored<T> | null): T | null =>
  stored && toRecord<T>(stored);

/** Records one after the other, so that a long list is never held. */
export async function* toRecords<T extends { id: string }>(
  stored: AsyncIterable<Stored<T>>,
): AsyncGenerator<T> {
  for await (const one of stored) yield toRecord<T>(one);
}

/** Documents that a cursor fetches at once: enough to be quick, too few to be felt in memory. */
export const BATCH = { batchSize: 100 } as const;

/** The other way round; mongoose takes bytes as Node's buffers only. */
export function toStored<T extends { id: string }>(record: T): Stored<T> {
  const { id, ...rest } = record;
  const values = Object.entries(rest).map(([key, value]) => [
    key,
    value instanceof Uint8Array ? Buffer.from(value) : value,
  ]);
  // The entries of `rest`, with every value of the same meaning.
  return { _id: id, ...(Object.fromEntries(values) as typeof rest) };
}
