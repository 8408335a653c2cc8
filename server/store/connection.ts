import mongoose, { type Connection } from 'mongoose';
import { type Models, defineModels } from './models.ts';

/** Long enough for a fail-over inside a replica set, short enough for a person to wait. */
const SERVER_SELECTION_MS = 4000;

export interface Database {
  connection: Connection;
  models: Models;
  /** Resolves when the database answers; throws otherwise. */
  ping(): Promise<void>;
  close(): Promise<void>;
}

/**
 * Connects, and makes every collection and index once, so that no transaction has to.
 * Errors: the driver's, when the database can't be reached.
 */
export async function connectDatabase(uri: string): Promise<Database> {
  const database = await reachDatabase(uri);
  await Promise.all(
    Object.values(database.models).map(async (model) => {
      await model.createCollection();
      await model.createIndexes();
    }),
  );
  return database;
}

/** Connects to a database whose collections are there. Errors: as connectDatabase. */
export async function reachDatabase(uri: string): Promise<Database> {
  const connection = await mongoose
    .createConnection(uri, {
      serverSelectionTimeoutMS: SERVER_SELECTION_MS,
      bufferCommands: false,
      autoIndex: false,
      promoteBuffers: true,
      maxPoolSize: 20,
    })
    .asPromise();
  return {
    connection,
    models: defineModels(connection),
    ping: async () => {
      await connection.db?.command({ ping: 1 }, { timeoutMS: SERVER_SELECTION_MS });
    },
    close: () => connection.close(),
  };
}

/** The names of the driver's errors that mean: not there now, may be there in a moment. */
const AWAY = new Set([
  'MongoNetworkError',
  'MongoNetworkTimeoutError',
  'MongoServerSelectionError',
  'MongooseServerSelectionError',
  'MongoNotConnectedError',
  'MongoTopologyClosedError',
  'MongoPoolClearedError',
  'PoolClearedOnNetworkError',
  'MongoPoolClosedError',
  'MongoOperationTimeoutError',
]);

/** Whether an error says that the database is out of reach, rather than that we are wrong. */
export function isDatabaseAway(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  if (AWAY.has(error.name)) return true;
  // mongoose's own words for a connection that it knows to be down.
  return (
    error.name === 'MongooseError' &&
    /before initial connection|disconnected|buffering/i.test(error.message)
  );
}
