import type { PlatformLink } from '../records.ts';

/** What tells one LMS from another. */
export type PlatformKey = Pick<PlatformLink, 'issuer' | 'clientId'>;

/** Where an LMS answers, as its administrator says. */
export interface PlatformAddresses {
  name: string;
  authenticationEndpoint: string;
  tokenEndpoint: string;
  jwksUri: string;
}

/** Keeps the addresses of LMSs for launches; implemented on ltijs' registry. */
export interface LmsRegistry {
  addressesOf(key: PlatformKey): Promise<PlatformAddresses | null>;
  /** Adds them, or changes those of a known platform. */
  save(key: PlatformKey, addresses: PlatformAddresses): Promise<void>;
  remove(key: PlatformKey): Promise<void>;
}
