import { rmSync } from 'node:fs';
import { RUN_LOGS } from './run-logs.ts';

/** The logs of the last run say nothing of this one. */
export function setup(): void {
  rmSync(RUN_LOGS, { recursive: true, force: true });
}
