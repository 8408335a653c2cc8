import type { JWK } from 'jose';
import ltijs, { type LtijsPlatform, type LtijsProvider } from 'ltijs';
import type { Platform, PlatformFinder } from './ports.ts';
import { RegistryKeys } from './registry-keys.ts';
import type { SigningKey } from './services/service-ports.ts';

/** What an LMS tells when it is registered. */
export interface Registration extends Platform {
  name: string;
  tokenEndpoint: string;
}

export interface PlatformRegistry extends PlatformFinder {
  find(issuer: string, clientId: string): Promise<Registration | null>;
  /** Adds a platform, with a key pair of its own, or changes the addresses of a known one. */
  register(registration: Registration): Promise<void>;
  /** Forgets a platform and its keys; an unknown one is no error. */
  remove(issuer: string, clientId: string): Promise<void>;
  /** The tool's public keys, for platforms to check what the tool signs. */
  publicKeys(): Promise<JWK[]>;
  /** The tool's own key for a platform; null for an unknown one. */
  signingKeyOf(issuer: string, clientId: string): Promise<SigningKey | null>;
  /**
   * Gives platforms new keys whose own are older than so many days; the old ones stay published
   * through an overlap. Answers how many got one.
   */
  rotateKeys(everyDays: number): Promise<number>;
  close(): Promise<void>;
}

/** Shorter than a person waits; ltijs itself would wait for five minutes. */
const SERVER_SELECTION_MS = 4000;

/**
 * Opens ltijs' registry of platforms and keys; the only file that knows ltijs. Nothing of it faces
 * the browser: its launches accept what they should refuse (design.md, “LTI”).
 */
export async function openRegistry({
  mongoUri,
  encryptionKey,
  now,
}: {
  mongoUri: string;
  encryptionKey: string;
  now: () => Date;
}): Promise<PlatformRegistry> {
  // A provider of our own, since the exported one can be set up only once in a process.
  const provider: LtijsProvider = new ltijs.Provider.constructor();
  const connection = { serverSelectionTimeoutMS: SERVER_SELECTION_MS, bufferCommands: false };
  provider.setup(encryptionKey, { url: mongoUri, connection });
  // Not `deploy()`: it would end the process on errors and on Ctrl-C, which main.ts does better.
  await connect(provider.Database);
  const keys = new RegistryKeys(provider.Database, encryptionKey);
  return {
    async find(issuer, clientId) {
      const found = await provider.getPlatform(issuer, clientId);
      return found ? toRegistration(found) : null;
    },
    async findByIssuer(issuer) {
      const found = await provider.getPlatform(issuer);
      return found ? Promise.all(found.map(toRegistration)) : [];
    },
    async register(registration) {
      const { issuer, clientId } = registration;
      const isKnown = await provider.getPlatform(issuer, clientId);
      if (!isKnown) await addWithKeys(provider, keys, { registration, now: now() });
      await provider.registerPlatform(toLtijs(registration));
    },
    async remove(issuer, clientId) {
      await provider.deletePlatform(issuer, clientId);
      await keys.remove({ platformUrl: issuer, clientId });
    },
    publicKeys: () => keys.published(),
    signingKeyOf: (issuer, clientId) => keys.signing({ platformUrl: issuer, clientId }, now()),
    async rotateKeys(everyDays) {
      const platforms = (await provider.getAllPlatforms()) || [];
      let count = 0;
      for (const platform of platforms) {
        const owner = {
          platformUrl: await platform.platformUrl(),
          clientId: await platform.platformClientId(),
        };
        if (await keys.rotate(owner, { now: now(), everyDays })) count += 1;
      }
      return count;
    },
    close: () => provider.Database.Close(),
  };
}

/**
 * ltijs has one connection in a process, and may take one for good that was closed while it tried to
 * reconnect; that one is closed for good, and opened anew.
 */
async function connect(database: LtijsProvider['Database']): Promise<void> {
  await database.setup();
  try {
    await database.Get(false, 'platform', { kid: '' });
  } catch {
    await database.Close();
    await database.setup();
  }
}

/**
 * Stores a platform with keys as ltijs would have, which makes its own of 4096 bits and lets every
 * other request wait a second for them.
 */
async function addWithKeys(
  { Database }: LtijsProvider,
  keys: RegistryKeys,
  { registration, now }: { registration: Registration; now: Date },
): Promise<void> {
  const owner = { platformUrl: registration.issuer, clientId: registration.clientId };
  const kid = await keys.make(owner, { now, usedFrom: now });
  const { name, authenticationEndpoint, accesstokenEndpoint, authConfig } = toLtijs(registration);
  await Database.Replace(false, 'platform', owner, {
    kid,
    ...owner,
    platformName: name,
    authEndpoint: authenticationEndpoint,
    accesstokenEndpoint,
    authConfig,
  });
}

const toLtijs = (registration: Registration) => ({
  url: registration.issuer,
  name: registration.name,
  clientId: registration.clientId,
  authenticationEndpoint: registration.authenticationEndpoint,
  accesstokenEndpoint: registration.tokenEndpoint,
  authConfig: { method: 'JWK_SET' as const, key: registration.jwksUri },
});

async function toRegistration(found: LtijsPlatform): Promise<Registration> {
  const { key } = await found.platformAuthConfig();
  return {
    issuer: await found.platformUrl(),
    clientId: await found.platformClientId(),
    name: await found.platformName(),
    authenticationEndpoint: await found.platformAuthEndpoint(),
    tokenEndpoint: await found.platformAccessTokenEndpoint(),
    jwksUri: key,
  };
}
