import type { CryptoKey, KeyObject } from 'jose';
import type { GuardedFetch } from './guarded-fetch.ts';
import type { ServiceTokens } from './service-token.ts';

/** What the services need to know of one deployment of a registered platform. */
export interface PlatformServices {
  issuer: string;
  clientId: string;
  deploymentId: string;
  tokenEndpoint: string;
  /** Whom assertions are for, where the platform says another than its token endpoint. */
  authorizationServer?: string | undefined;
}

/** The tool's own key for a platform; the public half is in the tool's JWKS under `kid`. */
export interface SigningKey {
  kid: string;
  privateKey: CryptoKey | KeyObject;
}

/** One deployment, and what it takes to call its services. */
export interface PlatformConnection {
  platform: PlatformServices;
  tokens: ServiceTokens;
  fetch: GuardedFetch;
  now: () => Date;
}
