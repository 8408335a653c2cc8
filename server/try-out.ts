import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from './project-root.ts';

const CLIENT_ID = 'try-out-client';
const DEPLOYMENT_ID = 'try-out-deployment';

/** Addresses and registration of the make-believe LMS and conference site; never in production. */
export function tryOutSites(port: number) {
  const origin = `http://localhost:${port}`;
  const issuer = `${origin}/lms`;
  return {
    origin,
    issuer,
    clientId: CLIENT_ID,
    deploymentId: DEPLOYMENT_ID,
    lmsUrl: `${issuer}/`,
    conferenceUrl: `${origin}/conference/`,
    platform: {
      issuer,
      clientId: CLIENT_ID,
      name: 'Try-out LMS',
      authenticationEndpoint: `${issuer}/auth`,
      tokenEndpoint: `${issuer}/token`,
      jwksUri: `${issuer}/jwks`,
    },
  };
}

/**
 * Starts the make-believe websites as a process of their own, since they are not part of the
 * product, and waits until they answer. Null when they are not there (a production image leaves
 * the tests out) or did not start, and then said why on the terminal.
 */
export async function startTryOut(
  environment: Record<string, string>,
): Promise<ChildProcess | null> {
  const script = join(projectRoot(), '.build/test/support/try-out/main.js');
  if (!existsSync(script)) return null;
  const sites = spawn(process.execPath, [script], {
    env: environment,
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  const isReady = await Promise.race([
    once(sites, 'message').then(() => true),
    once(sites, 'exit').then(() => false),
  ]);
  return isReady ? sites : null;
}
