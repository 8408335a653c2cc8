import { randomUUID } from 'node:crypto';
import { SignJWT } from 'jose';
import { z } from 'zod';
import { CLAIM } from '../claim-names.ts';
import { ISSUED_BACK_SECONDS } from './client-assertion.ts';
import { PlacedLink, toContentItem } from './content-item.ts';
import type { DeepLinkingSettings } from './deep-linking-settings.ts';
import { SERVICE_CLAIM } from './service-names.ts';
import type { PlatformServices, SigningKey } from './service-ports.ts';

export type { PlacedLink } from './content-item.ts';

export interface DeepLinkingAnswer {
  /** What the teacher chose; none when it was called off. */
  links: PlacedLink[];
  /** Plain text that the platform may show when the teacher is back. */
  message?: string;
  /** The same, for something that went wrong. */
  errorMessage?: string;
}

export interface DeepLinkingDependencies {
  platform: Pick<PlatformServices, 'issuer' | 'clientId' | 'deploymentId'>;
  settings: DeepLinkingSettings;
  key: SigningKey;
  now: Date;
}

export interface DeepLinkingProblem {
  code:
    /** The platform wants something else than a link to the tool. */
    | 'TYPE_NOT_ACCEPTED'
    /** Several were chosen, the platform takes one. */
    | 'ONE_ITEM_ONLY'
    /** Without title, with a maximum of 0, with line breaks in a custom parameter, … */
    | 'ITEM_INVALID';
  detail: string;
}

export type DeepLinkingResult =
  | {
      ok: true;
      /** For the form field `JWT`, posted to the settings' `returnUrl`. */
      jwt: string;
      /** The platform said that it makes no grade for links: the teacher has to be told. */
      isLineItemLeftOut: boolean;
    }
  | { ok: false; problem: DeepLinkingProblem };

const LIFETIME_SECONDS = 300;

/**
 * Signs what a teacher chose (Deep Linking 2.0, section 4.5), as far as the platform takes it; what
 * it does not take is a problem, never dropped in silence.
 */
export async function signDeepLinkingAnswer(
  deps: DeepLinkingDependencies,
  answer: DeepLinkingAnswer,
): Promise<DeepLinkingResult> {
  const { settings } = deps;
  const parsed = z.array(PlacedLink).safeParse(answer.links);
  if (!parsed.success) return refuse('ITEM_INVALID', z.prettifyError(parsed.error));
  const links = parsed.data;
  if (links.length > 0 && !settings.acceptTypes.includes('ltiResourceLink')) {
    return refuse('TYPE_NOT_ACCEPTED', `the platform takes ${settings.acceptTypes.join(', ')}`);
  }
  if (links.length > 1 && !settings.isMultipleAccepted) {
    return refuse('ONE_ITEM_ONLY', `${links.length} were chosen`);
  }
  const accepts = {
    lineItem: settings.isLineItemAccepted !== false,
    iframe: settings.acceptTargets.includes('iframe'),
  };
  const items = links.map((link) => toContentItem(link, accepts));
  const isLineItemLeftOut = !accepts.lineItem && links.some(({ lineItem }) => lineItem);
  return { ok: true, jwt: await sign(deps, answer, items), isLineItemLeftOut };
}

const refuse = (code: DeepLinkingProblem['code'], detail: string): DeepLinkingResult => ({
  ok: false,
  problem: { code, detail },
});

function sign(
  { platform, settings, key, now }: DeepLinkingDependencies,
  { message, errorMessage }: DeepLinkingAnswer,
  items: readonly object[],
): Promise<string> {
  const seconds = Math.floor(now.getTime() / 1000);
  const claims = {
    nonce: randomUUID(),
    [CLAIM.messageType]: 'LtiDeepLinkingResponse',
    [CLAIM.version]: '1.3.0',
    [CLAIM.deploymentId]: platform.deploymentId,
    [SERVICE_CLAIM.contentItems]: items,
    ...('data' in settings && { [SERVICE_CLAIM.data]: settings.data }),
    ...(message && { [SERVICE_CLAIM.message]: message }),
    ...(errorMessage && { [SERVICE_CLAIM.errorMessage]: errorMessage }),
  };
  return new SignJWT(claims)
    .setProtectedHeader({ alg: 'RS256', kid: key.kid, typ: 'JWT' })
    .setIssuer(platform.clientId)
    .setAudience(platform.issuer)
    .setIssuedAt(seconds - ISSUED_BACK_SECONDS)
    .setExpirationTime(seconds + LIFETIME_SECONDS)
    .sign(key.privateKey);
}
