import { randomBytes } from 'node:crypto';
import { mongo } from 'mongoose';
import { inject, onTestFinished } from 'vitest';
import { type Database, connectDatabase, reachDatabase } from '../../../server/store/connection.ts';

declare module 'vitest' {
  interface ProvidedContext {
    mongoUri: string;
  }
}

/** An address for a database that no other test uses. */
export function newMongoUri(): string {
  const uri = new URL(inject('mongoUri'));
  uri.pathname = `/test_${randomBytes(6).toString('hex')}`;
  return uri.href;
}

/** An empty database of this test's own, gone with all its data when the test is over. */
export async function createTestDatabase(mongoUri = newMongoUri()): Promise<Database> {
  const database = await connectDatabase(mongoUri);
  await stopSweeping(database);
  onTestFinished(async () => {
    await database.connection.dropDatabase();
    await database.close();
  });
  return database;
}

/**
 * Databases remove what is over by their own clock, once a minute; under a test's clock, which stands at
 * some day of the past, that is what was stored a moment ago.
 */
export async function stopSweeping({ models }: Database): Promise<void> {
  const swept = Object.values(models).flatMap(({ collection, schema }) =>
    schema
      .indexes()
      .filter(([, { expireAfterSeconds }]) => expireAfterSeconds !== undefined)
      .map(([fields]) => ({ collection, fields })),
  );
  await Promise.all(
    swept.map(async ({ collection, fields }) => {
      const name = Object.entries(fields).flat().join('_');
      await collection.dropIndex(name).catch(unlessGone);
    }),
  );
}

/** Another server of the same test was faster. */
function unlessGone(error: unknown): void {
  if (!(error instanceof mongo.MongoServerError && error.codeName === 'IndexNotFound')) throw error;
}

/** Looks into the database of a running server, or changes something in it. */
export async function inDatabase<T>(
  mongoUri: string,
  work: (database: Database) => Promise<T>,
): Promise<T> {
  const database = await reachDatabase(mongoUri);
  try {
    return await work(database);
  } finally {
    await database.close();
  }
}

/** The same past our schemas: also collections that are not ours, and nothing is made or checked. */
export async function inRawDatabase<T>(
  mongoUri: string,
  work: (db: mongo.Db) => Promise<T>,
): Promise<T> {
  const client = new mongo.MongoClient(mongoUri);
  try {
    return await work(client.db());
  } finally {
    await client.close();
  }
}
