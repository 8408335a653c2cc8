import { setTimeout as sleep } from 'node:timers/promises';

/** SecantusDB takes seconds to stop and holds its folder until then. */
const STOP_MS = 30_000;

/** Whether a process with this number runs. */
export function isAlive(pid: number): boolean {
  if (!pid) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

/** Asks a process to end and waits until it has; one that does not listen is killed. */
export async function stopProcess(pid: number, waitMs = STOP_MS): Promise<void> {
  if (!isAlive(pid)) return;
  process.kill(pid, 'SIGTERM');
  const until = Date.now() + waitMs;
  while (isAlive(pid) && Date.now() < until) await sleep(50);
  if (isAlive(pid)) process.kill(pid, 'SIGKILL');
}
