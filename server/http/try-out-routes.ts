import { Router } from 'express';
import type { AppDependencies } from './app.ts';
import { mailPage } from './mail-page.ts';
import { sendHostPage } from './pages.ts';

/** Where the make-believe websites are, and whose pages may be tried out. */
export interface TryOut {
  demoHostId: string;
  conferenceUrl: string;
  lmsUrl: string;
}

/** Ways in without an account: for the demo host only, and never in production. */
export function tryOutRoutes(deps: AppDependencies, { demoHostId }: TryOut): Router {
  const person = { hostId: demoHostId, actor: 'try-out', role: 'admin' } as const;
  const router = Router();
  router.get('/host', async (_request, response) => {
    await sendHostPage(deps, response, { person, renewAt: '/try/session', hosts: [] });
  });
  router.post('/session', async (_request, response) => {
    response.status(201).json(await deps.tokens.issue({ kind: 'host', ...person }));
  });
  if (deps.services.mailer.isForTryingOut) router.get('/mail', mailPage(deps));
  return router;
}
