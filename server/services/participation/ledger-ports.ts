import type { Deed } from '../../domain/ledger/deeds.ts';
import type { ChainedRow, EvidenceRow } from '../../domain/ledger/evidence-row.ts';
import type { Ledger } from '../../domain/ledger/ledger.ts';
import type { AuditEntry } from '../records.ts';

/** Whose time is meant. */
export interface AttendanceKey {
  attendanceId: string;
  eventId: string;
}

/** Decides what happens to a ledger now; null for nothing. May be asked again with a newer ledger. */
export type Decide = (ledger: Ledger) => { deed: Deed; at: Date } | null;

/** Where time is kept: rows that are only ever added, and what they sum up to. */
export interface LedgerStore {
  /**
   * Decides and writes one row; answers the ledger after it. Rows of many participants that come at
   * the same moment are written together, and this answers after the write. What `decide` throws is
   * thrown, and nothing is written.
   */
  record(key: AttendanceKey, decide: Decide): Promise<Ledger>;
  /**
   * The same for what the host decides: row and audit entry are written in one transaction, so that
   * neither is there without the other. Null when `decide` wants nothing.
   */
  recordAudited(
    key: AttendanceKey,
    decide: Decide,
    audit: (deed: Deed) => AuditEntry,
  ): Promise<Ledger | null>;
  /** The evidence of an event, attendance by attendance, each chain from its start. */
  eachEvidence(eventId: string): AsyncIterable<ChainedRow>;
  /** One chain from its start. */
  evidenceOf(key: AttendanceKey): Promise<EvidenceRow[]>;
  countEvidence(eventId: string): Promise<number>;
  /** Puts rows that lie single into buckets, where they take less room. */
  packOlderThan(at: Date): Promise<number>;
}
