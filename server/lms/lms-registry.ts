import type { PlatformRegistry } from '../../lti-tool/registry.ts';
import type { LmsRegistry } from '../services/settings/lms-ports.ts';

/** What the use cases ask of the registry of the LTI edge (ltijs’ own). */
export const lmsRegistry = (registry: PlatformRegistry): LmsRegistry => ({
  async addressesOf({ issuer, clientId }) {
    const found = await registry.find(issuer, clientId);
    if (!found) return null;
    const { name, authenticationEndpoint, tokenEndpoint, jwksUri } = found;
    return { name, authenticationEndpoint, tokenEndpoint, jwksUri };
  },
  save: ({ issuer, clientId }, addresses) => registry.register({ issuer, clientId, ...addresses }),
  remove: ({ issuer, clientId }) => registry.remove(issuer, clientId),
  rotateKeys: ({ everyDays }) => registry.rotateKeys(everyDays),
});
