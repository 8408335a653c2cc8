import {
  type JWTPayload,
  type JWTVerifyGetKey,
  type ProtectedHeaderParameters,
  decodeProtectedHeader,
  errors,
  jwtVerify,
} from 'jose';
import type { Platform } from './ports.ts';
import { LtiRefusal, check } from './refusals.ts';

export interface TokenExpectation {
  platform: Platform;
  keys: JWTVerifyGetKey;
  now: Date;
  /** How far the clocks of the two servers may differ. */
  leewaySeconds: number;
}

/**
 * Checks who signed a token, for whom and when (Security Framework 1.1, section 5.1.3, in its
 * order). Answers the claims. Errors: LtiRefusal with one code per check.
 */
export async function verifyToken(token: string, expected: TokenExpectation): Promise<JWTPayload> {
  checkHeader(token);
  const payload = await verifySignature(token, expected);
  const { issuer, clientId } = expected.platform;
  check(payload.iss === issuer, 'ISSUER_WRONG');
  // An audience beside us would be one that we have not agreed to trust.
  check(
    [payload.aud].flat().every((one) => one === clientId) && !!payload.aud?.length,
    'AUDIENCE_WRONG',
  );
  check(payload['azp'] === undefined || payload['azp'] === clientId, 'AUTHORIZED_PARTY_WRONG');
  checkTimes(payload, expected);
  return payload;
}

function checkHeader(token: string): void {
  let header: ProtectedHeaderParameters;
  try {
    header = decodeProtectedHeader(token);
  } catch (error) {
    throw new LtiRefusal('TOKEN_UNREADABLE', error);
  }
  check(header.alg === 'RS256', 'ALGORITHM_NOT_ALLOWED');
  check(typeof header.kid === 'string' && header.kid !== '', 'KEY_ID_MISSING');
}

async function verifySignature(
  token: string,
  { keys, now, leewaySeconds }: TokenExpectation,
): Promise<JWTPayload> {
  try {
    const options = { algorithms: ['RS256'], currentDate: now, clockTolerance: leewaySeconds };
    return (await jwtVerify(token, keys, options)).payload;
  } catch (error) {
    throw new LtiRefusal(codeOf(error), error);
  }
}

function codeOf(error: unknown) {
  if (error instanceof errors.JWTExpired) return 'TOKEN_EXPIRED';
  if (error instanceof errors.JWSSignatureVerificationFailed) return 'SIGNATURE_WRONG';
  if (error instanceof errors.JWKSNoMatchingKey) return 'KEY_UNKNOWN';
  if (error instanceof errors.JWKSMultipleMatchingKeys) return 'KEY_UNKNOWN';
  if (error instanceof errors.JWTClaimValidationFailed) return 'TOKEN_TIME_WRONG';
  if (error instanceof errors.JWTInvalid || error instanceof errors.JWSInvalid)
    return 'TOKEN_UNREADABLE';
  // A critical extension that nobody here knows.
  if (error instanceof errors.JOSENotSupported) return 'TOKEN_UNREADABLE';
  // jose refuses keys of other kinds, and RSA keys of fewer than 2048 bits, this way.
  if (error instanceof TypeError) return 'KEY_UNUSABLE';
  return 'PLATFORM_KEYS_UNAVAILABLE';
}

/** Expiry itself was checked with the signature. */
function checkTimes({ exp, iat }: JWTPayload, { now, leewaySeconds }: TokenExpectation): void {
  check(typeof exp === 'number' && typeof iat === 'number', 'TOKEN_TIMES_MISSING');
  check(iat <= now.getTime() / 1000 + leewaySeconds, 'TOKEN_TIME_WRONG');
}
