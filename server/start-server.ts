import { once } from 'node:events';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { compose } from './compose.ts';
import type { Config } from './config.ts';
import { type AppDependencies, createApp } from './http/app.ts';
import { finishPurges } from './services/finish-purges.ts';
import { serveWaitingClaims } from './services/serve-waiting-claims.ts';

/** What a crash left behind is looked for this often. */
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
  const stopSweeping = sweepLeftovers(deps);
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

/** Serves waiting claims and goes on with purges; several processes may do it at once. */
function sweepLeftovers({ services, queue }: AppDependencies): () => Promise<void> {
  const sweep = async () => {
    await serveWaitingClaims(services, queue).catch((error: unknown) => {
      services.log.warn({ reason: String(error) }, 'waiting claims were not served');
    });
    await finishPurges(services).catch((error: unknown) => {
      services.log.warn({ reason: String(error) }, 'purges go on later');
    });
  };
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
