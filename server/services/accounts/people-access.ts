import { notFound } from '../../errors.ts';
import type { Actor } from '../events/event-access.ts';
import type { Member } from './member-ports.ts';
import type { Services } from '../ports.ts';

/** A person who does something with the host's people. */
export type PeopleAdmin = Actor & {
  /** Absent for somebody without an account, who tries the product out. */
  email?: string | undefined;
};

/** Somebody of the own host. Errors: PERSON_UNKNOWN. */
export async function findPerson(
  { store }: Services,
  { hostId }: PeopleAdmin,
  id: string,
): Promise<Member> {
  const person = await store.members.findById(hostId, id);
  if (!person) throw notFound('PERSON_UNKNOWN', 'This person');
  return person;
}
