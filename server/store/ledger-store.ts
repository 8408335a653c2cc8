import type { ClientSession } from 'mongoose';
import { AppError } from '../errors.ts';
import type {
  Ledger,
  LedgerEntry,
  LedgerResult,
  LedgerState,
} from '../services/participation/ledger-ports.ts';
import type { Attendance, EducatorSession, Participant } from '../services/records.ts';
import type { Database } from './connection.ts';
import type { Models } from './models.ts';
import { eachRow, toRecord } from './records.ts';
import { inTransaction } from './transaction.ts';

/** The time ledger on MongoDB: one beat, one transaction (R-TIM-5). */
export function createLedgerStore({ connection, models }: Database): Ledger {
  return {
    async record({ sessionId, sequence }, decide) {
      const { result } = await inTransaction(connection, async (session) => {
        const state = await readState(models, sessionId, session);
        // A beat that came twice: the first one counted, the answer got lost.
        if (sequence <= state.session.lastSequence) return state;
        if (state.participant.liveSessionId !== sessionId) throw sessionEnded();
        return write(models, { state, entry: decide(state), sequence }, session);
      });
      return result;
    },
    eachEvidence: (eventId) =>
      eachRow(
        models.evidence
          .find({ eventId }, { _id: 0 })
          .sort({ eventId: 1, attendanceId: 1, sequence: 1 })
          .lean(),
      ),
    countEvidence: (eventId) => models.evidence.countDocuments({ eventId }),
  };
}

async function readState(
  models: Models,
  sessionId: string,
  session: ClientSession,
): Promise<LedgerState> {
  const own = await models.sessions
    .findById(sessionId)
    .session(session)
    .lean()
    .orFail(sessionEnded);
  const participant = await models.participants
    .findById(own.participantId)
    .session(session)
    .lean()
    .orFail(sessionEnded);
  const attendance = await models.attendances
    .findById(own.attendanceId)
    .session(session)
    .lean()
    .orFail(sessionEnded);
  return {
    session: toRecord<EducatorSession>(own),
    participant: toRecord<Participant>(participant),
    attendance: toRecord<Attendance>(attendance),
  };
}

/** The participant's row is written by every beat of that person, so that two never pass each other. */
async function write(
  models: Models,
  { state, entry, sequence }: { state: LedgerState; entry: LedgerEntry; sequence: number },
  session: ClientSession,
): Promise<LedgerResult> {
  const { participant, attendance } = state;
  const lastCreditAt = later(participant.lastCreditAt, entry.creditedAt);
  await models.participants.updateOne(
    { _id: participant.id },
    { $set: { lastCreditAt } },
    { session },
  );
  await models.sessions.updateOne(
    { _id: state.session.id },
    { $set: { lastSequence: sequence } },
    { session },
  );
  await models.evidence.insertMany([entry.evidence], { session });
  const change = {
    progress: entry.progress,
    evidenceSequence: entry.evidence.sequence,
    evidenceHead: entry.evidence.hash,
    lastSeenAt: entry.creditedAt,
  };
  await models.attendances.updateOne({ _id: attendance.id }, { $set: change }, { session });
  return {
    attendance: { ...attendance, ...change },
    participant: { ...participant, lastCreditAt },
  };
}

/** The clocks of two servers may differ; the ledger's never goes back. */
const later = (before: Date | null, now: Date) => (before && before > now ? before : now);

const sessionEnded = () =>
  new AppError(409, {
    code: 'SESSION_ENDED',
    message: 'This was opened in another window, and that one counts now.',
    remedy: 'Go on in the other window, or open the event here again. Nothing is lost.',
  });
