import type { Services } from '../ports.ts';

/**
 * Mails a sign-in link when the address belongs to a host. The answer is the same either way, so
 * that nobody learns who has an account.
 */
export async function requestSignIn({ store, accounts }: Services, email: string): Promise<void> {
  const [membership] = await store.members.listOfPerson(email);
  if (membership) await accounts.sendLink({ email, name: membership.name });
}
