import { once } from 'node:events';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { compose } from './compose.ts';
import type { Config } from './config.ts';
import { type AppDependencies, createApp } from './http/app.ts';
import { serveWaitingClaims } from './services/serve-waiting-claims.ts';

/** Claims that a crash left behind are looked for this often. */
const SWEEP_MS = 30_000;

export interface RunningServer {
  port: number;
  /** Everything that the server is made of. */
  deps: AppDependencies;
  close(): Promise<void>;
}

/** Puts every part together and listens. Errors: what the database or the port refuse with. */
export async function startServer(
  config: Config,
  mongoUri: string,
  now = () => new Date(),
): Promise<RunningServer> {
  const { deps, close } = await compose(config, mongoUri, now);
  const server = createApp(deps).listen(config.port, config.bindTo);
  await once(server, 'listening');
  const stopSweeping = sweepClaims(deps);
  return {
    port: portOf(server),
    deps,
    close: async () => {
      await stopSweeping();
      server.close();
      server.closeAllConnections();
      await close();
    },
  };
}

/** Serves claims that wait though their form is there; several processes may do it at once. */
function sweepClaims({ services, queue }: AppDependencies): () => Promise<void> {
  const sweep = () =>
    serveWaitingClaims(services, queue).catch((error: unknown) => {
      services.log.warn({ reason: String(error) }, 'waiting claims were not served');
    });
  let running = sweep();
  const timer = setInterval(() => {
    running = sweep();
  }, SWEEP_MS);
  return async () => {
    clearInterval(timer);
    await running;
  };
}

/** `listen` on TCP always gives an address of this kind. */
const portOf = (server: Server): number => (server.address() as AddressInfo).port;
