import { AppError } from '../../errors.ts';
import type { Services } from '../ports.ts';

const FIELDS = {
  issuer: 'issuer',
  authenticationEndpoint: 'authentication address',
  tokenEndpoint: 'token address',
  jwksUri: 'address of the keys',
} as const;

/** As `URL` spells them. */
const THIS_MACHINE = ['localhost', '127.0.0.1', '[::1]'];

/**
 * An LMS is reached by https, so that nobody on the way can pretend to be it; by http only on this
 * machine, and only while the server itself is tried out there. Errors: ADDRESS_NOT_HTTPS.
 */
export function checkAddresses(
  { publicUrl }: Pick<Services, 'publicUrl'>,
  addresses: Partial<Record<keyof typeof FIELDS, string>>,
): void {
  const mayBeLocal = publicUrl.startsWith('http:');
  const isSafe = ({ protocol, hostname }: URL) =>
    protocol === 'https:' || (mayBeLocal && THIS_MACHINE.includes(hostname));
  const unsafe = Object.entries(FIELDS).filter(([field]) => {
    const address = addresses[field as keyof typeof FIELDS];
    return address !== undefined && !isSafe(new URL(address));
  });
  if (unsafe.length > 0) throw notHttps(unsafe.map(([, words]) => words));
}

const notHttps = (fields: readonly string[]) =>
  new AppError(422, {
    code: 'ADDRESS_NOT_HTTPS',
    message: `An LMS is reached by https only; wrong: ${fields.join(', ')}.`,
    remedy: 'Type the addresses as your learning platform shows them; they begin with https://.',
  });
