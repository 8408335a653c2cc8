import type { PartProgress } from '../../domain/time-ledger.ts';
import type { Attendance, EducatorSession, Participant, StoredEvidence } from '../records.ts';

/** What the ledger knows when a beat comes in. */
export interface LedgerState {
  session: EducatorSession;
  participant: Participant;
  attendance: Attendance;
}

/** What a beat changes; written together or not at all. */
export interface LedgerEntry {
  progress: PartProgress[];
  evidence: StoredEvidence;
  creditedAt: Date;
}

export type LedgerResult = { attendance: Attendance; participant: Participant };

/** Where watched time is kept. */
export interface Ledger {
  /**
   * Reads, decides and writes one beat in one transaction. A sequence number seen before
   * changes nothing. Throws SESSION_ENDED when another session took over.
   */
  record(
    beat: { sessionId: string; sequence: number },
    decide: (state: LedgerState) => LedgerEntry,
  ): Promise<LedgerResult>;
  /** The evidence of an event, attendance by attendance, each chain from its start. */
  eachEvidence(eventId: string): AsyncIterable<StoredEvidence>;
  countEvidence(eventId: string): Promise<number>;
}
