import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { projectRoot } from '../../server/project-root.ts';
import { fillEvent } from '../support/events/fill-event.ts';
import { ApiCaller, TEST_SECRET } from '../support/server/api-caller.ts';
import { freePortPair } from '../support/server/free-ports.ts';
import { scratchFolder } from '../support/server/scratch-folder.ts';
import { startBenchServer } from './bench-server.ts';
import { type Figure, figure } from './figure.ts';
import { peakOverIdle } from './memory.ts';

const CERTIFICATES = 2500;
/** Of each person; twenty minutes of an hour are enough to see whether they pile up. */
const EVIDENCE_ROWS = 20;

/**
 * How much memory a server needs over idle while it sends the record of an event with 2,500
 * certificates, against the same ZIP put together in memory.
 */
export const recordZip = (): Promise<Figure> => zipFigure('record-zip', 'record.zip');

/** The same for the certificates alone. */
export const certificatesZip = (): Promise<Figure> =>
  zipFigure('certificates-zip', 'certificates.zip');

async function zipFigure(name: string, address: string): Promise<Figure> {
  const bench = await startBenchServer({ isLarge: true });
  try {
    const { id } = await fillEvent(bench.database, bench.server.deps.services, {
      certificates: CERTIFICATES,
      evidenceRows: EVIDENCE_ROWS,
    });
    const side = (script: string) =>
      peakOf(script, { mongoUri: bench.mongoUri, path: `${id}/${address}` });
    const ours = await side('server/main.js');
    const baseline = await side('test/bench/whole-zip-server.js');
    return figure({ name, unit: 'MB over idle', better: 'low', ours, baseline });
  } finally {
    await bench.close();
  }
}

/** Starts a server as a process of its own, and downloads the ZIP from it. */
async function peakOf(
  script: string,
  { mongoUri, path }: { mongoUri: string; path: string },
): Promise<number> {
  const port = await freePortPair();
  const folder = scratchFolder();
  const child = spawn(process.execPath, [join(projectRoot(), '.build', script)], {
    env: {
      PATH: process.env['PATH'] ?? '',
      PORT: String(port),
      DATA_DIR: folder.path,
      APP_SECRET: TEST_SECRET,
      MONGODB_URI: mongoUri,
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  try {
    await untilReady(child);
    const url = `http://localhost:${port}`;
    return await peakOverIdle(child.pid ?? 0, () => download(url, path));
  } finally {
    child.kill('SIGTERM');
    await once(child, 'exit');
    folder.remove();
  }
}

async function untilReady({ stdout }: ChildProcess): Promise<void> {
  for await (const words of stdout ?? []) {
    if (String(words).includes('End it with Ctrl-C')) return;
  }
  throw new Error('the server ended at once');
}

/** Reads everything and keeps nothing. */
async function download(url: string, path: string): Promise<void> {
  const token = await new ApiCaller(url).hostToken();
  const startedAt = performance.now();
  const response = await fetch(`${url}/api/host/events/${path}`, {
    headers: { authorization: `Bearer ${token}` },
  });
  let bytes = 0;
  for await (const piece of response.body ?? []) bytes += piece.byteLength;
  if (bytes < CERTIFICATES * 1000) throw new Error(`no ZIP: ${response.status}`);
  const seconds = ((performance.now() - startedAt) / 1000).toFixed(1);
  process.stderr.write(`${Math.round(bytes / 1e6)} MB in ${seconds} s\n`);
}
