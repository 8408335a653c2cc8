import { afterAll, beforeAll, onTestFinished } from 'vitest';
import { readConfig } from '../../../server/config.ts';
import { type RunningServer, startServer } from '../../../server/start-server.ts';
import { inDatabase, inRawDatabase, newMongoUri, stopSweeping } from '../database/test-database.ts';
import { createAnswerCheck } from './answer-check.ts';
import { ApiCaller, TEST_SECRET } from './api-caller.ts';
import { copyDemoInto, rememberDemo } from './demo-copy.ts';
import { type TestClock, createClock } from './test-clock.ts';
import { freePortPair, sitesPort } from './free-ports.ts';
import { newLogFile } from './run-logs.ts';
import { scratchFolder } from './scratch-folder.ts';

export interface TestServer extends RunningServer {
  url: string;
  mongoUri: string;
  /** The server's clock; tests move it, time itself does not. */
  clock: TestClock;
  api: ApiCaller;
}

export interface TestServerOptions {
  mongoUri?: string;
  /** Handed to the configuration. */
  environment?: Record<string, string>;
  /** Time goes on by itself, for browsers in which something really plays; `clock` is of no use. */
  isRealTime?: boolean;
}

/** The whole real server in this process, on a database of its own, with a clock that stands still. */
export async function startTestServer(options: TestServerOptions = {}): Promise<TestServer> {
  const { server, end } = await openTestServer(options);
  onTestFinished(end);
  return server;
}

/** One server for all tests of a `describe` that can't disturb each other. */
export function shareTestServer(options: TestServerOptions = {}): () => TestServer {
  let shared: OpenServer | undefined;
  beforeAll(async () => {
    shared = await openTestServer(options);
  });
  afterAll(() => shared?.end());
  return () => {
    if (!shared) throw new Error('the shared server runs while tests run, not before');
    return shared.server;
  };
}

interface OpenServer {
  server: TestServer;
  end: () => Promise<void>;
}

async function openTestServer(options: TestServerOptions): Promise<OpenServer> {
  const mongoUri = options.mongoUri ?? newMongoUri();
  const folder = scratchFolder();
  const config = readConfig({
    NODE_ENV: 'test',
    PORT: String(await freePortPair()),
    DATA_DIR: folder.path,
    // The same for all, since the demo that is copied names it.
    TRY_OUT_PORT: String(await sitesPort()),
    APP_SECRET: TEST_SECRET,
    LOG_FILE: newLogFile(),
    LOG_LEVEL: 'debug',
    ...options.environment,
  });
  const clock = createClock();
  const isTryOut = config.tryOutPort !== null;
  if (isTryOut) await copyDemoInto(mongoUri);
  const now = options.isRealTime ? () => new Date() : () => clock.now;
  const running = await startServer(config, mongoUri, now);
  if (!options.isRealTime) await inDatabase(mongoUri, stopSweeping);
  if (isTryOut && !options.mongoUri) await rememberDemo(mongoUri);
  const end = async () => {
    await running.close();
    folder.remove();
    if (!options.mongoUri) await inRawDatabase(mongoUri, (db) => db.dropDatabase());
  };
  const url = config.publicUrl;
  const api = new ApiCaller(url, now, createAnswerCheck(url));
  return { server: { ...running, url, mongoUri, clock, api }, end };
}
