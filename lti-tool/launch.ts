import { z } from 'zod';
import { CLAIM } from './claim-names.ts';
import { customParameter } from './custom-parameters.ts';
import type { Platform } from './ports.ts';
import { type LaunchRoles, readRoles } from './roles.ts';
import type { DeepLinkingSettings } from './services/deep-linking-settings.ts';
import { looseText } from './services/read-tolerantly.ts';
import {
  type GradeService,
  type RosterService,
  readGradeService,
  readRosterService,
} from './services/service-claims.ts';
import { SERVICE_CLAIM } from './services/service-names.ts';

/** Who came from where; part of every message that passed every check. */
export interface LaunchBase {
  issuer: string;
  clientId: string;
  deploymentId: string;
  /** The person, unique at the issuer. */
  subject: string;
  roles: LaunchRoles;
  /** Somebody else sits there and looks at the course with this person’s eyes (Canvas). */
  isActedFor: boolean;
  name?: string;
  email?: string;
  /** Custom parameters; those that the platform could not fill in are left out. */
  custom: Record<string, string>;
  context?: { id: string; title?: string | undefined } | undefined;
  presentation: Presentation;
  /** Where grades go; null when the platform offers nothing. */
  grades: GradeService | null;
  /** Where the course’s people are; null when the platform does not say. */
  roster: RosterService | null;
  /** Origins whose pages show this launch in a frame. */
  platformOrigins: string[];
}

export interface ResourceLink {
  id: string;
  title?: string | undefined;
}

/** How the platform shows the page, and to whom. */
export interface Presentation {
  target?: string | undefined;
  /** Language tag, e.g. `es-MX`. */
  locale?: string | undefined;
  returnUrl?: string | undefined;
  isHighContrast: boolean;
}

/** Somebody opens an activity of a course. */
export type ResourceLinkLaunch = LaunchBase & {
  message: 'resource-link';
  resourceLink: ResourceLink;
};
/** A teacher wants to choose what to place in a course. */
export type DeepLinkingLaunch = LaunchBase & {
  message: 'deep-linking';
  settings: DeepLinkingSettings;
};
/** A teacher looks at what a learner has done. */
export type SubmissionReviewLaunch = LaunchBase & {
  message: 'submission-review';
  resourceLink: ResourceLink;
  /** The learner’s id at the platform. */
  forUserId: string;
};
export type Launch = ResourceLinkLaunch | DeepLinkingLaunch | SubmissionReviewLaunch;

const link = z.object({ id: z.string(), title: looseText });

const Claims = z.object({
  sub: z.string(),
  name: looseText,
  given_name: looseText,
  family_name: looseText,
  email: z.email().max(320).optional().catch(undefined),
  [CLAIM.deploymentId]: z.string(),
  [CLAIM.roles]: z.array(z.unknown()),
  // Optional claims that do not come out right are left out rather than refused (Core 1.3, 5.4).
  [CLAIM.context]: link.optional().catch(undefined),
  [CLAIM.custom]: z.record(z.string(), z.unknown()).nullish().catch({}),
  [CLAIM.launchPresentation]: z
    .object({ return_url: looseText, document_target: looseText, locale: looseText })
    .optional()
    .catch(undefined),
});
type Claims = z.infer<typeof Claims>;

/** Turns checked claims into what all messages have. Errors: zod's, when a needed one is wrong. */
export function readLaunchBase(payload: Record<string, unknown>, platform: Platform): LaunchBase {
  const claims = Claims.parse(payload);
  const custom = readCustom(claims[CLAIM.custom]);
  const name = readName(claims);
  const presentation = readPresentation(claims, custom);
  const roles = claims[CLAIM.roles].filter((role) => typeof role === 'string');
  return {
    issuer: platform.issuer,
    clientId: platform.clientId,
    deploymentId: claims[CLAIM.deploymentId],
    subject: claims.sub,
    roles: readRoles(roles),
    isActedFor: customParameter(custom, 'acting_user') !== undefined,
    ...(name && { name }),
    ...(claims.email && { email: claims.email }),
    custom,
    context: claims[CLAIM.context],
    presentation,
    grades: readGradeService(payload[SERVICE_CLAIM.assignmentsAndGrades]),
    roster: readRosterService(payload[SERVICE_CLAIM.namesAndRoles]),
    platformOrigins: originsOf([
      platform.issuer,
      platform.authenticationEndpoint,
      presentation.returnUrl,
    ]),
  };
}

export const readResourceLink = (claim: unknown): ResourceLink => link.parse(claim);

const LONGEST_NAME = 200;

function readName({ name, given_name, family_name }: Claims): string | undefined {
  const whole = name ?? [given_name, family_name].filter(Boolean).join(' ');
  return whole.slice(0, LONGEST_NAME).trim() || undefined;
}

const MOST_CUSTOM = 100;

function readCustom(custom: Record<string, unknown> | null | undefined): Record<string, string> {
  const filled = Object.entries(custom ?? {}).flatMap(([name, value]) => {
    const text = looseText.parse(value);
    return text === undefined ? [] : [[name, text] as const];
  });
  return Object.fromEntries(filled.slice(0, MOST_CUSTOM));
}

const LANGUAGE = /^[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*$/i;

function readPresentation(claims: Claims, custom: Record<string, string>): Presentation {
  const { document_target, return_url, locale } = claims[CLAIM.launchPresentation] ?? {};
  const tag = (locale ?? customParameter(custom, 'locale'))?.replaceAll('_', '-');
  return {
    target: document_target,
    locale: tag && LANGUAGE.test(tag) ? tag : undefined,
    returnUrl: return_url,
    isHighContrast: customParameter(custom, 'high_contrast') === 'true',
  };
}

/** The origins of those that are addresses, each once. */
export function originsOf(addresses: readonly (string | null | undefined)[]): string[] {
  const urls = addresses.flatMap((one) => (one && URL.canParse(one) ? [new URL(one)] : []));
  const origins = urls.filter(({ protocol }) => /^https?:$/.test(protocol));
  return [...new Set(origins.map(({ origin }) => origin))];
}
