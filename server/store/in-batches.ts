/** As many as one message to the database takes. */
const MAX_BATCH = 500;

interface Job<Item, Result> {
  item: Item;
  resolve: (result: Result) => void;
  reject: (error: unknown) => void;
}

/**
 * Does pieces of work together that come while the ones before are at the database. Nobody waits for
 * company: a piece that comes alone goes at once. `work` answers one result for each item, in order.
 */
export function inBatches<Item, Result>(
  work: (items: Item[]) => Promise<Result[]>,
): (item: Item) => Promise<Result> {
  const waiting: Job<Item, Result>[] = [];
  let isAtWork = false;

  async function drain(): Promise<void> {
    while (waiting.length > 0) {
      const batch = waiting.splice(0, MAX_BATCH);
      await settle(batch, work);
    }
    isAtWork = false;
  }

  return (item) =>
    new Promise((resolve, reject) => {
      waiting.push({ item, resolve, reject });
      if (isAtWork) return;
      isAtWork = true;
      // Let the others of the same moment come in first.
      setImmediate(() => void drain());
    });
}

async function settle<Item, Result>(
  batch: readonly Job<Item, Result>[],
  work: (items: Item[]) => Promise<Result[]>,
): Promise<void> {
  try {
    const results = await work(batch.map(({ item }) => item));
    for (const [index, { resolve, reject }] of batch.entries()) {
      if (index in results) resolve(results[index] as Result);
      else reject(new Error('the batch answered fewer results than it had items'));
    }
  } catch (error) {
    for (const { reject } of batch) reject(error);
  }
}
