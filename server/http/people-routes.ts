import { Router } from 'express';
import { InviteRequest, PeopleResponse, PersonParams, RoleRequest } from '../contract/account.ts';
import { changeRole, removePerson } from '../services/accounts/change-person.ts';
import { inviteAgain, invitePerson } from '../services/accounts/invite-person.ts';
import { listPeople } from '../services/accounts/list-people.ts';
import type { AppDependencies } from './app.ts';
import { type Description, createEndpoints } from './endpoint.ts';

const ROUTES = {
  list: { summary: 'Who may work for the host, and as what', answer: PeopleResponse },
  invite: {
    summary: 'Invite somebody by mail',
    body: InviteRequest,
    answer: PeopleResponse,
    statuses: [201],
    errors: ['PERSON_KNOWN'],
  },
  inviteAgain: {
    summary: 'Send an invitation again',
    params: PersonParams,
    errors: ['PERSON_UNKNOWN'],
  },
  changeRole: {
    summary: 'Give somebody another role',
    params: PersonParams,
    body: RoleRequest,
    answer: PeopleResponse,
    errors: ['PERSON_UNKNOWN', 'LAST_ADMIN'],
  },
  remove: {
    summary: 'Take somebody’s access',
    params: PersonParams,
    answer: PeopleResponse,
    errors: ['PERSON_UNKNOWN', 'LAST_ADMIN'],
  },
} satisfies Record<string, Description>;

/** The people of a host: who may sign in, and as what (R-REC-3). */
export function peopleRoutes(deps: AppDependencies): Router {
  const { services } = deps;
  const { forPerson } = createEndpoints(deps);
  const router = Router();

  router.get(
    '/people',
    forPerson('run-host', ROUTES.list, ({ person }) => listPeople(services, person)),
  );

  router.post(
    '/people',
    forPerson('run-host', ROUTES.invite, async ({ person, body }) => {
      await invitePerson(services, person, body);
      return listPeople(services, person);
    }),
  );

  router.post(
    '/people/:id/invite-again',
    forPerson('run-host', ROUTES.inviteAgain, ({ person, params }) =>
      inviteAgain(services, person, params.id),
    ),
  );

  router.put(
    '/people/:id',
    forPerson('run-host', ROUTES.changeRole, async ({ person, params, body }) => {
      await changeRole(services, person, { ...params, ...body });
      return listPeople(services, person);
    }),
  );

  router.delete(
    '/people/:id',
    forPerson('run-host', ROUTES.remove, async ({ person, params }) => {
      await removePerson(services, person, params.id);
      return listPeople(services, person);
    }),
  );

  return router;
}
