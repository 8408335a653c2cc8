import { Router } from 'express';
import { ConsoleRequest, NameRequest } from '../contract/account.ts';
import { listHostsOf, openConsole } from '../services/open-console.ts';
import { takeInvitations } from '../services/take-invitations.ts';
import { accountOf, giveCookies, headersOf, ownPagesOnly } from './account-access.ts';
import type { AppDependencies } from './app.ts';
import { readBody } from './read-request.ts';
import { secondFactorRoutes } from './second-factor-routes.ts';
import { passkeyRoutes } from './passkey-routes.ts';
import { signInRoutes } from './sign-in-routes.ts';

/** The own account, by cookie: for pages of this server only, while the console has bearer tokens. */
export function accountRoutes(deps: AppDependencies): Router {
  const { services, tokens } = deps;
  const { accounts } = services;
  const router = Router();
  router.use(ownPagesOnly(deps.publicUrl));

  router.get('/', async (request, response) => {
    const account = await accountOf(deps, request);
    await takeInvitations(services, account);
    const [hosts, passkeys] = await Promise.all([
      listHostsOf(services, account),
      accounts.passkeys.list(headersOf(request)),
    ]);
    const dated = passkeys.map((one) => ({ ...one, createdAt: one.createdAt.toISOString() }));
    response.json({ ...account, hosts, passkeys: dated });
  });

  router.put('/', async (request, response) => {
    await accountOf(deps, request);
    const { name } = readBody(request, NameRequest);
    const cookies = await accounts.rename(headersOf(request), name);
    giveCookies(response, cookies).status(204).end();
  });

  router.post('/session', async (request, response) => {
    const account = await accountOf(deps, request);
    const { hostId } = readBody(request, ConsoleRequest);
    const person = await openConsole(services, account, hostId);
    response.status(201).json(await tokens.issue({ kind: 'host', ...person }));
  });

  router.use(signInRoutes(deps));
  router.use('/second-factor', secondFactorRoutes(deps));
  router.use('/passkeys', passkeyRoutes(deps));
  return router;
}
