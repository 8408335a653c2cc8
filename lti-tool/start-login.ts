import { z } from 'zod';
import { hashOf, newSecret } from './hashing.ts';
import type { LoginStore, Platform, PlatformFinder, PlatformStorage } from './ports.ts';
import { LtiRefusal, check } from './refusals.ts';

/** Long enough for a slow sign-in at the LMS. */
const LOGIN_LIFETIME_MS = 10 * 60_000;

const id = z.string().min(1).max(500).optional();

/** Third-party-initiated login (LTI Security Framework 1.1, section 5.1.1.1). */
const LoginParams = z.object({
  iss: z.string().min(1).max(2000),
  login_hint: z.string().min(1).max(10_000),
  target_link_uri: z.url().max(4000),
  client_id: id,
  lti_message_hint: z.string().max(10_000).optional(),
  lti_deployment_id: id,
  /** Canvas writes it this way. */
  deployment_id: id,
  lti_storage_target: z.string().min(1).max(200).optional(),
});
export type LoginParams = z.infer<typeof LoginParams>;

/** A login that a known platform asked for, and that aims at us. */
export interface LoginRequest {
  params: LoginParams;
  platform: Platform;
  /** Offered by the platform for browsers that take no cookie. */
  storage: PlatformStorage | null;
}

export interface LoginDependencies {
  registry: PlatformFinder;
  logins: LoginStore;
  /** Base address of the tool; launches must aim there. */
  publicUrl: string;
  /** The one address that answers go to, as registered at every platform. */
  redirectUri: string;
  now: () => Date;
}

export interface StartedLogin {
  /** Where to send the browser. */
  redirectTo: string;
  state: string;
  /** Proves later that the launch comes from the same browser. */
  browserKey: string;
  lifetimeMs: number;
}

/** Reads what an LMS asks for; nobody unknown gets further, to no address. Errors: LtiRefusal. */
export async function readLogin(
  { registry, publicUrl }: LoginDependencies,
  sent: unknown,
): Promise<LoginRequest> {
  const parsed = LoginParams.safeParse(sent ?? {});
  if (!parsed.success) throw new LtiRefusal('LOGIN_INCOMPLETE', parsed.error);
  const params = parsed.data;
  const platform = await findPlatform(registry, params);
  check(isOurs(params.target_link_uri, publicUrl), 'TARGET_LINK_FOREIGN');
  const target = params.lti_storage_target;
  const { origin } = new URL(platform.authenticationEndpoint);
  return { params, platform, storage: target === undefined ? null : { target, origin } };
}

/** Remembers a login, and where the browser goes: the LMS's own authentication, hints unaltered. */
export async function startLogin(
  deps: LoginDependencies,
  { params, platform }: LoginRequest,
  binding: { storage: PlatformStorage | null; openedFrom: string | null },
): Promise<StartedLogin> {
  const [state, nonce, browserKey] = [newSecret(), newSecret(), newSecret()];
  const startedAt = deps.now();
  await deps.logins.save({
    stateHash: hashOf(state),
    nonceHash: hashOf(nonce),
    browserKeyHash: hashOf(browserKey),
    issuer: platform.issuer,
    clientId: platform.clientId,
    deploymentId: params.lti_deployment_id ?? params.deployment_id ?? null,
    targetLinkUri: params.target_link_uri,
    ...binding,
    startedAt,
    expiresAt: new Date(startedAt.getTime() + LOGIN_LIFETIME_MS),
  });
  const redirectTo = authenticationUrl(platform, params, {
    state,
    nonce,
    redirect_uri: deps.redirectUri,
  });
  return { redirectTo, state, browserKey, lifetimeMs: LOGIN_LIFETIME_MS };
}

/** By issuer and client; by issuer alone when the platform names no client and only one is known. */
async function findPlatform(
  registry: PlatformFinder,
  { iss, client_id: clientId }: LoginParams,
): Promise<Platform> {
  const found = clientId
    ? [await registry.find(iss, clientId)].filter((one) => one !== null)
    : await registry.findByIssuer(iss);
  check(found.length < 2, 'CLIENT_AMBIGUOUS');
  const [platform] = found;
  check(platform !== undefined, 'PLATFORM_UNKNOWN', new Error(`${iss} ${clientId ?? ''}`));
  return platform;
}

const isOurs = (targetLinkUri: string, publicUrl: string): boolean =>
  targetLinkUri === publicUrl || targetLinkUri.startsWith(`${publicUrl}/`);

/** Authentication request (Security Framework, section 5.1.1.2). */
function authenticationUrl(
  { authenticationEndpoint, clientId }: Platform,
  { login_hint, lti_message_hint }: LoginParams,
  own: Record<'state' | 'nonce' | 'redirect_uri', string>,
): string {
  const url = new URL(authenticationEndpoint);
  const params = {
    scope: 'openid',
    response_type: 'id_token',
    response_mode: 'form_post',
    prompt: 'none',
    client_id: clientId,
    login_hint,
    ...(lti_message_hint !== undefined && { lti_message_hint }),
    ...own,
  };
  for (const [name, value] of Object.entries(params)) url.searchParams.set(name, value);
  return url.href;
}
