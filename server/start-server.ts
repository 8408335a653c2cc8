import { once } from 'node:events';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { compose } from './compose.ts';
import type { Config } from './config.ts';
import { type AppDependencies, createApp } from './http/app.ts';
import { finishPurges } from './services/records/finish-purges.ts';
import { serveWaitingClaims } from './services/certificates/serve-waiting-claims.ts';

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
  const { deps, senders, jobs, close } = await compose(config, mongoUri, now);
  const server = createApp(deps).listen(config.port, config.bindTo);
  await once(server, 'listening');
  const takingUp = takeUp(deps);
  await jobs.start();
  return {
    port: portOf(server),
    deps,
    close: async () => {
      await Promise.all([takingUp, jobs.stop(), senders.letters.stop(), senders.scores.stop()]);
      server.close();
      server.closeAllConnections();
      await close();
    },
  };
}

/** Goes on at once with what a crash left behind, whichever server the jobs run on. */
async function takeUp({ services, queue }: AppDependencies): Promise<void> {
  services.wakeSender();
  await serveWaitingClaims(services, queue).catch((error: unknown) => {
    services.log.warn({ reason: String(error) }, 'waiting claims were not served');
  });
  await finishPurges(services).catch((error: unknown) => {
    services.log.warn({ reason: String(error) }, 'purges go on later');
  });
}

/** `listen` on TCP always gives an address of this kind. */
const portOf = (server: Server): number => (server.address() as AddressInfo).port;
