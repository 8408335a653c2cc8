import type { AttendanceKey, LedgerStore } from '../../services/participation/ledger-ports.ts';
import type { Database } from '../connection.ts';
import { LedgerWriter } from './ledger-writer.ts';
import { packRows } from './pack-rows.ts';
import { recordAudited } from './record-audited.ts';
import { eachEvidence, evidenceOf } from './read-evidence.ts';

/** An attendance's rows are packed when so many have come since the last time. */
const PACK_EVERY = 12;
/** As many attendances as one run of the job looks after. */
const PACK_AT_ONCE = 500;

/** The time ledger on MongoDB (R-TIM-5). */
export function createLedgerStore(database: Database): LedgerStore {
  const { models } = database;
  const packSoon = createPacker(database);
  const writer = new LedgerWriter(models, (key, { sequence }) => {
    if ((sequence + phaseOf(key)) % PACK_EVERY === 0) packSoon(key);
  });
  return {
    record: (key, decide) => writer.record(key, decide),
    recordAudited: (key, decide, audit) => recordAudited(database, { key, decide, audit }),
    evidenceOf: (key) => evidenceOf(database, key),
    eachEvidence: (eventId) => eachEvidence(database, eventId),
    async countEvidence(eventId) {
      const [sum] = await models.attendances.aggregate<{ count: number }>([
        { $match: { eventId } },
        { $group: { _id: null, count: { $sum: '$ledger.sequence' } } },
      ]);
      return sum?.count ?? 0;
    },
    async packOlderThan(at) {
      const old = await models.evidenceRows
        .find({ at: { $lt: at } }, { eventId: 1, attendanceId: 1 })
        .limit(PACK_AT_ONCE)
        .lean();
      const keys = new Map(
        old.map(({ attendanceId, eventId }) => [attendanceId, { attendanceId, eventId }]),
      );
      for (const key of keys.values()) await packRows(database, key);
      return keys.size;
    },
  };
}

/** A whole audience begins at the same moment, but is not packed at the same moment. */
const phaseOf = ({ attendanceId }: AttendanceKey): number =>
  [...attendanceId].reduce((sum, letter) => sum + letter.charCodeAt(0), 0);

/** Packs one attendance after the other, beside the reports; what fails is packed another time. */
function createPacker(database: Database): (key: AttendanceKey) => void {
  let last: Promise<unknown> = Promise.resolve();
  return (key) => {
    last = last.then(() => packRows(database, key)).catch(() => undefined);
  };
}
