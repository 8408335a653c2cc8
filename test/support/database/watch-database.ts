import { appendFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { mongo } from 'mongoose';
import { isAlive } from '../../../server/store/ladder/process-life.ts';
import { readNote } from '../../../server/store/ladder/running-note.ts';

const EVERY_MS = 10_000;
/** Longer than any test waits, so that only what hangs for good is ended. */
const HANGS_AFTER_MS = 90_000;
const DUMP_MS = 2000;

interface Watched {
  uri: string;
  dataDir: string;
  name: string;
  /** Starts it again on the same folder and port. */
  restart: () => Promise<void>;
}

/**
 * Sees that the database of the tests still writes. One that hangs is made to write down what its
 * threads do (SIGABRT, Python's fault handler), ended, and started again; `.ci/test.mjs` finds the
 * note of it and runs the files that failed meanwhile once more, saying so.
 */
export function watchDatabase(watched: Watched): () => void {
  const stopped = new AbortController();
  void keepWatching(watched, stopped.signal);
  return () => stopped.abort();
}

async function keepWatching(watched: Watched, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    await sleep(EVERY_MS, undefined, { ref: false });
    if (signal.aborted || (await writes(watched.uri, signal)) || signal.aborted) continue;
    await replace(watched);
  }
}

async function writes(uri: string, signal: AbortSignal): Promise<boolean> {
  const client = new mongo.MongoClient(uri, {
    serverSelectionTimeoutMS: HANGS_AFTER_MS,
    socketTimeoutMS: HANGS_AFTER_MS,
  });
  // At the end nobody waits for an answer of a database that is stopped.
  const giveUp = () => void client.close(true).catch(() => {});
  signal.addEventListener('abort', giveUp);
  try {
    const pulse = client.db('watch').collection<{ _id: string }>('pulse');
    await pulse.updateOne({ _id: 'pulse' }, { $set: { at: new Date() } }, { upsert: true });
    return true;
  } catch {
    return false;
  } finally {
    signal.removeEventListener('abort', giveUp);
    await client.close(true).catch(() => {});
  }
}

async function replace({ dataDir, name, restart }: Watched): Promise<void> {
  const pid = readNote(dataDir, name)?.pid ?? 0;
  const line = `${new Date().toISOString()} the database of the tests ${isAlive(pid) ? 'hangs' : 'is gone'}; starting it again (see ${name}.log)\n`;
  process.stderr.write(line);
  appendFileSync(join(dataDir, `${name}-restarts.log`), line);
  if (isAlive(pid)) process.kill(pid, 'SIGABRT');
  await sleep(DUMP_MS);
  if (isAlive(pid)) process.kill(pid, 'SIGKILL');
  while (isAlive(pid)) await sleep(50);
  await restart();
}
