import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import express from 'express';
import { z } from 'zod';

const Claim = z.object({ name: z.string() });

/** The same job as it is done elsewhere, over HTTP. */
export async function startRedrawServer(
  issue: (name: string) => Promise<void>,
): Promise<{ url: string; close: () => void }> {
  const app = express().use(express.json());
  app.post('/claims', async (request, response) => {
    await issue(Claim.parse(request.body).name);
    response.json({ status: 'issued' });
  });
  const server = app.listen(0, '127.0.0.1');
  await once(server, 'listening');
  // `listen` on TCP always gives an address of this kind.
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}`, close: () => server.close() };
}
