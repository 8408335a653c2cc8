import { randomBytes } from 'node:crypto';
import { inject, onTestFinished } from 'vitest';
import { type Database, connectDatabase } from '../../../server/store/connection.ts';

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
  onTestFinished(async () => {
    await database.connection.dropDatabase();
    await database.close();
  });
  return database;
}
