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
  server: RunningServer;
  database: Database;
  api: ApiCaller;
  clock: TestClock;
  close: () => Promise<void>;
}

/** The whole real server on a database of the bench's own, with a clock in its hands. */
export async function startBenchServer(): Promise<BenchServer> {
  const ladder = await openDatabase({
    mongodbUri: process.env['MONGODB_URI'] || undefined,
    systemBinary: process.env['MONGOMS_SYSTEM_BINARY'] || undefined,
    dataDir: join(projectRoot(), '.data'),
    name: 'test-database',
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
    await database.connection.dropDatabase();
    await database.close();
    await server.close();
    folder.remove();
    await ladder.stop();
  };
  return { server, database, api: new ApiCaller(config.publicUrl, () => clock.now), clock, close };
}
