/** What signs: out of a P12, whose passphrase is kept nowhere. Stored encrypted (seal-keys.ts). */
export interface SealKey {
  /** PEM. */
  privateKey: string;
  /** PEM; the one that belongs to the key comes first, then those that vouch for it. */
  certificates: string[];
  /** Length of every signature that it makes, with the certificates in it. */
  signatureBytes: number;
}

/** Why a file is no seal. */
export type SealFault = 'not-p12' | 'wrong-passphrase' | 'no-key' | 'not-rsa' | 'no-certificate';

/** What was found in a P12 file. */
export type SealReading =
  | { fault: SealFault }
  | {
      fault: null;
      key: SealKey;
      subject: string;
      issuer: string;
      validFrom: Date;
      validUntil: Date;
    };

/** A host's seal: a private key with its certificate (X.509), and whose it is. */
export interface Seal {
  /** The key, encrypted; see seal-keys.ts. */
  locked: Uint8Array;
  subject: string;
  issuer: string;
  validFrom: Date;
  validUntil: Date;
}
