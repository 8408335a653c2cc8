import { z } from 'zod';
import { CLAIM } from './claim-names.ts';
import type { Platform } from './ports.ts';
import { type LaunchRoles, readRoles } from './roles.ts';

/** A launch that passed every check. */
export interface Launch {
  issuer: string;
  clientId: string;
  deploymentId: string;
  /** The person, unique at the issuer. */
  subject: string;
  roles: LaunchRoles;
  name?: string;
  email?: string;
  /** Custom parameters; those that the platform could not fill in are left out. */
  custom: Record<string, string>;
  resourceLink: { id: string; title?: string | undefined };
  context?: { id: string; title?: string | undefined } | undefined;
  /** Origins whose pages show this launch in a frame. */
  platformOrigins: string[];
}

/** Optional claims that do not come out right are left out rather than refused (Core 1.3, 5.4). */
const text = z.string().trim().min(1).max(1000).optional().catch(undefined);

const Claims = z.object({
  sub: z.string(),
  name: text,
  given_name: text,
  family_name: text,
  email: z.email().max(320).optional().catch(undefined),
  [CLAIM.deploymentId]: z.string(),
  [CLAIM.roles]: z.array(z.string()),
  [CLAIM.resourceLink]: z.object({ id: z.string(), title: text }),
  [CLAIM.context]: z.object({ id: z.string(), title: text }).optional().catch(undefined),
  [CLAIM.custom]: z.record(z.string(), z.unknown()).nullish().catch({}),
  [CLAIM.launchPresentation]: z.object({ return_url: z.url() }).optional().catch(undefined),
});

/** Turns checked claims into a launch. Errors: zod's, when a needed claim has the wrong type. */
export function readLaunch(payload: unknown, platform: Platform): Launch {
  const claims = Claims.parse(payload);
  const name = readName(claims);
  const returnUrl = claims[CLAIM.launchPresentation]?.return_url;
  return {
    issuer: platform.issuer,
    clientId: platform.clientId,
    deploymentId: claims[CLAIM.deploymentId],
    subject: claims.sub,
    roles: readRoles(claims[CLAIM.roles]),
    ...(name && { name }),
    ...(claims.email && { email: claims.email }),
    custom: readCustom(claims[CLAIM.custom]),
    resourceLink: claims[CLAIM.resourceLink],
    context: claims[CLAIM.context],
    platformOrigins: originsOf([platform.issuer, platform.authenticationEndpoint, returnUrl]),
  };
}

/** A platform that does not know a variable sends its name, like “$Person.name.full”. */
const isUnfilled = (value: string): boolean => /^\$[A-Za-z]/.test(value);

function readName(claims: z.infer<typeof Claims>): string | undefined {
  const whole = claims.name ?? [claims.given_name, claims.family_name].filter(Boolean).join(' ');
  return whole === '' || isUnfilled(whole) ? undefined : whole;
}

function readCustom(custom: Record<string, unknown> | null | undefined): Record<string, string> {
  const filled = Object.entries(custom ?? {}).filter(
    (entry): entry is [string, string] => typeof entry[1] === 'string' && !isUnfilled(entry[1]),
  );
  return Object.fromEntries(filled);
}

function originsOf(addresses: readonly (string | undefined)[]): string[] {
  const urls = addresses.flatMap((address) => (URL.canParse(address ?? '') ? [address ?? ''] : []));
  const origins = urls.map((url) => new URL(url).origin).filter((origin) => origin !== 'null');
  return [...new Set(origins)];
}
