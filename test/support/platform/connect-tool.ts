import { createLocalJWKSet, exportJWK, generateKeyPair } from 'jose';
import type { JWK, JWTVerifyGetKey } from 'jose';
import { type GuardedFetch, createGuardedFetch } from '../../../lti-tool/services/guarded-fetch.ts';
import type {
  PlatformConnection,
  PlatformServices,
  SigningKey,
} from '../../../lti-tool/services/service-ports.ts';
import { createServiceTokens } from '../../../lti-tool/services/service-token.ts';

/** A tool's key pair: the private half signs, the public one is what its JWKS would show. */
export interface ToolKey extends SigningKey {
  publicJwk: JWK;
  published: JWTVerifyGetKey;
}

export async function makeToolKey(kid = 'tool-key'): Promise<ToolKey> {
  const { publicKey, privateKey } = await generateKeyPair('RS256');
  const publicJwk = { ...(await exportJWK(publicKey)), kid, alg: 'RS256', use: 'sig' };
  return { kid, privateKey, publicJwk, published: createLocalJWKSet({ keys: [publicJwk] }) };
}

/** As in the try-out: plain http on this machine is allowed, quick to give up. */
export const openFetch: GuardedFetch = createGuardedFetch({
  isPlainHttpAllowed: true,
  isInnerAddressAllowed: true,
  timeoutMs: 5000,
});

/** The tool's side of a platform's services, with a clock that the test may move. */
export function connectTool(
  platform: PlatformServices,
  key: SigningKey,
  clock: { now: Date } = { now: new Date() },
): PlatformConnection {
  const now = () => clock.now;
  const tokens = createServiceTokens({ fetch: openFetch, keyOf: async () => key, now });
  return { platform, tokens, fetch: openFetch, now };
}
