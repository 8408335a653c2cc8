import { once } from 'node:events';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type Composed, compose } from './compose.ts';
import type { Config } from './config.ts';
import { type AppDependencies, createApp } from './http/app.ts';
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
  const { deps, sender, close } = await compose(config, mongoUri, now);
  const server = createApp(deps).listen(config.port, config.bindTo);
  await once(server, 'listening');
  const stopSweeping = sweep({ deps, sender });
  return {
    port: portOf(server),
    deps,
    close: async () => {
      await Promise.all([stopSweeping(), sender.stop()]);
      server.close();
      server.closeAllConnections();
      await close();
    },
  };
}

/** Sends letters, and serves claims that wait though their form is there; several processes may do it at once. */
function sweep({ deps, sender }: Pick<Composed, 'deps' | 'sender'>): () => Promise<void> {
  const { services, queue } = deps;
  const sweepOnce = () => {
    sender.wake();
    return serveWaitingClaims(services, queue).catch((error: unknown) => {
      services.log.warn({ reason: String(error) }, 'waiting claims were not served');
    });
  };
  let running = sweepOnce();
  const timer = setInterval(() => {
    running = sweepOnce();
  }, SWEEP_MS);
  return async () => {
    clearInterval(timer);
    await running;
  };
}

/** `listen` on TCP always gives an address of this kind. */
const portOf = (server: Server): number => (server.address() as AddressInfo).port;
