import { z } from 'zod';
import { callForPages } from './call-for-pages.ts';
import { looseText } from './read-tolerantly.ts';
import type { RosterService } from './service-claims.ts';
import { MEDIA_TYPE, SCOPE } from './service-names.ts';
import type { PlatformConnection } from './service-ports.ts';
import { type ServiceResult, failed, succeeded } from './service-problem.ts';

/** Somebody in a course, as far as the platform's privacy setting lets it be known. */
export interface Member {
  /** The same as `sub` in launches. */
  userId: string;
  status: 'Active' | 'Inactive' | 'Deleted';
  /** Full and short names mixed; `readRoles` reads them. */
  roles: string[];
  name?: string;
  email?: string;
}

export interface MembershipPage {
  members: Member[];
  /** Entries without an id, which can't be matched with anybody. */
  unreadable: number;
}

export interface RosterWish {
  /** Only those who can see this resource link. */
  resourceLinkId?: string;
  /** How many a page should have; Canvas gives 50 at most, Moodle without it all at once. */
  pageSize?: number;
  maxPages?: number;
}

const PAGE_SIZE = 500;
const MAX_PAGES = 2000;

const ReadMember = z.object({
  user_id: looseText,
  status: looseText,
  roles: z.array(z.unknown()).optional().catch(undefined),
  name: looseText,
  given_name: looseText,
  family_name: looseText,
  email: looseText,
});
const Container = z.object({ members: z.array(z.unknown()) });

/**
 * Reads a course's people page by page (NRPS 2.0, section 2), so that memory holds one page only.
 * The last that comes is a problem if it did not get to the end: what came before is then a part.
 */
export async function* readMemberships(
  connection: PlatformConnection,
  { membershipsUrl }: RosterService,
  { resourceLinkId, pageSize = PAGE_SIZE, maxPages = MAX_PAGES }: RosterWish = {},
): AsyncGenerator<ServiceResult<MembershipPage>, void, undefined> {
  const url = new URL(membershipsUrl);
  if (resourceLinkId !== undefined) url.searchParams.set('rlid', resourceLinkId);
  url.searchParams.set('limit', String(pageSize));
  const call = {
    url: url.href,
    scopes: [SCOPE.membershipReadOnly],
    accept: MEDIA_TYPE.memberships,
  };
  for await (const page of callForPages(connection, call, maxPages)) {
    if (!page.ok) return yield page;
    const container = Container.safeParse(page.value);
    if (!container.success) {
      return yield failed('ANSWER_UNREADABLE', 'the page of members has no list of them');
    }
    yield succeeded(readPage(container.data.members));
  }
}

function readPage(entries: readonly unknown[]): MembershipPage {
  const members = entries.flatMap(readMember);
  return { members, unreadable: entries.length - members.length };
}

/** None when it has no id; everything else may be absent. */
function readMember(entry: unknown): Member[] {
  const { data } = ReadMember.safeParse(entry);
  if (!data?.user_id) return [];
  const name = data.name ?? [data.given_name, data.family_name].filter(Boolean).join(' ');
  return [
    {
      userId: data.user_id,
      status: readStatus(data.status),
      roles: (data.roles ?? []).filter((role) => typeof role === 'string'),
      ...(name && { name }),
      ...(data.email && { email: data.email }),
    },
  ];
}

/** Without one somebody is active (section 2.3); with one that is unknown rather not. */
function readStatus(status = 'Active'): Member['status'] {
  const known = (['Active', 'Inactive', 'Deleted'] as const).find(
    (one) => one.toLowerCase() === status.toLowerCase(),
  );
  return known ?? 'Inactive';
}
