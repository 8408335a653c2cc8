import { z } from 'zod';
import { hashOf, newSecret } from './hashing.ts';
import type { LoginStore, Platform, PlatformFinder } from './ports.ts';
import { LtiRefusal, check } from './refusals.ts';

/** Long enough for a slow sign-in at the LMS. */
const LOGIN_LIFETIME_MS = 10 * 60_000;

/** Third-party-initiated login (LTI Security Framework 1.1, section 5.1.1.1). */
const LoginRequest = z.object({
  iss: z.string().min(1).max(2000),
  login_hint: z.string().min(1).max(10_000),
  target_link_uri: z.url().max(4000),
  client_id: z.string().min(1).max(500).optional(),
  lti_message_hint: z.string().max(10_000).optional(),
});
type LoginRequest = z.infer<typeof LoginRequest>;

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
  /** For a cookie: proves later that the launch comes from the same browser. */
  browserKey: string;
  lifetimeMs: number;
}

/**
 * Answers an LMS that wants to log somebody in: remembers the login and sends the browser to the
 * LMS's own authentication, with hints unaltered. Errors: LtiRefusal.
 */
export async function startLogin(deps: LoginDependencies, params: unknown): Promise<StartedLogin> {
  const parsed = LoginRequest.safeParse(params);
  if (!parsed.success) throw new LtiRefusal('LOGIN_INCOMPLETE', parsed.error);
  const request = parsed.data;
  const platform = await findPlatform(deps.registry, request);
  check(isOurs(request.target_link_uri, deps.publicUrl), 'TARGET_LINK_FOREIGN');
  const [state, nonce, browserKey] = [newSecret(), newSecret(), newSecret()];
  const startedAt = deps.now();
  await deps.logins.save({
    stateHash: hashOf(state),
    nonceHash: hashOf(nonce),
    browserKeyHash: hashOf(browserKey),
    issuer: platform.issuer,
    clientId: platform.clientId,
    targetLinkUri: request.target_link_uri,
    startedAt,
    expiresAt: new Date(startedAt.getTime() + LOGIN_LIFETIME_MS),
  });
  const redirectTo = authenticationUrl(platform, request, {
    state,
    nonce,
    redirect_uri: deps.redirectUri,
  });
  return { redirectTo, state, browserKey, lifetimeMs: LOGIN_LIFETIME_MS };
}

/** By issuer and client; by issuer alone when the platform names no client and only one is known. */
async function findPlatform(
  registry: PlatformFinder,
  { iss, client_id: clientId }: LoginRequest,
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
  { login_hint, lti_message_hint }: LoginRequest,
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
