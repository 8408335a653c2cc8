import { randomUUID } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../../../server/project-root.ts';

/** Where all servers of a run of the tests log, so that all of it can be searched for secrets. */
export const RUN_LOGS = join(projectRoot(), '.data/test-logs');

/** A file for one server. */
export function newLogFile(): string {
  mkdirSync(RUN_LOGS, { recursive: true });
  return join(RUN_LOGS, `${randomUUID()}.log`);
}
