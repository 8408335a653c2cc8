import { consentStands } from '../../domain/signatory-consent.ts';
import { AppError } from '../../errors.ts';
import type { Services } from '../ports.ts';
import type { Host } from '../records.ts';

/**
 * SHA-256 of the signature that may be printed; null when there is none, or when its signatory has
 * not agreed to it or has taken that back (R-CRT-2).
 */
export function allowedSignature({ sha256 }: Services, host: Host): string | null {
  const { signaturePng, signatoryName, signatoryConsent } = host;
  if (signaturePng.byteLength === 0) return null;
  const signatureSha256 = sha256(signaturePng);
  return consentStands(signatoryConsent, { signatoryName, signatureSha256 })
    ? signatureSha256
    : null;
}

/** The same for whatever prints the signature. Errors: SIGNATURE_MISSING, SIGNATURE_NOT_ALLOWED. */
export function requireSignature(services: Services, host: Host): string {
  if (host.signaturePng.byteLength === 0) throw signatureMissing();
  const signature = allowedSignature(services, host);
  if (signature === null) throw signatureNotAllowed(host);
  return signature;
}

/** For whatever needs the image when there is none. */
export const signatureMissing = (): AppError =>
  new AppError(404, {
    code: 'SIGNATURE_MISSING',
    message: 'There is no signature image yet.',
    remedy: 'Draw or upload the signature in the settings, then do this again.',
  });

const signatureNotAllowed = ({ signatoryName }: Host): AppError =>
  new AppError(409, {
    code: 'SIGNATURE_NOT_ALLOWED',
    message: `${signatoryName || 'The signatory'} has not agreed that this signature is printed, so nothing is signed with it.`,
    remedy:
      'Ask who signs, and note the consent under “Signature” in the settings. Claims wait until then; nothing is lost.',
  });
