import type { LoginStore, PendingLogin } from '../../lti-tool/ports.ts';
import { inBatches } from './in-batches.ts';
import { insertNew } from './insert-new.ts';
import type { Models } from './models.ts';
import type { StoredLogin } from './schemas/access.ts';

/** A launch that wants a login, which has to be its browser's own and not over. */
interface Wish {
  stateHash: string;
  browserKeyHash: string;
  now: Date;
}

/**
 * Logins on MongoDB: one document each, good for one launch. Whose launch is first says a second
 * document with the same key, which can be there once only; so the launches of one moment are decided
 * by one write, also those of several servers. Both documents go when the login's time is over.
 */
export function createLoginStore(models: Models): LoginStore {
  const { logins, takenLogins } = models;
  const insert = inBatches(async (some: PendingLogin[]) => {
    await insertNew(
      logins,
      some.map(({ stateHash, ...login }) => ({ _id: stateHash, ...login })),
    );
    return some.map(() => null);
  });
  const take = inBatches((wishes: Wish[]) => takeAll(models, wishes));
  return {
    async save(login) {
      await insert(login);
    },
    async find(stateHash, now) {
      const [found, taken] = await Promise.all([
        logins.findOne({ _id: stateHash, expiresAt: { $gt: now } }).lean(),
        takenLogins.exists({ _id: stateHash }),
      ]);
      return found && !taken ? toLogin(found) : null;
    },
    consume: ({ stateHash, browserKeyHash }, now) => take({ stateHash, browserKeyHash, now }),
  };
}

/** For each wish the login, or null. */
async function takeAll(
  { logins, takenLogins }: Models,
  wishes: readonly Wish[],
): Promise<(PendingLogin | null)[]> {
  const ids = [...new Set(wishes.map(({ stateHash }) => stateHash))];
  const known = await logins.find({ _id: { $in: ids } }).lean();
  const byId = new Map(known.map((login) => [login._id, login]));
  const found = wishes.map((wish) => ownLogin(byId.get(wish.stateHash), wish));
  const marks = found.flatMap((login, index) => (login ? [{ login, index }] : []));
  const lost = await insertNew(
    takenLogins,
    marks.map(({ login: { _id, expiresAt } }) => ({ _id, expiresAt })),
  );
  const won = new Set(marks.filter((_mark, index) => !lost.has(index)).map(({ index }) => index));
  return found.map((login, index) => (login && won.has(index) ? toLogin(login) : null));
}

function ownLogin(login: StoredLogin | undefined, wish: Wish): StoredLogin | null {
  const isOwn = login?.browserKeyHash === wish.browserKeyHash && login.expiresAt > wish.now;
  return isOwn ? login : null;
}

const toLogin = ({ _id: stateHash, ...login }: StoredLogin): PendingLogin => ({
  stateHash,
  ...login,
});
