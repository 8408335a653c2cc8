import type { Store } from '../services/store-ports.ts';
import type { CheckResult } from '../services/records.ts';
import type { Models } from './models.ts';
import { onceMoreOnDuplicate } from './transaction.ts';

/** The last daily check's results on MongoDB, one document for each host. */
export function createFindingStore({ checkResults }: Models): Store['findings'] {
  return {
    replace: async ({ hostId, ...result }) => {
      await onceMoreOnDuplicate(() =>
        checkResults.updateOne({ hostId }, { $set: result }, { upsert: true }),
      );
    },
    ofHost: (hostId) => checkResults.findOne({ hostId }, { _id: 0 }).lean<CheckResult>(),
  };
}
