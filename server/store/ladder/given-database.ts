import { mongo } from 'mongoose';
import type { OpenDatabase } from './open-database.ts';

const ANSWER_MS = 8000;

/**
 * Takes the database at an address that the operator named.
 * Errors: when it does not answer, or has no transactions.
 */
export async function resolveGiven(
  mongodbUri: string,
  databaseName: string,
): Promise<OpenDatabase> {
  const uri = withDatabase(mongodbUri, databaseName);
  const hello = await greet(uri);
  const { host } = new URL(mongodbUri.replace(/^mongodb(\+srv)?:/, 'http:').replace(/,[^/?]*/, ''));
  if (!hello.setName && hello.msg !== 'isdbgrid') throw new Error(standalone(host));
  return { uri, kind: 'given', where: `MONGODB_URI (${host})`, stop: async () => {} };
}

const standalone = (host: string) =>
  `The database at ${host} is a standalone server without transactions.
Start it as a replica set of one node: mongod --replSet pdu, then once in mongosh: rs.initiate()`;

async function greet(uri: string): Promise<{ setName?: string; msg?: string }> {
  const client = new mongo.MongoClient(uri, { serverSelectionTimeoutMS: ANSWER_MS });
  try {
    await client.connect();
    return await client.db().command({ hello: 1 });
  } catch (error) {
    throw new Error(
      'The database at MONGODB_URI does not answer. Is it running, and are address and password right?',
      { cause: error },
    );
  } finally {
    await client.close();
  }
}

/** Adds the database's name where the address has none. */
function withDatabase(uri: string, name: string): string {
  const [, server = uri, path = '', query = ''] =
    /^(mongodb(?:\+srv)?:\/\/[^/?]+)(\/[^?]*)?(\?.*)?$/.exec(uri) ?? [];
  return `${server}/${path.slice(1) || name}${query}`;
}
