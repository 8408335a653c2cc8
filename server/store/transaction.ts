import type { ClientSession, Connection } from 'mongoose';

const DUPLICATE_KEY = 11000;

/** Two writers can meet in a unique index a few times, not endlessly. */
const DUPLICATES_TO_FOLLOW = 10;

/** Whether a unique index refused a write. */
function isDuplicateKey(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === DUPLICATE_KEY;
}

/**
 * Runs work in a transaction, again when another writer was faster: the driver repeats what the
 * server calls transient, and a refusal by a unique index means that somebody else just wrote what
 * the next run will read. Answers the work's result and how many transactions were begun.
 */
export async function inTransaction<T>(
  connection: Connection,
  work: (session: ClientSession) => Promise<T>,
): Promise<{ result: T; attempts: number }> {
  let attempts = 0;
  for (let duplicates = 0; ; duplicates += 1) {
    try {
      const result = await connection.withSession((session) =>
        session.withTransaction(async () => {
          attempts += 1;
          return work(session);
        }),
      );
      return { result, attempts };
    } catch (error) {
      if (!isDuplicateKey(error) || duplicates >= DUPLICATES_TO_FOLLOW) throw error;
    }
  }
}

/** Runs an upsert again when a twin of it was faster. */
export async function onceMoreOnDuplicate<T>(upsert: () => Promise<T>): Promise<T> {
  try {
    return await upsert();
  } catch (error) {
    if (!isDuplicateKey(error)) throw error;
    return upsert();
  }
}
