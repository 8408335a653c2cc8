/** That a signatory has agreed that this very signature is printed on certificates. */
export interface SignatoryConsent {
  signatoryName: string;
  /** Of the signature's image. */
  signatureSha256: string;
  /** Who has said so. */
  by: string;
  at: Date;
}

/**
 * Whether the consent is to what would be printed now (R-CRT-2). Another name or another image has to be
 * agreed to anew, whatever changed it.
 */
export const consentStands = (
  consent: SignatoryConsent | null,
  { signatoryName, signatureSha256 }: Pick<SignatoryConsent, 'signatoryName' | 'signatureSha256'>,
): boolean =>
  consent?.signatoryName === signatoryName && consent.signatureSha256 === signatureSha256;
