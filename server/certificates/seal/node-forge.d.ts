/** The part of node-forge that is used here; it comes without types. Binary strings hold a byte a letter. */
declare module 'node-forge' {
  /** A node of ASN.1. */
  export interface Asn1 {
    value: (Asn1 | undefined)[];
  }
  /** Bytes. */
  export interface ByteBuffer {
    getBytes(): string;
  }
  /** A big number. */
  export interface BigInteger {
    equals(other: BigInteger): boolean;
  }
  export interface RsaKey {
    n: BigInteger;
    e: BigInteger;
  }
  /** `value` holds bytes when it was read, and letters when it is to be written. */
  export interface NamePart {
    shortName?: string;
    value: string;
    valueTagClass: number;
  }
  export interface DistinguishedName {
    attributes: NamePart[];
  }
  export interface Certificate {
    publicKey: RsaKey;
    subject: DistinguishedName;
    issuer: DistinguishedName;
    validity: { notBefore: Date; notAfter: Date };
  }
  /** `key` and `cert` are null when they are not of RSA. */
  export interface Bag {
    key?: RsaKey | null;
    cert?: Certificate | null;
  }
  export interface Pkcs12 {
    getBags(filter: { bagType: string }): Record<string, Bag[] | undefined>;
  }
  export interface SignedData {
    content: ByteBuffer;
    addCertificate(certificate: Certificate): void;
    addSigner(signer: {
      key: RsaKey;
      certificate: Certificate;
      digestAlgorithm: string;
      authenticatedAttributes: { type: string; value?: string | Date }[];
    }): void;
    sign(options: { detached: boolean }): void;
    toAsn1(): Asn1;
  }
  export const asn1: {
    Type: { UTF8: number };
    fromDer(bytes: string): Asn1;
    toDer(node: Asn1): ByteBuffer;
  };
  export const pki: {
    oids: Record<
      | 'certBag'
      | 'contentType'
      | 'data'
      | 'keyBag'
      | 'messageDigest'
      | 'pkcs8ShroudedKeyBag'
      | 'sha256'
      | 'signingTime',
      string
    >;
    certificateFromPem(pem: string): Certificate;
    certificateToPem(certificate: Certificate): string;
    privateKeyFromPem(pem: string): RsaKey;
    privateKeyToPem(key: RsaKey): string;
  };
  export const pkcs7: { createSignedData(): SignedData };
  export const pkcs12: {
    pkcs12FromAsn1(node: Asn1, strict: boolean, passphrase: string): Pkcs12;
  };
  export const util: { createBuffer(bytes: string): ByteBuffer };
}
