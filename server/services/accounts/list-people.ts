import type { PeopleResponse } from '../../contract/account.ts';
import type { PeopleAdmin } from './people-access.ts';
import type { Services } from '../ports.ts';

/** Everybody who may work for a host, and who was invited. */
export async function listPeople({ store }: Services, admin: PeopleAdmin): Promise<PeopleResponse> {
  const people = await store.members.listOfHost(admin.hostId);
  return {
    people: people.map(({ id, email, name, role, invitedBy, invitedAt, joinedAt }) => ({
      id,
      email,
      name,
      role,
      invitedBy,
      invitedAt: invitedAt.toISOString(),
      joinedAt: joinedAt?.toISOString() ?? null,
      isYou: email === admin.email,
    })),
  };
}
