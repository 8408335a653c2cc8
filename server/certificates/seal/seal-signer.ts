import { Signer } from '@signpdf/signpdf';
import forge, { type Certificate, type NamePart } from 'node-forge';
import type { SealKey } from '../../services/certificates/seal-port.ts';

/**
 * Makes the signature that @signpdf puts into a PDF: PKCS#7, detached, SHA-256. Its own P12Signer
 * would open the whole P12 for each certificate, and spoils issuers with letters like ö.
 */
export class SealSigner extends Signer {
  readonly #key: Pick<SealKey, 'privateKey' | 'certificates'>;

  constructor(key: Pick<SealKey, 'privateKey' | 'certificates'>) {
    super();
    this.#key = key;
  }

  override async sign(bytes: Buffer, signingTime = new Date()): Promise<Buffer> {
    const { pki, pkcs7, util, asn1 } = forge;
    const [own, ...others] = this.#key.certificates.map((pem) => pki.certificateFromPem(pem));
    if (!own) throw new Error('the seal has no certificate');
    const signed = pkcs7.createSignedData();
    signed.content = util.createBuffer(bytes.toString('latin1'));
    for (const certificate of [own, ...others]) signed.addCertificate(certificate);
    signed.addSigner({
      key: pki.privateKeyFromPem(this.#key.privateKey),
      certificate: withReadIssuer(own),
      digestAlgorithm: pki.oids.sha256,
      authenticatedAttributes: [
        { type: pki.oids.contentType, value: pki.oids.data },
        { type: pki.oids.signingTime, value: signingTime },
        { type: pki.oids.messageDigest },
      ],
    });
    signed.sign({ detached: true });
    return Buffer.from(asn1.toDer(signed.toAsn1()).getBytes(), 'latin1');
  }
}

/** forge reads names as bytes and writes them as letters; without this UTF-8 is encoded twice. */
function withReadIssuer(certificate: Certificate): Certificate {
  for (const part of certificate.issuer.attributes) part.value = textOf(part);
  return certificate;
}

/** A part of a name as a person reads it. */
export const textOf = ({ value, valueTagClass }: NamePart): string =>
  valueTagClass === forge.asn1.Type.UTF8 ? Buffer.from(value, 'latin1').toString('utf8') : value;
