import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import type { Express } from 'express';
import { onTestFinished } from 'vitest';

/** Serves an app until the test is over; answers its port, by default one that is free. */
export async function listenUntilEnd(
  app: Express,
  { host = '127.0.0.1', port = 0 }: { host?: string; port?: number } = {},
): Promise<number> {
  const listener = app.listen(port, host);
  await once(listener, 'listening');
  onTestFinished(() => {
    listener.close();
    listener.closeAllConnections();
  });
  // `listen` on TCP always gives an address of this kind.
  return (listener.address() as AddressInfo).port;
}
