import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import express, { type Application, type Response } from 'express';
import ltijs, { type LtijsProvider } from 'ltijs';

/** What of ltijs the bench uses beside what the registry does. */
interface LtijsTool extends Omit<LtijsProvider, 'setup'> {
  app: Application;
  setup(
    encryptionKey: string,
    database: { url: string },
    options: { appRoute: string; loginRoute: string; cookies: object },
  ): LtijsTool;
  deploy(options: { serverless: true; silent: true }): Promise<unknown>;
  onConnect(answer: (token: unknown, request: unknown, response: Response) => unknown): void;
}

/** ltijs 5.9.9 with its own login and launch, on the same database, knowing one platform. */
export async function startLtijsServer({
  mongoUri,
  issuer,
  clientId,
}: {
  mongoUri: string;
  issuer: string;
  clientId: string;
}): Promise<{ url: string; close: () => void }> {
  // Its published types describe version 4.
  const tool = new ltijs.Provider.constructor() as unknown as LtijsTool;
  tool.setup(
    'a key of the bench that is long enough',
    { url: mongoUri },
    { appRoute: '/', loginRoute: '/login', cookies: { secure: false, sameSite: '' } },
  );
  tool.onConnect((_token, _request, response) => response.send('<h1>Connected</h1>'));
  await tool.deploy({ serverless: true, silent: true });
  await tool.registerPlatform({
    url: issuer,
    name: 'Bench LMS',
    clientId,
    authenticationEndpoint: `${issuer}/auth`,
    accesstokenEndpoint: `${issuer}/token`,
    authConfig: { method: 'JWK_SET', key: `${issuer}/jwks` },
  });
  const server = express().use('/lti', tool.app).listen(0, '127.0.0.1');
  await once(server, 'listening');
  // `listen` on TCP always gives an address of this kind.
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://localhost:${port}/lti`,
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}
