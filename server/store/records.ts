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

/** Documents that a cursor fetches at once: enough to be quick, too few to be felt in memory. */
const BATCH_SIZE = 100;

/** What a query finds, one after the other; the cursor is closed when nobody reads on. */
export async function* eachRow<Row>(
  query: {
    cursor(options: { batchSize: number }): AsyncIterable<Row> & { close(): Promise<void> };
  },
  batchSize = BATCH_SIZE,
): AsyncGenerator<Row> {
  const cursor = query.cursor({ batchSize });
  try {
    yield* cursor;
  } finally {
    await cursor.close();
  }
}

/** The same as records. */
export async function* eachRecord<T extends { id: string }>(
  query: Parameters<typeof eachRow<Stored<T>>>[0],
  batchSize = BATCH_SIZE,
): AsyncGenerator<T> {
  for await (const one of eachRow(query, batchSize)) yield toRecord<T>(one);
}

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
