import { Router } from 'express';
import { z } from 'zod';
import { listHostsOf, openConsole } from '../services/accounts/open-console.ts';
import { takeInvitations } from '../services/accounts/take-invitations.ts';
import { headersOf } from './account-access.ts';
import type { AppDependencies } from './app.ts';
import { sendAccountPage, sendHostPage } from './pages.ts';
import { readQuery } from './read-request.ts';

const ConsoleQuery = z.object({ host: z.string().max(100).optional() });

/** The pages of people with an account: the console, signing in, setting up a host. */
export function consoleRoutes(deps: AppDependencies): Router {
  const { services } = deps;
  const router = Router();

  router.get('/console', async (request, response) => {
    const account = await services.accounts.find(headersOf(request));
    if (!account) return sendAccountPage(response, 'sign-in');
    if (account.owesSecondFactor) return sendAccountPage(response, 'second-factor');
    await takeInvitations(services, account);
    const hosts = await listHostsOf(services, account);
    const { host } = readQuery(request, ConsoleQuery);
    const chosen = hosts.find(({ hostId }) => hostId === host) ?? hosts[0];
    if (!chosen) return sendAccountPage(response, 'no-host');
    await sendHostPage(deps, response, {
      person: await openConsole(services, account, chosen.hostId),
      renewAt: '/api/account/session',
      hosts: hosts.map(({ hostId, name }) => ({ hostId, name })),
    });
  });

  router.get('/sign-in', (_request, response) => sendAccountPage(response, 'sign-in'));
  router.get('/set-up', (_request, response) => sendAccountPage(response, 'set-up'));
  return router;
}
