import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { appendFileSync, existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, onTestFinished } from 'vitest';
import { projectRoot } from '../../../server/project-root.ts';
import { ApiCaller, TEST_SECRET } from './api-caller.ts';
import { freePortPair } from './free-ports.ts';
import { newLogFile } from './run-logs.ts';
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
  const { starting, close } = openChildServer(options);
  onTestFinished(close);
  return starting;
}

/** One for all tests of a file that don't disturb each other. */
export function shareChildServer(optionsOf: () => ChildServerOptions): () => ChildServer {
  let shared: ChildServer | undefined;
  let close: (() => Promise<void>) | undefined;
  beforeAll(async () => {
    const opened = openChildServer(optionsOf());
    ({ close } = opened);
    shared = await opened.starting;
  });
  afterAll(() => close?.());
  return () => {
    if (!shared) throw new Error('the shared server runs while tests run, not before');
    return shared;
  };
}

/** It has to be closed also when it does not start. */
function openChildServer(options: ChildServerOptions) {
  const folder = scratchFolder();
  const logFile = newLogFile();
  let child: ChildProcess | undefined;
  const launch = async () => {
    const port = options.port ?? (await freePortPair());
    child = launchChild(port, { folder: folder.path, logFile }, options);
    return watchChild(child, port, logFile);
  };
  const close = async () => {
    if (child) await endChild(child, 'SIGTERM');
    folder.remove();
  };
  return { starting: launch(), close };
}

function launchChild(
  port: number,
  { folder, logFile }: Places,
  options: ChildServerOptions,
): ChildProcess {
  return spawn(process.execPath, [join(projectRoot(), '.build/server/main.js')], {
    env: {
      PATH: process.env['PATH'] ?? '',
      PORT: String(port),
      HOME: folder,
      DATA_DIR: folder,
      APP_SECRET: TEST_SECRET,
      LOG_FILE: logFile,
      ...options.environment,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
}

/** Where a server keeps its data, and where it logs. */
interface Places {
  folder: string;
  logFile: string;
}

/** Waits until it runs. Errors: when it ends at once, with what it said. */
async function watchChild(
  child: ChildProcess,
  port: number,
  logFile: string,
): Promise<ChildServer> {
  const words: string[] = [];
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on('data', (chunk: Buffer) => {
      words.push(chunk.toString());
      appendFileSync(`${logFile}.out`, chunk);
    });
  }
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
    end: (signal) => endChild(child, signal),
  };
}

async function endChild(child: ChildProcess, signal: NodeJS.Signals): Promise<number | null> {
  if (child.exitCode === null && child.signalCode === null) {
    child.kill(signal);
    await once(child, 'exit');
  }
  return child.exitCode;
}

/** Asks again and again until it is true. Errors: after a minute, or as long as is said. */
export async function waitFor(
  isTrue: () => boolean | Promise<boolean>,
  forSeconds = 60,
): Promise<void> {
  const giveUpAt = Date.now() + forSeconds * 1000;
  while (!(await isTrue())) {
    if (Date.now() > giveUpAt) throw new Error(`waited for ${forSeconds} seconds in vain`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

function linesOf(file: string): Record<string, unknown>[] {
  if (!existsSync(file)) return [];
  const lines = readFileSync(file, 'utf8').split('\n').filter(Boolean);
  return lines.map((line) => JSON.parse(line) as Record<string, unknown>);
}
