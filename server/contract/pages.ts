import type { Right } from '../domain/rights.ts';

/** What the console's page is told inside itself, so that it is in no address and no storage. */
export interface HostPageData {
  kind: 'host';
  sessionToken: string;
  expiresAt: string;
  hostId: string;
  /** As the audit log names this person. */
  person: string;
  rights: Right[];
  /** Set for somebody who came from an LMS, and sees this event only. */
  eventId: string | null;
  /** Where a new session is had while the person is signed in; null: open it again from the LMS. */
  renewAt: string | null;
  /** The person's hosts; empty without an account. */
  hosts: { hostId: string; name: string }[];
}

/** Signing in, the code of the app, setting up a host, or what to do when one belongs to none. */
export interface AccountPageData {
  kind: 'account';
  place: 'sign-in' | 'second-factor' | 'set-up' | 'no-host';
}

/** By which the check page tells the issued file from others; nothing else of it is in the page. */
export interface CheckPageData {
  kind: 'check';
  serial: string;
  isVoided: boolean;
  /** SHA-256 of the issued file, as lower-case hex. */
  sha256: string;
  /** SHA-256 and length of the state's form, with which the issued file begins. */
  form: { sha256: string; byteLength: number } | null;
}
