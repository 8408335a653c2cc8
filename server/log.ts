import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { type Logger, destination, pino } from 'pino';

/** Never written, whatever is logged by mistake. */
const SECRET_FIELDS = [
  'token',
  'sessionToken',
  'id_token',
  'authorization',
  'cookie',
  'password',
  'secret',
];

/** Structured lines to a file, or to the standard output when there is none. */
export function createLog({
  logFile,
  logLevel,
}: {
  logFile: string | null;
  logLevel: string;
}): Logger {
  const redact = { paths: SECRET_FIELDS.flatMap((name) => [name, `*.${name}`]), remove: true };
  const options = { level: logLevel, base: { pid: process.pid }, redact };
  if (!logFile) return pino(options);
  mkdirSync(dirname(logFile), { recursive: true });
  return pino(options, destination({ dest: logFile, sync: true }));
}
