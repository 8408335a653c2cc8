import type { Ledger } from '../../domain/ledger/ledger.ts';
import type {
  AttendanceKey,
  Decide,
  LedgerStore,
} from '../../services/participation/ledger-ports.ts';
import type { Database } from '../connection.ts';
import { inTransaction } from '../transaction.ts';
import { appendRow } from './ledger-rows.ts';

interface Audited {
  key: AttendanceKey;
  decide: Decide;
  audit: Parameters<LedgerStore['recordAudited']>[2];
}

/**
 * Writes one row and its audit entry, both or neither. A report that takes the next number in the
 * meantime makes the transaction run again, with the ledger as it is then.
 */
export async function recordAudited(
  { connection, models }: Database,
  { key, decide, audit }: Audited,
): Promise<Ledger | null> {
  const { result } = await inTransaction(connection, async (session) => {
    const written = await appendRow(models, key, { decide, session });
    if (written) await models.audits.insertMany([audit(written.deed)], { session });
    return written?.ledger ?? null;
  });
  return result;
}
