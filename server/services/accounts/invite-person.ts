import type { InviteRequest } from '../../contract/account.ts';
import type { Role } from '../../domain/rights.ts';
import { AppError, notFound } from '../../errors.ts';
import type { Member } from './member-ports.ts';
import { auditOfHost } from '../records/host-audit.ts';
import { type PeopleAdmin, findPerson } from './people-access.ts';
import type { Services } from '../ports.ts';
import { queueLetter } from '../mail/queue-letter.ts';

/** Invites an address to a host and writes to it. Errors: PERSON_KNOWN. */
export async function invitePerson(
  services: Services,
  admin: PeopleAdmin,
  { email, name, role }: InviteRequest,
): Promise<void> {
  const { store, now, newId } = services;
  const { hostId, actor } = admin;
  const at = now();
  const invited = { id: newId(), hostId, email, name, role, invitedBy: actor, invitedAt: at };
  const deed = { action: 'person-invited', details: { email, role } };
  const audit = auditOfHost(services, admin, deed);
  if (!(await store.members.add({ ...invited, joinedAt: null }, audit))) throw personKnown(email);
  await sendInvitation(services, { ...invited, joinedAt: null });
}

/** Writes to somebody who was invited and has not come yet. Errors: PERSON_UNKNOWN. */
export async function inviteAgain(
  services: Services,
  admin: PeopleAdmin,
  id: string,
): Promise<void> {
  await sendInvitation(services, await findPerson(services, admin, id));
}

async function sendInvitation(services: Services, { hostId, ...person }: Member): Promise<void> {
  const host = await services.store.hosts.find(hostId);
  if (!host) throw notFound('HOST_UNKNOWN', 'This host');
  await queueLetter(services, {
    hostId,
    to: person.email,
    subject: `${host.name} invites you to its PDU certificates`,
    text: [
      `Hello ${person.name},`,
      '',
      `${person.invitedBy} invites you to work for ${host.name} as ${ROLE_WORDS[person.role]}.`,
      'Sign in with this address; no password is needed:',
      '',
      `${services.publicUrl}/sign-in#for=${encodeURIComponent(person.email)}`,
    ].join('\n'),
  });
}

const ROLE_WORDS: Record<Role, string> = {
  admin: 'an admin',
  instructor: 'an instructor',
  auditor: 'an auditor',
};

const personKnown = (email: string) =>
  new AppError(409, {
    code: 'PERSON_KNOWN',
    message: `${email} belongs to this host already.`,
    remedy: 'Change the role in the list, or send the invitation again there.',
  });
