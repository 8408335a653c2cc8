import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { once } from 'node:events';

/**
 * Below the ports that the system gives to outgoing connections and to whoever asks for any, so that
 * nobody takes one between it was looked for and it is listened on.
 */
const QUIET = { from: 20_000, count: 12_000 };

let quietPort: number | undefined;

/** One port for all tests of this process, where nobody listens between them. */
export async function sitesPort(): Promise<number> {
  while (quietPort === undefined) {
    quietPort = await freePort(quiet()).catch(() => undefined);
  }
  return quietPort;
}

/** The first of two neighbouring ports that nobody listens on: server and try-out sites. */
export async function freePortPair(): Promise<number> {
  for (;;) {
    const port = quiet();
    const isFree = (one: number) => freePort(one).then(Boolean, () => false);
    if ((await isFree(port)) && (await isFree(port + 1))) return port;
  }
}

const quiet = (): number => QUIET.from + Math.floor(Math.random() * QUIET.count);

async function freePort(wanted: number): Promise<number> {
  const server = createServer().listen(wanted, '127.0.0.1');
  await once(server, 'listening');
  // `listen` on TCP always gives an address of this kind.
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}
