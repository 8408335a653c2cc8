import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';

/** 256 random bits that can stand in an address. */
export const newSecret = (): string => randomBytes(32).toString('base64url');

/** What is stored instead of a secret. */
export const hashOf = (secret: string): string => createHash('sha256').update(secret).digest('hex');

/** Compares two hashes without telling by its duration how far they agree. */
export const isSameHash = (one: string, other: string): boolean =>
  one.length === other.length && timingSafeEqual(Buffer.from(one), Buffer.from(other));
