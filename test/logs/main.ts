import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { RUN_LOGS } from '../support/server/run-logs.ts';
import { findSecrets } from './find-secrets.ts';

const files = existsSync(RUN_LOGS) ? readdirSync(RUN_LOGS) : [];
let lines = 0;
const found = files.flatMap((name) => {
  const text = readFileSync(join(RUN_LOGS, name), 'utf8');
  lines += text.split('\n').length;
  return findSecrets(text).map(({ line, kind }) => `${join(RUN_LOGS, name)}:${line} has ${kind}`);
});

process.stdout.write(
  `${[...found, `${lines} lines in ${files.length} logs searched`].join('\n')}\n`,
);
// Of a whole run there are hundreds; none would mean that nothing was searched.
process.exitCode = found.length === 0 && files.length > 0 ? 0 : 1;
