import { z } from 'zod';
import { looseUrl, readScopes } from './read-tolerantly.ts';

/** Where grades go, as a launch says it (AGS 2.0, section 3.1). */
export interface GradeService {
  /** The container of the course's line items. */
  lineItemsUrl?: string | undefined;
  /** The one line item of the launched link, if there is one. */
  lineItemUrl?: string | undefined;
  /** What may be asked for; nothing else is. */
  scopes: string[];
}

/** Where the course's people are, as a launch says it (NRPS 2.0, section 3.6.1.1). */
export interface RosterService {
  membershipsUrl: string;
}

const GradeClaim = z.object({ lineitems: looseUrl, lineitem: looseUrl, scope: z.unknown() });

/**
 * Reads the claim of Assignment and Grade Services. Null when the platform offers nothing that
 * could be used; Moodle sends the claim with an empty `lineitem` for links without a grade.
 */
export function readGradeService(claim: unknown): GradeService | null {
  const parsed = GradeClaim.safeParse(claim);
  if (!parsed.success) return null;
  const { lineitems, lineitem, scope } = parsed.data;
  const scopes = readScopes(scope) ?? [];
  if (scopes.length === 0 || (!lineitems && !lineitem)) return null;
  return {
    ...(lineitems && { lineItemsUrl: lineitems }),
    ...(lineitem && { lineItemUrl: lineitem }),
    scopes,
  };
}

const RosterClaim = z.object({
  context_memberships_url: z.url({ protocol: /^https?$/ }),
  service_versions: z.array(z.unknown()).optional().catch(undefined),
});

/** Reads the claim of Names and Role Provisioning Services; null when version 2.0 is not offered. */
export function readRosterService(claim: unknown): RosterService | null {
  const parsed = RosterClaim.safeParse(claim);
  if (!parsed.success) return null;
  const { context_memberships_url: membershipsUrl, service_versions: versions } = parsed.data;
  return versions && !versions.includes('2.0') ? null : { membershipsUrl };
}
