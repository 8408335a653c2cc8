import { resolveGiven } from './given-database.ts';
import {
  type Rung,
  RungRefused,
  downloadedMongod,
  secantusFromWheel,
  secantusOnPath,
  systemMongod,
} from './rungs.ts';
import { runDatabase } from './run-database.ts';

export interface LadderOptions {
  /** `MONGODB_URI`: wins over everything else. */
  mongodbUri?: string | undefined;
  /** `MONGOMS_SYSTEM_BINARY`: a `mongod` that is not on the PATH. */
  systemBinary?: string | undefined;
  /** Absolute folder for data, downloads and notes. */
  dataDir: string;
  /** Folder below `dataDir` for this database's files. */
  name: string;
  databaseName: string;
  /** Tells the person at the terminal what takes long. */
  say: (line: string) => void;
  isProduction: boolean;
  /** For data that need not outlast a crash of the database, which is faster. */
  isForgetful?: boolean;
}

/** A server program that the ladder can start. */
export type ProgramKind = 'mongod' | 'mongodb-memory-server' | 'secantusdb';

export interface OpenDatabase {
  /** With the database's name; may carry credentials, so it is never shown. */
  uri: string;
  kind: ProgramKind | 'given';
  /** For a person: folder or address, without credentials. */
  where: string;
  /** Ends what was started here; a database that somebody else runs stays. */
  stop(): Promise<void>;
}

/** No database could be had; the message lists everything that was tried. */
export class NoDatabaseError extends Error {
  constructor(tried: readonly string[]) {
    super(
      `No database could be found or started. Tried, in this order:\n${tried.map((line) => `  - ${line}`).join('\n')}\nSet MONGODB_URI to a MongoDB replica set, or install mongod.`,
    );
    this.name = 'NoDatabaseError';
  }
}

/**
 * Finds or starts a database with transactions, by the ladder of the README: a given address, a
 * `mongod` here, a downloaded one, and for trying out SecantusDB.
 * Errors: NoDatabaseError; a given address is never passed over in silence.
 */
export async function openDatabase(options: LadderOptions): Promise<OpenDatabase> {
  if (options.mongodbUri) return resolveGiven(options.mongodbUri, options.databaseName);
  const tried: string[] = ['MONGODB_URI: not set'];
  for (const rung of rungsFor(options)) {
    try {
      return await runDatabase(await rung.find(), options);
    } catch (error) {
      if (!(error instanceof RungRefused)) throw error;
      tried.push(`${rung.label}: ${error.message}`);
    }
  }
  throw new NoDatabaseError(tried);
}

function rungsFor(options: LadderOptions): Rung[] {
  const real = [systemMongod(options), downloadedMongod(options)];
  if (options.isProduction) return real;
  return [...real, secantusOnPath(options), secantusFromWheel(options)];
}
