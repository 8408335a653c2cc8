import { composeServices, openPlatforms } from './compose.ts';
import { readConfig } from './config.ts';
import type { Services } from './services/ports.ts';
import { connectDatabase } from './store/connection.ts';
import { openDatabase } from './store/ladder/open-database.ts';

/** Runs an operator's command on the database of the configuration, also while the server runs. */
export async function withServices<T>(work: (services: Services) => Promise<T>): Promise<T> {
  const config = readConfig();
  const ladder = await openDatabase({
    mongodbUri: config.mongodbUri,
    systemBinary: config.systemBinary,
    dataDir: config.dataDir,
    name: 'database',
    databaseName: 'pdu',
    say: (line) => process.stderr.write(`${line}\n`),
    isProduction: config.isProduction,
  });
  const database = await connectDatabase(ladder.uri);
  const now = () => new Date();
  const registry = await openPlatforms(config, ladder.uri, now);
  try {
    return await work(composeServices(config, { database, registry, now }).services);
  } finally {
    await registry.close();
    await database.close();
    await ladder.stop();
  }
}
