import { AppError } from '../errors.ts';

/** What may be tried so often only, since it could be guessed or used to annoy others. */
export type LimitedDeed =
  | 'mail-to-address'
  | 'mail-from-network'
  | 'link'
  | 'code'
  | 'set-up'
  /** Looking at a certificate, by its serial or by the link in its letter. */
  | 'certificate'
  /** Beginning a login from an LMS, and coming back with its launch; from one network. */
  | 'lti-login'
  | 'lti-launch'
  /** Opening a registration link, or registering by it. */
  | 'lti-register'
  /** Naming a new event while placing; by one teacher. */
  | 'lti-propose';

export interface RateLimits {
  /** Counts one try. Answers the seconds to wait when there were too many, else 0. */
  take(deed: LimitedDeed, key: string): Promise<number>;
}

/** Counts one try. Errors: TOO_MANY_TRIES, saying how long to wait. */
export async function requireFewTries(
  limits: RateLimits,
  deed: LimitedDeed,
  key: string,
): Promise<void> {
  const waitSeconds = await limits.take(deed, key);
  if (waitSeconds > 0) throw tooMany(waitSeconds);
}

const tooMany = (waitSeconds: number) =>
  new AppError(429, {
    code: 'TOO_MANY_TRIES',
    message: 'That was tried too often.',
    remedy: `Try again in ${Math.ceil(waitSeconds / 60)} minute(s).`,
  });
