import type { JWTPayload, JWTVerifyGetKey } from 'jose';
import { z } from 'zod';
import { CLAIM } from './claim-names.ts';
import { hashOf, isSameHash } from './hashing.ts';
import { type Launch, readLaunch } from './launch.ts';
import type { Deployments, LoginStore, PendingLogin, Platform, PlatformFinder } from './ports.ts';
import { LtiRefusal, check } from './refusals.ts';
import { verifyToken } from './verify-token.ts';

/** What the LMS posts through the browser: an answer, or an error instead (OpenID Connect 3.1.2.6). */
const LaunchPost = z.object({
  state: z.string().min(1).max(500).optional(),
  id_token: z.string().min(1).max(64_000).optional(),
  error: z.string().max(1000).optional(),
});

export interface LaunchDependencies {
  registry: PlatformFinder;
  logins: LoginStore;
  deployments: Deployments;
  keysOf: (jwksUri: string) => JWTVerifyGetKey;
  leewaySeconds: number;
  now: () => Date;
}

/** Ids longer than this are not ids (Core 1.3, sections 5.3.3 and 5.3.5). */
const MAX_ID_LENGTH = 255;

/**
 * Takes a launch: the login is consumed before anything is believed, then each MUST of LTI 1.3 is
 * checked in the order of the specification. Errors: LtiRefusal with one code per check.
 */
export async function verifyLaunch(
  deps: LaunchDependencies,
  body: unknown,
  browserKeyOf: (state: string) => string | undefined,
): Promise<Launch> {
  const { state, token } = readPost(body);
  const login = await consumeLogin(deps, state, browserKeyOf(state));
  const platform = await deps.registry.find(login.issuer, login.clientId);
  check(platform !== null, 'PLATFORM_UNKNOWN');
  const payload = await verifyToken(token, {
    platform,
    keys: deps.keysOf(platform.jwksUri),
    now: deps.now(),
    leewaySeconds: deps.leewaySeconds,
  });
  checkNonce(payload, login);
  checkMessage(payload, login);
  await checkDeployment(deps.deployments, payload, platform);
  checkPerson(payload);
  return toLaunch(payload, platform);
}

function readPost(body: unknown): { state: string; token: string } {
  const parsed = LaunchPost.safeParse(body ?? {});
  if (!parsed.success) throw new LtiRefusal('LAUNCH_INCOMPLETE', parsed.error);
  const { state, id_token: token, error } = parsed.data;
  check(!error, 'PLATFORM_REFUSED', new Error(error));
  check(state !== undefined && token !== undefined, 'LAUNCH_INCOMPLETE');
  return { state, token };
}

async function consumeLogin(
  { logins, now }: LaunchDependencies,
  state: string,
  browserKey: string | undefined,
): Promise<PendingLogin> {
  check(browserKey !== undefined, 'BROWSER_NOT_BOUND');
  const key = { stateHash: hashOf(state), browserKeyHash: hashOf(browserKey) };
  const login = await logins.consume(key, now());
  check(login !== null, 'LOGIN_UNKNOWN');
  return login;
}

function checkNonce({ nonce }: JWTPayload, { nonceHash }: PendingLogin): void {
  check(typeof nonce === 'string' && isSameHash(hashOf(nonce), nonceHash), 'NONCE_WRONG');
}

function checkMessage(payload: JWTPayload, { targetLinkUri }: PendingLogin): void {
  check(payload[CLAIM.messageType] === 'LtiResourceLinkRequest', 'MESSAGE_TYPE_UNKNOWN');
  check(payload[CLAIM.version] === '1.3.0', 'VERSION_WRONG');
  check(payload[CLAIM.targetLinkUri] === targetLinkUri, 'TARGET_LINK_WRONG');
  const link = z.object({ id: z.string().min(1).max(MAX_ID_LENGTH) });
  check(link.safeParse(payload[CLAIM.resourceLink]).success, 'RESOURCE_LINK_MISSING');
}

async function checkDeployment(
  deployments: Deployments,
  payload: JWTPayload,
  { issuer, clientId }: Platform,
): Promise<void> {
  const deploymentId = payload[CLAIM.deploymentId];
  check(typeof deploymentId === 'string' && deploymentId !== '', 'DEPLOYMENT_MISSING');
  const isKnown = await deployments.isKnown({ issuer, clientId, deploymentId });
  check(isKnown, 'DEPLOYMENT_UNKNOWN', new Error(`${issuer} ${clientId} ${deploymentId}`));
}

function checkPerson(payload: JWTPayload): void {
  const { sub } = payload;
  check(typeof sub === 'string' && sub !== '' && sub.length <= MAX_ID_LENGTH, 'SUBJECT_MISSING');
  check(Array.isArray(payload[CLAIM.roles]), 'ROLES_MISSING');
}

function toLaunch(payload: JWTPayload, platform: Platform): Launch {
  try {
    return readLaunch(payload, platform);
  } catch (error) {
    throw new LtiRefusal('CLAIMS_UNREADABLE', error);
  }
}
