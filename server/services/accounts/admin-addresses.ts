import type { Services } from '../ports.ts';

/** The e-mail addresses of those who run a host, proven by their having signed in. */
export async function adminAddresses({ store }: Services, hostId: string): Promise<string[]> {
  const people = await store.members.listOfHost(hostId);
  return people
    .filter(({ role, joinedAt }) => role === 'admin' && joinedAt !== null)
    .map(({ email }) => email);
}
