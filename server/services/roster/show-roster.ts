import type { RosterResponse } from '../../contract/roster.ts';
import { explainRoster } from './explain-roster.ts';
import type { Services } from '../ports.ts';
import type { PduEvent } from '../records.ts';

/** More than a person looks through. */
const SHOWN = 200;

/** Who of the courses has not opened the event yet; those who came since the reading are left out. */
export async function showRoster(services: Services, event: PduEvent): Promise<RosterResponse> {
  const { rosters } = services.store;
  const [targets, reading, { first, total }] = await Promise.all([
    rosters.targetsOf(event.id),
    rosters.find(event.id),
    rosters.notBegun(event.id, SHOWN),
  ]);
  const since = await rosters.begunAmong(
    event,
    first.map(({ key }) => key),
  );
  const shown = first.filter(({ key }) => !since.has(key));
  return {
    canRead: targets.length > 0,
    readAt: reading?.readAt.toISOString() ?? null,
    courses: await Promise.all(
      (reading?.courses ?? []).map(async ({ problem, learnerCount, ...course }) => ({
        platform: (await services.lms.addressesOf(course))?.name ?? course.issuer,
        learnerCount,
        problem: problem && explainRoster(problem),
      })),
    ),
    notBegunCount: total - (first.length - shown.length),
    notBegun: shown.map(({ name, email }) => ({ name, email })),
  };
}
