import { type Request, Router } from 'express';
import { InviteRequest, RoleRequest } from '../contract/account.ts';
import { changeRole, removePerson } from '../services/change-person.ts';
import { inviteAgain, invitePerson } from '../services/invite-person.ts';
import { listPeople } from '../services/list-people.ts';
import type { AppDependencies } from './app.ts';
import { personWith } from './authorize.ts';
import { readBody } from './read-request.ts';

type PersonRequest = Request<{ id: string }>;

/** The people of a host: who may sign in, and as what (R-REC-3). */
export function peopleRoutes(deps: AppDependencies): Router {
  const { services } = deps;
  const router = Router();

  router.get('/people', async (request, response) => {
    const admin = await personWith(deps, request, 'run-host');
    response.json(await listPeople(services, admin));
  });

  router.post('/people', async (request, response) => {
    const admin = await personWith(deps, request, 'run-host');
    await invitePerson(services, admin, readBody(request, InviteRequest));
    response.status(201).json(await listPeople(services, admin));
  });

  router.post('/people/:id/invite-again', async (request: PersonRequest, response) => {
    const admin = await personWith(deps, request, 'run-host');
    await inviteAgain(services, admin, request.params.id);
    response.status(204).end();
  });

  router.put('/people/:id', async (request: PersonRequest, response) => {
    const admin = await personWith(deps, request, 'run-host');
    await changeRole(services, admin, { id: request.params.id, ...readBody(request, RoleRequest) });
    response.json(await listPeople(services, admin));
  });

  router.delete('/people/:id', async (request: PersonRequest, response) => {
    const admin = await personWith(deps, request, 'run-host');
    await removePerson(services, admin, request.params.id);
    response.json(await listPeople(services, admin));
  });

  return router;
}
