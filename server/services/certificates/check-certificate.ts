import { calendarDay } from '../../domain/calendar-day.ts';
import type { PrintedFacts } from '../../domain/printed-facts.ts';
import { readSerial } from '../../domain/serial.ts';
import type { Services } from '../ports.ts';
import type { Certificate } from '../records.ts';

/** By which a browser tells the issued file from others without sending either. */
export interface Fingerprints {
  /** SHA-256 of the issued file. */
  sha256: string;
  /** SHA-256 and length of the state's form, with which the file begins. */
  form: { sha256: string; byteLength: number } | null;
}

/** What anybody may know of a certificate (R-CRT-12); no e-mail address, and nobody's reasons. */
export type CheckedCertificate =
  | {
      kind: 'known';
      serial: string;
      /** Of a practice event, which counts for nothing. */
      isPractice: boolean;
      /** As printed on it. */
      facts: PrintedFacts;
      name: string;
      dateText: string;
      /** The day on which it was taken back, in the host's calendar. */
      voidedOn: string | null;
      fingerprints: Fingerprints;
    }
  /** Its event was purged after the time of retention. */
  | { kind: 'purged'; serial: string; issuedOn: string; voidedOn: string | null }
  | { kind: 'unknown' };

/** Looks a certificate up for anybody who has its serial, however it was typed. */
export async function checkCertificate(
  services: Services,
  typed: string,
): Promise<CheckedCertificate> {
  const serial = readSerial(typed);
  if (!serial) return { kind: 'unknown' };
  const certificate = await services.store.certificates.findAnywhere({ serial });
  return certificate ? knownView(services, certificate) : checkPurged(services, serial);
}

/** Where anybody can check a certificate. */
export const checkUrl = (publicUrl: string, serial: string): string =>
  `${publicUrl}/check/${serial}`;

async function knownView(
  { store }: Services,
  certificate: Certificate,
): Promise<CheckedCertificate> {
  const { serial, facts, name, dateText, voided, sha256, hostId, eventId, formId } = certificate;
  const [host, event, form] = await Promise.all([
    store.hosts.find(hostId),
    store.events.find(eventId),
    store.forms.find(formId),
  ]);
  return {
    kind: 'known',
    serial,
    isPractice: event?.isPractice ?? false,
    facts,
    name,
    dateText,
    voidedOn: voided && calendarDay(voided.at, host?.timeZone ?? UTC),
    fingerprints: {
      sha256,
      form: form && { sha256: form.sha256, byteLength: form.official.byteLength },
    },
  };
}

async function checkPurged({ store }: Services, serial: string): Promise<CheckedCertificate> {
  const left = await store.certificates.findPurged(serial);
  if (!left) return { kind: 'unknown' };
  const timeZone = (await store.hosts.find(left.hostId))?.timeZone ?? UTC;
  return {
    kind: 'purged',
    serial,
    issuedOn: calendarDay(left.issuedAt, timeZone),
    voidedOn: left.voidedAt && calendarDay(left.voidedAt, timeZone),
  };
}

/** Of a host that is not here any more. */
const UTC = 'UTC';
