import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { type IncomingMessage, createServer } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { text } from 'node:stream/consumers';

/** One request and its answer, as they were recorded from a real platform. */
export interface Recorded {
  name: string;
  request: { method: string; url: string; headers: Record<string, string>; body?: unknown };
  response: {
    status?: number;
    statusText?: string;
    headers?: Record<string, string>;
    body?: unknown;
    /** Where the status line was one that no client reads. */
    raw_status_line?: string;
    raw_body?: string;
  };
}

/** Reads a file of test/fixtures, e.g. `moodle/ags-score.json`. */
export const readFixture = (path: string): unknown =>
  JSON.parse(readFileSync(new URL(`../../fixtures/${path}`, import.meta.url), 'utf8'));

/** The exchanges of a file by name. Errors: when there is none of that name. */
export function recordedIn(path: string): (name: string) => Recorded {
  const all = readFixture(path) as Recorded[];
  return (name) => {
    const found = all.find((one) => one.name === name);
    if (!found) throw new Error(`${path} has no “${name}”`);
    return found;
  };
}

export interface Asked {
  method: string;
  path: string;
  headers: IncomingMessage['headers'];
  body: string;
}

export interface Replay {
  url: string;
  /** Answers that are given one after the other, byte for byte but for the address of the platform. */
  answers: Recorded[];
  asked: Asked[];
  close: () => void;
}

const RECORDED_ORIGINS = /http:\/\/localhost:80(81|90)/g;

/** Starts a platform that gives recorded answers. */
export async function startReplay(): Promise<Replay> {
  const answers: Recorded[] = [];
  const asked: Asked[] = [];
  const server = createServer(async (request) => {
    const { method = '', url: path = '', headers, socket } = request;
    asked.push({ method, path, headers, body: await text(request) });
    const next = answers.shift();
    if (next) give(next, socket, url);
    else socket.destroy();
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  // `listen` on TCP always gives an address of this kind.
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const close = () => {
    server.close();
    server.closeAllConnections();
  };
  return { url, answers, asked, close };
}

/** Writes to the socket itself: Node's server would refuse some of Moodle's status lines. */
function give({ response }: Recorded, socket: Socket, url: string): void {
  const body = typeof response.body === 'string' ? response.body : JSON.stringify(response.body);
  const content = (response.raw_body ?? body ?? '').replaceAll(RECORDED_ORIGINS, url);
  const line = response.raw_status_line ?? `HTTP/1.1 ${response.status} ${response.statusText}`;
  const headers = {
    ...response.headers,
    connection: 'close',
    'content-length': String(Buffer.byteLength(content)),
  };
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}`);
  socket.end([line, ...lines, '', content].join('\r\n').replaceAll(RECORDED_ORIGINS, url));
}
