import { readFileSync } from 'node:fs';
import { afterAll, beforeAll } from 'vitest';
import { newLogFile } from '../server/run-logs.ts';
import { type TestServer, shareTestServer } from '../server/test-server.ts';
import {
  type HandMadePlatform,
  type Page,
  type StartedLogin,
  openHandMadePlatform,
} from './hand-made-launch.ts';

export type Claims = Record<string, unknown>;

/** What a scene's launch is made of: the server, the platform and the login that waits. */
export interface Stage {
  server: TestServer;
  platform: HandMadePlatform;
  login: StartedLogin;
}

/** Makes a token from the claims that a strict platform would sign. */
export type Forge = (stage: Stage, claims: Claims) => Promise<string>;

/** What became of a launch. */
export interface Launched extends Page {
  /** The code of the check that stopped it, as it is logged under the page's support code. */
  code: string | null;
  /** The page's own token; null when there is none. */
  sessionToken: string | null;
  /** What the server put into the page. */
  data: Claims;
}

export interface LaunchScene {
  server: TestServer;
  platform: HandMadePlatform;
  /** Begins a login and posts a token that is changed, or forged altogether. */
  launch(change?: Claims | Forge): Promise<Launched>;
  /** The same for a login that was begun before. */
  launchWith(login: StartedLogin, change?: Claims | Forge): Promise<Launched>;
  /** Everything that was logged. */
  log(): string;
}

/** One server and one platform for all launches of a `describe`. */
export function shareLaunchScene(environment: Record<string, string> = {}): () => LaunchScene {
  const logFile = newLogFile();
  const serverOf = shareTestServer({ environment: { LOG_FILE: logFile, ...environment } });
  let opened: Awaited<ReturnType<typeof openHandMadePlatform>> | undefined;
  beforeAll(async () => {
    opened = await openHandMadePlatform(serverOf());
  });
  afterAll(() => opened?.close());
  const log = () => readFileSync(logFile, 'utf8');
  return () => {
    if (!opened) throw new Error('the scene is there while tests run, not before');
    return sceneOf({ server: serverOf(), platform: opened.platform }, log);
  };
}

function sceneOf({ server, platform }: Omit<Stage, 'login'>, log: () => string): LaunchScene {
  const launchWith: LaunchScene['launchWith'] = async (login, change = {}) => {
    const claims = platform.claims(login);
    const forge: Forge =
      typeof change === 'function'
        ? change
        : async (_stage, right) => platform.key.sign(withChanges(right, change));
    const token = await forge({ server, platform, login }, claims);
    const form = { id_token: token, state: login.state };
    return readPage(await platform.post(form, login.cookie), log());
  };
  return {
    server,
    platform,
    launchWith,
    launch: async (change) => launchWith(await platform.startLogin(), change),
    log,
  };
}

/** Changed claims; `undefined` takes one away. */
export const withChanges = (claims: Claims, change: Claims): Claims =>
  Object.fromEntries(
    Object.entries({ ...claims, ...change }).filter(([, value]) => value !== undefined),
  );

/** Reads what a page says, and what the log says of its support code. */
export function readPage(page: Page, log: string): Launched {
  const [, supportCode] = /Support code: <code>([0-9A-F]{10})/.exec(page.text) ?? [];
  const [, json = '{}'] = /id="page-data">(.*?)<\/script>/s.exec(page.text) ?? [];
  const data = JSON.parse(json) as Claims;
  const { sessionToken } = data;
  return {
    ...page,
    data,
    sessionToken: typeof sessionToken === 'string' ? sessionToken : null,
    code: supportCode ? codeIn(log, supportCode) : null,
  };
}

function codeIn(log: string, supportCode: string): string | null {
  const line = log.split('\n').find((one) => one.includes(supportCode));
  return line ? String((JSON.parse(line) as Claims)['code']) : null;
}
