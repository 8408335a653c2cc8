import type { SealResponse } from '../../contract/seal.ts';
import { calendarDay } from '../../domain/calendar-day.ts';
import { sealState } from '../../domain/seal-term.ts';
import { AppError, notFound } from '../../errors.ts';
import type { Actor } from '../events/event-access.ts';
import { auditOfHost } from '../records/host-audit.ts';
import type { Services } from '../ports.ts';
import type { Host } from '../records.ts';
import { lockKey } from '../certificates/seal-keys.ts';
import type { Seal, SealFault } from '../certificates/seal-port.ts';

/** A key with its chain of certificates has a few kilobytes. */
export const MAX_SEAL_BYTES = 64 * 1024;

/** Whose seal the host's certificates carry; nothing of its key. Errors: HOST_UNKNOWN. */
export async function showSeal(services: Services, hostId: string): Promise<SealResponse> {
  return viewOf((await findHost(services, hostId)).seal, services.now());
}

/**
 * Takes the key and the certificate (X.509) of a P12 file; from then on every certificate is sealed
 * with it. Its passphrase is used once and kept nowhere. Errors: SEAL_REFUSED.
 */
export async function updateSeal(
  services: Services,
  actor: Actor,
  file: { p12: Uint8Array; passphrase: string },
): Promise<SealResponse> {
  const host = await findHost(services, actor.hostId);
  const seal = await readGood(services, host, file);
  const { subject, issuer, validUntil } = seal;
  const deed = { action: 'seal-set', details: { subject, issuer, validUntil } };
  await services.store.hosts.setSeal(host.id, seal, auditOfHost(services, actor, deed));
  return viewOf(seal, services.now());
}

/** Certificates are sealed no more from now on; those issued before stay as they are (R-CRT-4). */
export async function removeSeal(services: Services, actor: Actor): Promise<SealResponse> {
  const { id, seal } = await findHost(services, actor.hostId);
  if (seal) {
    const deed = { action: 'seal-removed', details: { subject: seal.subject } };
    await services.store.hosts.setSeal(id, null, auditOfHost(services, actor, deed));
  }
  return viewOf(null, services.now());
}

async function readGood(
  services: Services,
  { id, timeZone }: Host,
  file: { p12: Uint8Array; passphrase: string },
): Promise<Seal> {
  if (file.p12.byteLength > MAX_SEAL_BYTES) throw refused('This file is larger than 64 kB.');
  const reading = await services.maker.readSeal(file);
  if (reading.fault) throw refused(WORDS[reading.fault]);
  const { key, fault: _none, ...about } = reading;
  const state = sealState(about, services.now());
  if (state === 'expired')
    throw refused(`Its certificate has expired on ${calendarDay(about.validUntil, timeZone)}.`);
  if (state === 'not-yet')
    throw refused(`Its certificate is good from ${calendarDay(about.validFrom, timeZone)} on.`);
  return { ...about, locked: lockKey(services, id, key) };
}

async function findHost({ store }: Services, hostId: string): Promise<Host> {
  const host = await store.hosts.find(hostId);
  if (!host) throw notFound('HOST_UNKNOWN', 'This host');
  return host;
}

const viewOf = (seal: Seal | null, now: Date): SealResponse => ({
  seal: seal && {
    subject: seal.subject,
    issuer: seal.issuer,
    validFrom: seal.validFrom.toISOString(),
    validUntil: seal.validUntil.toISOString(),
    state: sealState(seal, now),
  },
});

const WORDS: Record<SealFault, string> = {
  'not-p12': 'This file is no P12 file, or it is damaged.',
  'wrong-passphrase': 'The passphrase does not open this file.',
  'no-key': 'There is no private key in this file, so nothing can be sealed with it.',
  'not-rsa': 'The private key in this file is of another kind than RSA.',
  'no-certificate': 'There is no certificate in this file that belongs to its private key.',
};

const refused = (message: string) =>
  new AppError(422, {
    code: 'SEAL_REFUSED',
    message,
    remedy:
      'Export your certificate again as a .p12 or .pfx file, with its private key, and type the passphrase that you gave it.',
  });
