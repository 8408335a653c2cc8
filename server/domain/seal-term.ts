/** From when to when a seal's certificate (X.509) says that it is good. */
export interface SealTerm {
  validFrom: Date;
  validUntil: Date;
}

export type SealState = 'good' | 'ends-soon' | 'expired' | 'not-yet';

/** So long before its end a host is told. */
const NOTICE_MS = 30 * 24 * 3600 * 1000;

/** Where a seal stands: with an expired one, or one whose time has not come, nothing is sealed. */
export function sealState({ validFrom, validUntil }: SealTerm, now: Date): SealState {
  if (now > validUntil) return 'expired';
  if (now < validFrom) return 'not-yet';
  return validUntil.getTime() - now.getTime() < NOTICE_MS ? 'ends-soon' : 'good';
}
