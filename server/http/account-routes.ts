import { Router } from 'express';
import { AccountResponse, ConsoleRequest, NameRequest } from '../contract/account.ts';
import { SessionResponse } from '../contract/educator.ts';
import { listHostsOf, openConsole } from '../services/accounts/open-console.ts';
import { takeInvitations } from '../services/accounts/take-invitations.ts';
import { giveCookies, headersOf } from './account-access.ts';
import type { AppDependencies } from './app.ts';
import { type Description, createEndpoints } from './endpoint.ts';

const ROUTES = {
  show: { summary: 'Who is signed in, with the hosts and passkeys', answer: AccountResponse },
  rename: { summary: 'Change the own name', body: NameRequest },
  open: {
    summary: 'A bearer token for the console of one of the own hosts',
    body: ConsoleRequest,
    answer: SessionResponse,
    statuses: [201],
    errors: ['NOT_YOUR_HOST'],
  },
} satisfies Record<string, Description>;

/** The own account, by cookie: for pages of this server only, while the console has bearer tokens. */
export function accountRoutes(deps: AppDependencies): Router {
  const { services, tokens } = deps;
  const { accounts } = services;
  const { forAccount } = createEndpoints(deps);
  const router = Router();

  router.get(
    '/',
    forAccount(ROUTES.show, async ({ account, request }) => {
      await takeInvitations(services, account);
      const [hosts, passkeys] = await Promise.all([
        listHostsOf(services, account),
        accounts.passkeys.list(headersOf(request)),
      ]);
      const dated = passkeys.map((one) => ({ ...one, createdAt: one.createdAt.toISOString() }));
      return { ...account, hosts, passkeys: dated };
    }),
  );

  router.put(
    '/',
    forAccount(ROUTES.rename, async ({ body, request, response }) => {
      giveCookies(response, await accounts.rename(headersOf(request), body.name));
    }),
  );

  router.post(
    '/session',
    forAccount(ROUTES.open, async ({ account, body }) =>
      tokens.issue({ kind: 'host', ...(await openConsole(services, account, body.hostId)) }),
    ),
  );

  return router;
}
