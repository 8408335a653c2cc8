import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';

const SAMPLE_MS = 20;
const SETTLE_MS = 3000;

/**
 * How far a process's memory rises above what it holds when idle, in MB, while it does some work.
 * Errors: on systems without /proc.
 */
export async function peakOverIdle(pid: number, work: () => Promise<void>): Promise<number> {
  await sleep(SETTLE_MS);
  const idle = residentMegabytes(pid);
  let peak = idle;
  const timer = setInterval(() => {
    peak = Math.max(peak, residentMegabytes(pid));
  }, SAMPLE_MS);
  try {
    await work();
  } finally {
    clearInterval(timer);
  }
  return peak - idle;
}

/** As the operating system counts it. */
function residentMegabytes(pid: number): number {
  const [, kilobytes] =
    /^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
  return Number(kilobytes) / 1024;
}
