import type { AccountResponse } from '../../contract/account.ts';
import type { Role } from '../../domain/rights.ts';
import { AppError } from '../../errors.ts';
import type { Account } from './account-ports.ts';
import { actorName } from './actor-name.ts';
import type { Member } from './member-ports.ts';
import type { Services } from '../ports.ts';

/** A person of a host, as the console's session carries him or her. */
export interface ConsolePerson {
  hostId: string;
  actor: string;
  role: Role;
  email: string;
}

/** The person that an account is in one of its hosts. Errors: NOT_YOUR_HOST. */
export async function openConsole(
  services: Services,
  { email, name }: Pick<Account, 'email' | 'name'>,
  hostId: string,
): Promise<ConsolePerson> {
  const member = await memberToday(services, hostId, email);
  const actor = actorName({ email, name: name || member.name });
  return { hostId, email, role: member.role, actor };
}

/**
 * What somebody is in a host at this moment: asked for every request, so that a person who was
 * removed is out at once (R-REC-4). Errors: NOT_YOUR_HOST.
 */
export async function memberToday(
  { store }: Services,
  hostId: string,
  email: string,
): Promise<Member> {
  const member = await store.members.find(hostId, email);
  if (!member?.joinedAt) throw notYourHost();
  return member;
}

/** The hosts that somebody may open, by name. */
export async function listHostsOf(
  { store }: Services,
  { email }: Pick<Account, 'email'>,
): Promise<AccountResponse['hosts']> {
  const memberships = await store.members.listOfPerson(email);
  const hosts = await Promise.all(
    memberships.map(async ({ hostId, role }) => {
      const host = await store.hosts.find(hostId);
      return host ? [{ hostId, role, name: host.name }] : [];
    }),
  );
  return hosts.flat().toSorted((one, other) => one.name.localeCompare(other.name));
}

const notYourHost = () =>
  new AppError(403, {
    code: 'NOT_YOUR_HOST',
    message: 'You don’t belong to this host, or not any more.',
    remedy: 'Ask an admin of the host to invite you.',
  });
