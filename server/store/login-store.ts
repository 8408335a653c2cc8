import type { LoginStore } from '../../lti-tool/ports.ts';
import type { Models } from './models.ts';

/** Logins on MongoDB: one document each, taken out by the one launch that it is good for. */
export function createLoginStore({ logins }: Models): LoginStore {
  return {
    async save({ stateHash, ...login }) {
      await logins.create({ _id: stateHash, ...login });
    },
    async consume({ stateHash, browserKeyHash }, now) {
      const mine = { _id: stateHash, browserKeyHash, expiresAt: { $gt: now } };
      const taken = await logins.findOneAndDelete(mine).lean();
      if (!taken) return null;
      const { _id, ...login } = taken;
      return { stateHash: _id, ...login };
    },
  };
}
