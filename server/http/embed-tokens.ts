import { decodeJwt, jwtVerify } from 'jose';
import { z } from 'zod';
import { AppError } from '../errors.ts';
import type { Identity, Store } from '../services/store-ports.ts';

/** What the embedding page's own server signs (HS256) with its host's embedding key. */
const EmbedClaims = z.object({
  /** The host's id. */
  iss: z.string().min(1).max(100),
  /** The educator's id at that server; stable and unique there. */
  sub: z.string().min(1).max(255),
  event: z.string().min(1).max(100),
  name: z.string().trim().max(200).default(''),
  email: z.email().max(320).nullish(),
  exp: z.number(),
});

/** A page hands the token over within a day of making it. */
const MAX_AGE = '24h';

export interface EmbedDependencies {
  hosts: Store['hosts'];
  secretOf: (host: { id: string; embedKeyVersion: number }) => string;
  now: () => Date;
}

/**
 * Who the embedding page says is sitting there, proven by its server's signature.
 * Errors: EMBED_TOKEN_INVALID, ORIGIN_NOT_ALLOWED.
 */
export async function verifyEmbedToken(
  { hosts, secretOf, now }: EmbedDependencies,
  { token, origin }: { token: string; origin: string | undefined },
): Promise<{ identity: Identity; eventId: string }> {
  const host = await hosts.find(issuerOf(token));
  if (!host) throw tokenInvalid();
  const key = new TextEncoder().encode(secretOf(host));
  const options = { algorithms: ['HS256'], currentDate: now(), maxTokenAge: MAX_AGE };
  const { payload } = await jwtVerify(token, key, options).catch((error) => {
    throw tokenInvalid(error);
  });
  const claims = EmbedClaims.safeParse(payload);
  if (!claims.success) throw tokenInvalid(claims.error);
  if (origin && !host.allowedOrigins.includes(origin)) throw originNotAllowed(origin);
  const { sub, event, name, email } = claims.data;
  return {
    identity: { hostId: host.id, key: `embed:${sub}`, name, email: email ?? null },
    eventId: event,
  };
}

/** Only to find the key; nothing is believed before the signature is checked. */
function issuerOf(token: string): string {
  try {
    return String(decodeJwt(token).iss ?? '');
  } catch (error) {
    throw tokenInvalid(error);
  }
}

const tokenInvalid = (cause?: unknown) =>
  new AppError(
    401,
    {
      code: 'EMBED_TOKEN_INVALID',
      message: 'The page that embeds this certificate did not identify you correctly.',
      remedy: 'Reload the page. If it comes back, tell the organizer of the session.',
    },
    { cause },
  );

const originNotAllowed = (origin: string) =>
  new AppError(403, {
    code: 'ORIGIN_NOT_ALLOWED',
    message: `The website ${origin} may not show this host’s certificates.`,
    remedy: 'The host can allow it in the settings.',
  });
