import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { isAlive } from './process-life.ts';

/** Runs work while no other process does the same: two starts at once must not start two databases. */
export async function withStartLock<T>(file: string, work: () => Promise<T>): Promise<T> {
  while (!take(file)) await sleep(100);
  try {
    return await work();
  } finally {
    rmSync(file, { force: true });
  }
}

function take(file: string): boolean {
  try {
    writeFileSync(file, String(process.pid), { flag: 'wx' });
    return true;
  } catch {
    dropWhenStale(file);
    return false;
  }
}

/** A lock whose owner is gone was left by a crash. */
function dropWhenStale(file: string): void {
  try {
    const owner = Number(readFileSync(file, 'utf8'));
    if (owner !== process.pid && !isAlive(owner)) rmSync(file, { force: true });
  } catch {
    // Gone already: the next try takes it.
  }
}
