import { lookup as resolve } from 'node:dns';
import { type LookupFunction, isIP } from 'node:net';
import ipaddr from 'ipaddr.js';

/** A name that leads to where only this machine or its network gets. */
export class InnerAddressError extends Error {
  constructor(host: string) {
    super(`${host} is an address of an inner network`);
    this.name = 'InnerAddressError';
  }
}

/** Azure's service for virtual machines answers on a public address. */
const METADATA_ADDRESSES = new Set(['168.63.129.16']);

/**
 * Whether an IP address lies in an inner network: loopback, private, link-local (cloud metadata),
 * shared, reserved, or one that carries an IPv4 address inside (mapped, NAT64, 6to4, Teredo).
 * @example isInnerAddress('::ffff:10.0.0.1') // true
 */
export function isInnerAddress(address: string): boolean {
  if (!ipaddr.isValid(address)) return true;
  const parsed = ipaddr.process(address);
  return parsed.range() !== 'unicast' || METADATA_ADDRESSES.has(parsed.toString());
}

/** Checks a host that is written as an IP address, for which nothing is looked up. */
export function refuseInnerHost({ hostname }: URL): void {
  const address = hostname.replace(/^\[(.*)\]$/, '$1');
  if (isIP(address) !== 0 && isInnerAddress(address)) throw new InnerAddressError(hostname);
}

/**
 * Looks a name up and refuses it when any of its addresses is an inner one. The connection goes to
 * the very addresses that were checked, so that a second look-up can't answer differently.
 */
export const outerLookup: LookupFunction = (hostname, options, done) => {
  resolve(hostname, { ...options, all: true }, (error, addresses) => {
    if (error) return done(error, '');
    const [first] = addresses;
    if (!first || addresses.some(({ address }) => isInnerAddress(address))) {
      return done(new InnerAddressError(hostname), '');
    }
    return options.all ? done(null, addresses) : done(null, first.address, first.family);
  });
};
