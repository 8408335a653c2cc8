import type { JWTVerifyGetKey } from 'jose';
import { z } from 'zod';
import { checkClaims } from './check-claims.ts';
import { CLAIM } from './claim-names.ts';
import { hashOf } from './hashing.ts';
import { type Launch, readLaunchBase, readResourceLink } from './launch.ts';
import type { Deployments, LoginStore, PendingLogin, Platform, PlatformFinder } from './ports.ts';
import { LtiRefusal, check } from './refusals.ts';
import { readDeepLinkingSettings } from './services/deep-linking-settings.ts';
import { SERVICE_CLAIM } from './services/service-names.ts';
import { verifyToken } from './verify-token.ts';

export interface LaunchDependencies {
  registry: PlatformFinder;
  logins: LoginStore;
  deployments: Deployments;
  keysOf: (jwksUri: string) => JWTVerifyGetKey;
  leewaySeconds: number;
  now: () => Date;
}

/** What the LMS posts through the browser: an answer, or an error instead (OpenID Connect 3.1.2.6). */
const LaunchPost = z.object({
  state: z.string().min(1).max(500).optional(),
  id_token: z.string().min(1).max(64_000).optional(),
  error: z.string().max(1000).optional(),
  error_description: z.string().max(4000).optional(),
  /** Added by our own page, which got it out of the platform's storage; empty when it got none. */
  browser_key: z.string().max(500).optional(),
});

/** A launch that nobody has looked into yet. */
export interface PostedLaunch {
  state: string;
  token: string;
  storedKey: string | undefined;
}

/** Takes the answer of an LMS apart. Errors: LAUNCH_INCOMPLETE, PLATFORM_REFUSED. */
export function readPost(body: unknown): PostedLaunch {
  const parsed = LaunchPost.safeParse(body ?? {});
  if (!parsed.success) throw new LtiRefusal('LAUNCH_INCOMPLETE', parsed.error);
  const { state, id_token: token, error, error_description: why, browser_key } = parsed.data;
  check(!error, 'PLATFORM_REFUSED', new Error([error, why].filter(Boolean).join(': ')));
  check(state !== undefined && token !== undefined, 'LAUNCH_INCOMPLETE');
  return { state, token, storedKey: browser_key };
}

/**
 * Takes a launch: the login is consumed before anything is believed, then each MUST of LTI 1.3 is
 * checked in the order of the specification. Errors: LtiRefusal with one code per check.
 */
export async function verifyLaunch(
  deps: LaunchDependencies,
  { state, token }: PostedLaunch,
  browserKey: string,
): Promise<Launch> {
  const login = await consumeLogin(deps, state, browserKey);
  const platform = await deps.registry.find(login.issuer, login.clientId);
  check(platform !== null, 'PLATFORM_UNKNOWN');
  const payload = await verifyToken(token, {
    platform,
    keys: deps.keysOf(platform.jwksUri),
    now: deps.now(),
    leewaySeconds: deps.leewaySeconds,
  });
  const { deployments } = deps;
  const message = await checkClaims(payload, { login, platform, deployments });
  return toLaunch(message, payload, platform);
}

async function consumeLogin(
  { logins, now }: LaunchDependencies,
  state: string,
  browserKey: string,
): Promise<PendingLogin> {
  const key = { stateHash: hashOf(state), browserKeyHash: hashOf(browserKey) };
  const login = await logins.consume(key, now());
  check(login !== null, 'LOGIN_UNKNOWN');
  return login;
}

function toLaunch(
  message: Launch['message'],
  payload: Record<string, unknown>,
  platform: Platform,
): Launch {
  try {
    const base = readLaunchBase(payload, platform);
    if (message === 'deep-linking') {
      const settings = readDeepLinkingSettings(payload[SERVICE_CLAIM.deepLinkingSettings]);
      check(settings !== null, 'DEEP_LINKING_SETTINGS_MISSING');
      return { ...base, message, settings };
    }
    const resourceLink = readResourceLink(payload[CLAIM.resourceLink]);
    if (message === 'resource-link') return { ...base, message, resourceLink };
    const { user_id } = z.object({ user_id: z.string() }).parse(payload[CLAIM.forUser]);
    return { ...base, message, resourceLink, forUserId: user_id };
  } catch (error) {
    throw new LtiRefusal('CLAIMS_UNREADABLE', error);
  }
}
