import type { Account } from './account-ports.ts';
import { actorName } from './actor-name.ts';
import type { Member } from './member-ports.ts';
import { auditOfHost } from '../records/host-audit.ts';
import type { Services } from '../ports.ts';

/**
 * Takes the invitations that waited for somebody, who has proven the address by signing in, and
 * closes the set-up link of a host that he or she has set up.
 */
export async function takeInvitations(
  services: Services,
  { email }: Pick<Account, 'email'>,
): Promise<void> {
  const at = services.now();
  await services.store.members.join(email, {
    at,
    audit: ({ hostId, name, role }: Member) =>
      auditOfHost(
        services,
        { hostId, actor: actorName({ name, email }) },
        { action: 'person-joined', details: { email, role } },
      ),
  });
}
