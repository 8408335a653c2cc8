import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { projectRoot } from '../../../server/project-root.ts';
import { ApiCaller, TEST_SECRET } from './api-caller.ts';
import { freePortPair } from './free-ports.ts';
import { scratchFolder } from './scratch-folder.ts';

export interface ChildServer {
  url: string;
  /** Where the make-believe LMS and conference page are. */
  sitesUrl: string;
  api: ApiCaller;
  process: ChildProcess;
  /** What it wrote to the terminal so far. */
  output: () => string;
  /** The lines of its log file with this message. */
  logged: (message: string) => Record<string, unknown>[];
  /** Ends it with a signal and waits until it is gone; answers its exit code. */
  end: (signal: NodeJS.Signals) => Promise<number | null>;
}

export interface ChildServerOptions {
  port?: number;
  environment?: Record<string, string>;
}

/** The compiled server as a process of its own, as `npm start` runs it. */
export async function startChildServer(options: ChildServerOptions = {}): Promise<ChildServer> {
  const port = options.port ?? (await freePortPair());
  const folder = scratchFolder();
  const logFile = join(folder.path, 'server.log');
  const child = spawn(process.execPath, [join(projectRoot(), '.build/server/main.js')], {
    env: {
      PATH: process.env['PATH'] ?? '',
      PORT: String(port),
      HOME: folder.path,
      DATA_DIR: folder.path,
      APP_SECRET: TEST_SECRET,
      LOG_FILE: logFile,
      ...options.environment,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const words: string[] = [];
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk: Buffer) => words.push(chunk.toString()));
  }
  const end = (signal: NodeJS.Signals) => endChild(child, signal);
  onTestFinished(async () => {
    await end('SIGTERM');
    folder.remove();
  });
  const output = () => words.join('');
  await waitFor(() => output().includes('End it with Ctrl-C') || child.exitCode !== null);
  if (child.exitCode !== null) throw new Error(`the server ended at once:\n${output()}`);
  return {
    url: `http://localhost:${port}`,
    sitesUrl: `http://localhost:${port + 1}`,
    api: new ApiCaller(`http://localhost:${port}`),
    process: child,
    output,
    logged: (message) => linesOf(logFile).filter(({ msg }) => msg === message),
    end,
  };
}

async function endChild(child: ChildProcess, signal: NodeJS.Signals): Promise<number | null> {
  if (child.exitCode === null && child.signalCode === null) {
    child.kill(signal);
    await once(child, 'exit');
  }
  return child.exitCode;
}

/** Asks again and again until it is true. Errors: after a minute. */
export async function waitFor(isTrue: () => boolean | Promise<boolean>): Promise<void> {
  const giveUpAt = Date.now() + 60_000;
  while (!(await isTrue())) {
    if (Date.now() > giveUpAt) throw new Error('waited for a minute in vain');
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

function linesOf(file: string): Record<string, unknown>[] {
  if (!existsSync(file)) return [];
  const lines = readFileSync(file, 'utf8').split('\n').filter(Boolean);
  return lines.map((line) => JSON.parse(line) as Record<string, unknown>);
}
