import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { projectRoot } from '../../../server/project-root.ts';
import { openDatabase } from '../../../server/store/ladder/open-database.ts';

/** One database for all tests, found by the very ladder that `npm start` climbs. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const database = await openDatabase({
    mongodbUri: process.env['MONGODB_URI'] || undefined,
    systemBinary: process.env['MONGOMS_SYSTEM_BINARY'] || undefined,
    dataDir: join(projectRoot(), '.data'),
    name: 'test-database',
    databaseName: 'tests',
    say: (line) => process.stdout.write(`${line}\n`),
    isProduction: false,
  });
  project.provide('mongoUri', database.uri);
  return () => database.stop();
}
