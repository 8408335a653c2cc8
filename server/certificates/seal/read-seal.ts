import forge, {
  type Asn1,
  type Bag,
  type Certificate,
  type DistinguishedName,
  type Pkcs12,
  type RsaKey,
} from 'node-forge';
import type { SealFault, SealKey, SealReading } from '../../services/certificates/seal-port.ts';
import { SealSigner, textOf } from './seal-signer.ts';
import { JobEnded, JobFailed, type PdfThread } from '../guard/pdf-thread.ts';

export interface SealFile {
  p12: Uint8Array;
  passphrase: string;
}

/**
 * Looks into an uploaded P12 within the limits of the thread for uploaded bytes, since the file
 * itself says how many rounds it takes to open it.
 */
export async function readSealWithin(thread: PdfThread, file: SealFile): Promise<SealReading> {
  try {
    return await thread.run('seal', file);
  } catch (error) {
    if (error instanceof JobEnded || error instanceof JobFailed) return { fault: 'not-p12' };
    throw error;
  }
}

/** What signs with a P12, and whose it is; or why it can't be a seal. */
export async function readSeal({ p12, passphrase }: SealFile): Promise<SealReading> {
  const opened = open(p12, passphrase);
  if (typeof opened === 'string') return { fault: opened };
  const keys = bagsOf(opened, forge.pki.oids.pkcs8ShroudedKeyBag, forge.pki.oids.keyBag);
  if (keys.length === 0) return { fault: 'no-key' };
  const key = keys.find((bag) => bag.key)?.key;
  if (!key) return { fault: 'not-rsa' };
  const certificates = bagsOf(opened, forge.pki.oids.certBag).flatMap(({ cert }) => cert ?? []);
  const own = certificates.find(({ publicKey: { n, e } }) => n.equals(key.n) && e.equals(key.e));
  if (!own) return { fault: 'no-certificate' };
  return {
    fault: null,
    key: await makeKey(key, [own, ...certificates.filter((other) => other !== own)]),
    subject: nameIn(own.subject),
    issuer: nameIn(own.issuer),
    validFrom: own.validity.notBefore,
    validUntil: own.validity.notAfter,
  };
}

function open(p12: Uint8Array, passphrase: string): Pkcs12 | SealFault {
  try {
    const file = forge.asn1.fromDer(Buffer.from(p12).toString('latin1'));
    return openStrictly(file, passphrase) ?? openByUtf8(file, passphrase);
  } catch (error) {
    return /password|decrypt/i.test(String(error)) ? 'wrong-passphrase' : 'not-p12';
  }
}

/**
 * Null when the passphrase is right by the checksum, and opens nothing all the same: mostly that is
 * said as such, but of 256 wrong keys one yields what looks decrypted, and then fails anyhow.
 */
function openStrictly(file: Asn1, passphrase: string): Pkcs12 | null {
  try {
    return forge.pkcs12.pkcs12FromAsn1(file, false, passphrase);
  } catch (error) {
    if (/MAC could not be verified/.test(String(error))) throw error;
    return null;
  }
}

/**
 * The checksum takes a passphrase as UTF-16, newer ciphers as UTF-8, and forge has one for both: so
 * with letters like ö it is opened without the checksum, once that was found to be right.
 */
function openByUtf8(file: Asn1, passphrase: string): Pkcs12 {
  const [version, content] = file.value;
  const unchecked = { ...file, value: [version, content] };
  return forge.pkcs12.pkcs12FromAsn1(unchecked, false, Buffer.from(passphrase).toString('latin1'));
}

const bagsOf = (p12: Pkcs12, ...bagTypes: string[]): Bag[] =>
  bagTypes.flatMap((bagType) => p12.getBags({ bagType })[bagType] ?? []);

/** What signs later, proven by a signature. */
async function makeKey(key: RsaKey, certificates: Certificate[]): Promise<SealKey> {
  const stored = {
    privateKey: forge.pki.privateKeyToPem(key),
    certificates: certificates.map((one) => forge.pki.certificateToPem(one)),
  };
  const signature = await new SealSigner(stored).sign(Buffer.alloc(0), new Date(0));
  return { ...stored, signatureBytes: signature.byteLength };
}

/** What somebody is called: the common name, else the organization, else whatever there is. */
function nameIn({ attributes }: DistinguishedName): string {
  const part = (name: string) => attributes.find(({ shortName }) => shortName === name);
  const found = part('CN') ?? part('O');
  return found ? textOf(found) : attributes.map(textOf).join(', ');
}
