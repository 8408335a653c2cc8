import type { AuditEntry, PlatformLink } from '../records.ts';

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
  /** Gives LMSs new keys of ours when theirs are older; answers how many got one. */
  rotateKeys(rule: { everyDays: number }): Promise<number>;
}

/** What an LMS sends the page on which it registers the tool. */
export interface RegistrationInvitation {
  configurationUrl: string;
  /** Good for one registration; absent where the LMS needs none. */
  token: string | undefined;
}

/** Registers the tool at LMSs that ask for it (LTI Dynamic Registration); implemented on lti-tool. */
export interface LmsRegistration {
  /** What is asked of an LMS, with reasons for its administrator. */
  wishes: { claims: readonly Wish[]; scopes: readonly Wish[] };
  /** What is typed by hand where there is no registration by link. */
  byHand: { canvasJson: string; moodle: readonly { field: string; value: string }[] };
  register(invitation: RegistrationInvitation): Promise<Registered | RegistrationProblem>;
}

export interface Wish {
  name: string;
  reason: string;
}

export interface Registered extends PlatformKey {
  addresses: PlatformAddresses;
  /** Null where the LMS names it at the first launch only. */
  deploymentId: string | null;
  /** Such as `moodle`; empty when the LMS does not say. */
  product: string;
}

/** Why an LMS did not register the tool; `detail` is for the log. */
export interface RegistrationProblem {
  problem:
    | 'CONFIGURATION_UNREACHABLE'
    | 'CONFIGURATION_UNREADABLE'
    | 'ISSUER_FOREIGN'
    | 'REGISTRATION_REFUSED';
  detail: string;
}

/** Lets one LMS be connected with a host, once; made by an admin, so that no stranger can. */
export interface RegistrationLink {
  /** Of the secret in its address. */
  keyHash: string;
  hostId: string;
  /** Who made it, for the audit log. */
  madeBy: string;
  expiresAt: Date;
  /** While it is at work and after; null while it is open. */
  usedAt: Date | null;
}

export interface RegistrationLinks {
  /** Keeps it in the place of those of the same host that are open. */
  open(link: RegistrationLink, audit: AuditEntry): Promise<void>;
  /** Null when there is none, or it was used or is over. */
  find(keyHash: string, now: Date): Promise<RegistrationLink | null>;
  /** The same, and takes it; of several who come at once one gets it. */
  take(keyHash: string, now: Date): Promise<RegistrationLink | null>;
  /** It did not work out, so it may be used again. */
  release(keyHash: string): Promise<void>;
}
