import { calendarDay } from '../../domain/calendar-day.ts';
import { type SealState, sealState } from '../../domain/seal-term.ts';
import { AppError } from '../../errors.ts';
import type { Services } from '../ports.ts';
import type { Form, Host } from '../records.ts';
import { unlockKey } from './seal-keys.ts';
import type { Seal, SealKey } from './seal-port.ts';
import { wholePdf } from './whole-pdf.ts';

interface Unsealed {
  host: Host;
  form: Form;
  /** For this educator. */
  appended: Uint8Array;
  at: Date;
}

/**
 * The last step of making a certificate: what is appended for the educator, with the host's seal
 * behind it. Without a seal it stays as it is. A host that seals never issues unsealed: with a seal
 * that can't be used the claim waits. Errors: SEAL_NOT_USABLE.
 */
export async function sealAppended(
  services: Services,
  { host, form, appended, at }: Unsealed,
): Promise<Uint8Array> {
  const { seal } = host;
  if (!seal) return appended;
  const state = sealState(seal, at);
  if (state === 'expired' || state === 'not-yet')
    throw notUsable(TERM_WORDS[state](seal, host.timeZone));
  const key = keyOf(services, { host, seal });
  const pdf = wholePdf(form, appended);
  return Buffer.concat([appended, await services.maker.seal({ pdf, key, signedAt: at })]);
}

function keyOf(services: Services, { host, seal }: { host: Host; seal: Seal }): SealKey {
  try {
    return unlockKey(services, host.id, seal.locked);
  } catch (error) {
    services.log.error({ hostId: host.id, reason: String(error) }, 'seal can’t be opened');
    throw notUsable('The host’s seal can’t be opened by this server any more.');
  }
}

const TERM_WORDS: Record<
  Exclude<SealState, 'good' | 'ends-soon'>,
  (seal: Seal, timeZone: string) => string
> = {
  expired: ({ validUntil }, timeZone) =>
    `The host’s seal has expired on ${calendarDay(validUntil, timeZone)}.`,
  'not-yet': ({ validFrom }, timeZone) =>
    `The host’s seal is good from ${calendarDay(validFrom, timeZone)} on only.`,
};

const notUsable = (why: string) =>
  new AppError(503, {
    code: 'SEAL_NOT_USABLE',
    message: `${why} The certificate was not issued and not counted.`,
    remedy:
      'The claim is stored, and the certificate comes by itself when the host has set a new seal in the settings, or removed it.',
  });
