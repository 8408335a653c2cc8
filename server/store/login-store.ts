import type { LoginStore, PendingLogin } from '../../lti-tool/ports.ts';
import type { Models } from './models.ts';
import type { StoredLogin } from './schemas/access.ts';

/** Logins on MongoDB: one document each, taken out by the one launch that it is good for. */
export function createLoginStore({ logins }: Models): LoginStore {
  return {
    async save({ stateHash, ...login }) {
      await logins.create({ _id: stateHash, ...login });
    },
    async find(stateHash, now) {
      const found = await logins.findOne({ _id: stateHash, expiresAt: { $gt: now } }).lean();
      return found && toLogin(found);
    },
    async consume({ stateHash, browserKeyHash }, now) {
      const mine = { _id: stateHash, browserKeyHash, expiresAt: { $gt: now } };
      const taken = await logins.findOneAndDelete(mine).lean();
      return taken && toLogin(taken);
    },
  };
}

const toLogin = ({ _id: stateHash, ...login }: StoredLogin): PendingLogin => ({
  stateHash,
  ...login,
});
