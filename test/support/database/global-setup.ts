import { rmSync } from 'node:fs';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { projectRoot } from '../../../server/project-root.ts';
import { openDatabase } from '../../../server/store/ladder/open-database.ts';
import { watchDatabase } from './watch-database.ts';

const DATA = join(projectRoot(), '.data');
const NAME = 'test-database';

/** One database for all tests, found by the very ladder that `npm start` climbs. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  // So that SecantusDB says what its threads were doing when it has to be ended.
  process.env['PYTHONFAULTHANDLER'] = '1';
  rmSync(join(DATA, `${NAME}-restarts.log`), { force: true });
  let database = await open();
  const stopWatching = watchDatabase({
    uri: database.uri,
    dataDir: DATA,
    name: NAME,
    restart: async () => {
      database = await open();
    },
  });
  project.provide('mongoUri', database.uri);
  return async () => {
    stopWatching();
    await database.stop();
    // Killed in the middle, and of no use to the next run.
    rmSync(join(DATA, NAME), { recursive: true, force: true });
  };
}

const open = () =>
  openDatabase({
    mongodbUri: process.env['MONGODB_URI'] || undefined,
    systemBinary: process.env['MONGOMS_SYSTEM_BINARY'] || undefined,
    dataDir: DATA,
    name: NAME,
    databaseName: 'tests',
    say: (line) => process.stdout.write(`${line}\n`),
    isProduction: false,
    isForgetful: true,
  });
