import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { readConfig } from '../../server/config.ts';
import { projectRoot } from '../../server/project-root.ts';
import { type RunningServer, startServer } from '../../server/start-server.ts';
import { type Database, connectDatabase } from '../../server/store/connection.ts';
import { openDatabase } from '../../server/store/ladder/open-database.ts';
import { ApiCaller, TEST_SECRET } from '../support/server/api-caller.ts';
import { freePortPair } from '../support/server/free-ports.ts';
import { scratchFolder } from '../support/server/scratch-folder.ts';
import { type TestClock, createClock } from '../support/server/test-clock.ts';

export interface BenchServer {
  url: string;
  server: RunningServer;
  database: Database;
  mongoUri: string;
  api: ApiCaller;
  clock: TestClock;
  close: () => Promise<void>;
}

/** Where a database lies that is too large to be emptied again in a reasonable time. */
const LARGE = 'bench-database';

/** The whole real server on a database of the bench's own, with a clock in its hands. */
export async function startBenchServer({ isLarge = false } = {}): Promise<BenchServer> {
  const dataDir = join(projectRoot(), '.data');
  const name = isLarge ? LARGE : 'test-database';
  const ladder = await openDatabase({
    mongodbUri: process.env['MONGODB_URI'] || undefined,
    systemBinary: process.env['MONGOMS_SYSTEM_BINARY'] || undefined,
    dataDir,
    name,
    databaseName: `bench_${Date.now()}`,
    say: (line) => process.stderr.write(`${line}\n`),
    isProduction: false,
  });
  const folder = scratchFolder();
  const config = readConfig({
    NODE_ENV: 'test',
    PORT: String(await freePortPair()),
    DATA_DIR: folder.path,
    APP_SECRET: TEST_SECRET,
  });
  const clock = createClock();
  const server = await startServer(config, ladder.uri, () => clock.now);
  const database = await connectDatabase(ladder.uri);
  const close = async () => {
    // Files of our own are removed below, which is quicker.
    if (!isLarge || ladder.kind === 'given') await database.connection.dropDatabase();
    await database.close();
    await server.close();
    folder.remove();
    await ladder.stop();
    if (isLarge) rmSync(join(dataDir, name), { recursive: true, force: true });
  };
  const api = new ApiCaller(config.publicUrl, () => clock.now);
  const url = config.publicUrl;
  return { url, server, database, mongoUri: ladder.uri, api, clock, close };
}
