import {
  createCipheriv,
  createDecipheriv,
  hkdfSync,
  randomBytes,
  timingSafeEqual,
} from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { sha256 } from './hashing.ts';
import { SERIAL_ALPHABET, SERIAL_LENGTH, inGroups } from './domain/serial.ts';

/**
 * The secret that every other key is derived from: the configured one, or outside production one
 * that is made once and kept where only this user can read it.
 */
export function appSecret(configured: string | undefined, dataDir: string): string {
  if (configured) return configured;
  const file = join(dataDir, 'app-secret');
  if (existsSync(file)) return readFileSync(file, 'utf8');
  mkdirSync(dirname(file), { recursive: true });
  const secret = randomBytes(32).toString('base64url');
  writeFileSync(file, secret, { mode: 0o600, flag: 'wx' });
  return secret;
}

/** A key for one purpose, so that what is signed for one can't be used for another. */
export function deriveKey(secret: string, purpose: string): Uint8Array {
  return new Uint8Array(hkdfSync('sha256', secret, 'montana-pdu', purpose, 32));
}

/**
 * The secret with which a host's own web server signs tokens for the embedded element. Nothing is
 * stored: raising the version makes every earlier one worthless.
 */
export function embedSecret(secret: string, host: { id: string; embedKeyVersion: number }): string {
  const key = deriveKey(secret, `embed:${host.id}:${host.embedKeyVersion}`);
  return Buffer.from(key).toString('base64url');
}

/** The secret of a set-up link. */
export const setUpSecret = (secret: string, id: string): string =>
  Buffer.from(deriveKey(secret, `set-up:${id}`)).toString('base64url');

/** The secret of the link in a certificate's letter; the same for ever (R-CRT-7). */
export const certificateSecret = (secret: string, id: string): string =>
  Buffer.from(deriveKey(secret, `certificate:${id}`)).toString('base64url');

const CIPHER = 'aes-256-gcm';
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/** Locks what is stored and nobody but this server may read: nonce, tag, then the text. */
export function lockSecret(key: Uint8Array, plain: Uint8Array): Uint8Array {
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv(CIPHER, key, nonce);
  const text = Buffer.concat([cipher.update(plain), cipher.final()]);
  return Buffer.concat([nonce, cipher.getAuthTag(), text]);
}

/** Errors: Node's own, when it was locked with another key or has been changed. */
export function unlockSecret(key: Uint8Array, locked: Uint8Array): Uint8Array {
  const textBegin = NONCE_BYTES + TAG_BYTES;
  const nonce = locked.subarray(0, NONCE_BYTES);
  const decipher = createDecipheriv(CIPHER, key, nonce, { authTagLength: TAG_BYTES });
  decipher.setAuthTag(locked.subarray(NONCE_BYTES, textBegin));
  return Buffer.concat([decipher.update(locked.subarray(textBegin)), decipher.final()]);
}

/** Whether two secrets are the same, in a time that does not tell how much of them is. */
export const isSame = (given: string, wanted: string): boolean =>
  timingSafeEqual(Buffer.from(sha256(given)), Buffer.from(sha256(wanted)));

/** A certificate's serial: random, 140 bits, in groups that can be read out on the phone. */
export function newSerial(): string {
  const letters = [...randomBytes(SERIAL_LENGTH)]
    .map((byte) => SERIAL_ALPHABET[byte % 32])
    .join('');
  return inGroups(letters);
}
