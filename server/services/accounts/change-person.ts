import type { Role } from '../../domain/rights.ts';
import { AppError } from '../../errors.ts';
import { auditOfHost } from '../records/host-audit.ts';
import { type PeopleAdmin, findPerson } from './people-access.ts';
import type { Services } from '../ports.ts';

/** Gives somebody another role. Errors: PERSON_UNKNOWN, LAST_ADMIN. */
export async function changeRole(
  services: Services,
  admin: PeopleAdmin,
  { id, role }: { id: string; role: Role },
): Promise<void> {
  const person = await findPerson(services, admin, id);
  const { email } = person;
  const details = { email, before: person.role, after: role };
  const audit = auditOfHost(services, admin, { action: 'role-changed', details });
  if (!(await services.store.members.change(person, { role }, audit))) throw lastAdmin();
}

/** Takes somebody's access; what he or she did stays on record. Errors: PERSON_UNKNOWN, LAST_ADMIN. */
export async function removePerson(
  services: Services,
  admin: PeopleAdmin,
  id: string,
): Promise<void> {
  const person = await findPerson(services, admin, id);
  const { email, role } = person;
  const deed = { action: 'person-removed', details: { email, role } };
  const audit = auditOfHost(services, admin, deed);
  const isDone = await services.store.members.change(person, null, audit);
  if (!isDone) throw lastAdmin();
}

const lastAdmin = () =>
  new AppError(409, {
    code: 'LAST_ADMIN',
    message: 'This is the last admin of the host.',
    remedy: 'Make somebody else an admin first, and let him or her sign in once.',
  });
