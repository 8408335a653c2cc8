import { createPrivateKey, generateKeyPair, randomBytes } from 'node:crypto';
import { promisify } from 'node:util';
import { type JWK, exportJWK, importSPKI } from 'jose';
import type { SigningKey } from './services/service-ports.ts';

/** A registered platform, as its keys are labelled. */
export interface KeyOwner {
  platformUrl: string;
  clientId: string;
}

/** One half of a key pair, as it is stored; older ones lack the moments. */
interface StoredKey {
  key: string;
  kid: string;
  /** When it was made, and from when on it signs; ISO 8601. */
  madeAt?: string;
  usedFrom?: string;
}

type Half = 'publickey' | 'privatekey';

/** Where ltijs keeps keys, encrypted. */
export interface KeyDatabase {
  Get(
    encryptionKey: string,
    collection: Half,
    query?: Partial<KeyOwner>,
  ): Promise<StoredKey[] | false>;
  Replace(
    encryptionKey: string,
    collection: Half,
    query: { kid: string },
    item: object,
    labels: Record<string, string>,
  ): Promise<true>;
  Delete(collection: Half, query: object): Promise<true>;
}

const makeKeyPair = promisify(generateKeyPair);

/** What LTI asks for at least; every platform takes it. */
const KEY_BITS = 2048;
/** A new key is published so long before it signs, since platforms keep what they have read. */
const AHEAD_MS = 3600_000;
/** What an old key has signed may be checked so long after it was replaced. */
const OVERLAP_MS = 7 * 24 * 3600_000;
const DAY_MS = 24 * 3600_000;

/** The tool's own keys, a few for each platform: the one that signs, the next and those before. */
export class RegistryKeys {
  readonly #database: KeyDatabase;
  readonly #encryptionKey: string;

  constructor(database: KeyDatabase, encryptionKey: string) {
    this.#database = database;
    this.#encryptionKey = encryptionKey;
  }

  /** Makes a pair that signs from then on; answers its id. */
  async make(owner: KeyOwner, moments: { now: Date; usedFrom: Date }): Promise<string> {
    const { publicKey, privateKey } = await makeKeyPair('rsa', {
      modulusLength: KEY_BITS,
      publicKeyEncoding: { type: 'spki', format: 'pem' },
      privateKeyEncoding: { type: 'pkcs1', format: 'pem' },
    });
    const kid = randomBytes(16).toString('hex');
    const labels = { kid, ...owner };
    const madeAt = moments.now.toISOString();
    const more = { kid, madeAt, usedFrom: moments.usedFrom.toISOString() };
    const put = (half: Half, key: string) =>
      this.#database.Replace(this.#encryptionKey, half, { kid }, { key, ...more }, labels);
    // The public half first: nothing is signed with a key that nobody can read.
    await put('publickey', publicKey);
    await put('privatekey', privateKey);
    return kid;
  }

  /**
   * The newest of those that may sign by now; null when there is none. The first may sign always: a
   * server whose clock is a little behind that of the one that made it would have none.
   */
  async signing(owner: KeyOwner, now: Date): Promise<SigningKey | null> {
    const all = inOrder(await this.#of('privatekey', owner));
    const signing = all.findLast((one) => usedFrom(one) <= now.getTime()) ?? all[0];
    return signing ? { kid: signing.kid, privateKey: createPrivateKey(signing.key) } : null;
  }

  async published(): Promise<JWK[]> {
    return Promise.all((await this.#of('publickey')).map(toJwk));
  }

  async remove(owner: KeyOwner): Promise<void> {
    await this.#database.Delete('privatekey', owner);
    await this.#database.Delete('publickey', owner);
  }

  /**
   * Gives the platform a new key when its newest is older than so many days, and takes away those
   * that were replaced long ago. Answers whether there is a new one.
   */
  async rotate(
    owner: KeyOwner,
    { now, everyDays }: { now: Date; everyDays: number },
  ): Promise<boolean> {
    await this.#removeReplaced(owner, now);
    const newestAt = Math.max(0, ...(await this.#of('privatekey', owner)).map(madeAt));
    if (newestAt + everyDays * DAY_MS > now.getTime()) return false;
    await this.make(owner, { now, usedFrom: new Date(now.getTime() + AHEAD_MS) });
    return true;
  }

  async #removeReplaced(owner: KeyOwner, now: Date): Promise<void> {
    const all = inOrder(await this.#of('privatekey', owner));
    for (const [index, { kid }] of all.entries()) {
      const next = all[index + 1];
      if (!next || usedFrom(next) + OVERLAP_MS > now.getTime()) return;
      await this.#database.Delete('privatekey', { kid });
      await this.#database.Delete('publickey', { kid });
    }
  }

  async #of(half: Half, owner?: KeyOwner): Promise<StoredKey[]> {
    return (await this.#database.Get(this.#encryptionKey, half, owner)) || [];
  }
}

const inOrder = (keys: readonly StoredKey[]): StoredKey[] =>
  keys.toSorted((a, b) => usedFrom(a) - usedFrom(b));

const momentOf = (text: string | undefined): number => (text ? Date.parse(text) : 0);
const usedFrom = (one: StoredKey): number => momentOf(one.usedFrom);
const madeAt = (one: StoredKey): number => momentOf(one.madeAt);

async function toJwk({ key, kid }: StoredKey): Promise<JWK> {
  const jwk = await exportJWK(await importSPKI(key, 'RS256'));
  return { ...jwk, kid, alg: 'RS256', use: 'sig' };
}
