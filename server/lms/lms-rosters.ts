import type { PlatformConnection } from '../../lti-tool/services/service-ports.ts';
import { type Member, readMemberships } from '../../lti-tool/services/memberships.ts';
import { readRoles } from '../../lti-tool/roles.ts';
import type { LmsRosters, RosterPage, RosterTarget } from '../services/roster/roster-ports.ts';

/** Reads courses' people from platforms that a caller connects. */
export const lmsRosters = (
  connect: (target: RosterTarget) => Promise<PlatformConnection | null>,
): LmsRosters => ({
  async *learnersOf(target): AsyncGenerator<RosterPage, void, undefined> {
    const connection = await connect(target);
    if (!connection) {
      return yield { problem: { code: 'PLATFORM_UNKNOWN', detail: 'the platform was removed' } };
    }
    const { membershipsUrl } = target;
    for await (const page of readMemberships(connection, { membershipsUrl })) {
      if (!page.ok) {
        const { code, detail } = page.problem;
        return yield { problem: { code, detail } };
      }
      yield { learners: page.value.members.filter(isLearner).map(toLearner) };
    }
  },
});

/** Teachers and people who left are nobody to wait for. */
const isLearner = ({ status, roles }: Member): boolean =>
  status === 'Active' && readRoles(roles).isLearner;

const toLearner = ({ userId, name = '', email = '' }: Member) => ({
  subject: userId,
  name,
  email: email || null,
});
