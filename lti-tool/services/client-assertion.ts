import { randomUUID } from 'node:crypto';
import { SignJWT } from 'jose';
import { CLAIM } from '../claim-names.ts';
import type { PlatformServices, SigningKey } from './service-ports.ts';

/** Moodle refuses an `iat` that its clock has not reached; Canvas one that is minutes old. */
export const ISSUED_BACK_SECONDS = 10;
const LIFETIME_SECONDS = 300;

/**
 * Signs who asks for a token (Security Framework 1.1, section 4.1.1.2), each time with an id of its own.
 */
export async function signAssertion(
  platform: PlatformServices,
  { kid, privateKey }: SigningKey,
  now: Date,
): Promise<string> {
  const seconds = Math.floor(now.getTime() / 1000);
  return new SignJWT({ [CLAIM.deploymentId]: platform.deploymentId })
    .setProtectedHeader({ alg: 'RS256', kid, typ: 'JWT' })
    .setIssuer(platform.clientId)
    .setSubject(platform.clientId)
    .setAudience(platform.authorizationServer ?? platform.tokenEndpoint)
    .setIssuedAt(seconds - ISSUED_BACK_SECONDS)
    .setExpirationTime(seconds + LIFETIME_SECONDS)
    .setJti(randomUUID())
    .sign(privateKey);
}
