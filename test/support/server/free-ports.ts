import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { once } from 'node:events';

const HIGHEST = 65_000;

/** Below the ports that the system gives to outgoing connections, so that it stays free. */
const QUIET = { from: 20_000, count: 12_000 };

let quietPort: number | undefined;

/** One port for all tests of this process, where nobody listens between them. */
export async function sitesPort(): Promise<number> {
  while (quietPort === undefined) {
    const tried = QUIET.from + Math.floor(Math.random() * QUIET.count);
    quietPort = await freePort(tried).catch(() => undefined);
  }
  return quietPort;
}

/** The first of two neighbouring ports that nobody listens on: server and try-out sites. */
export async function freePortPair(): Promise<number> {
  for (;;) {
    const port = await freePort(0);
    if (port < HIGHEST && (await freePort(port + 1).catch(() => null)) !== null) return port;
  }
}

async function freePort(wanted: number): Promise<number> {
  const server = createServer().listen(wanted, '127.0.0.1');
  await once(server, 'listening');
  // `listen` on TCP always gives an address of this kind.
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}
