import { type Model, mongo } from 'mongoose';

const DUPLICATE_KEY = 11000;

/**
 * Inserts documents of our own making together, past mongoose's checks. Answers which were there
 * already, by their places; the others are in. Errors: every other refusal of the database.
 */
export async function insertNew<T>(
  { collection }: Model<T>,
  documents: readonly T[],
): Promise<ReadonlySet<number>> {
  if (documents.length === 0) return new Set();
  try {
    // The driver's types know keys of its own kind only.
    await collection.insertMany([...documents] as never[], { ordered: false });
    return new Set();
  } catch (error) {
    if (!(error instanceof mongo.MongoBulkWriteError)) throw error;
    const failed = [error.writeErrors].flat();
    if (failed.length === 0 || failed.some(({ code }) => code !== DUPLICATE_KEY)) throw error;
    return new Set(failed.map(({ index }) => index));
  }
}
