import type { Purge } from '../../domain/retention.ts';
import type { AuditEntry, PduEvent } from '../records.ts';

/** The one place that removes records; each function may be called again after a crash. */
export interface Purges {
  /**
   * Marks an event as purged, with the audit row. False, and nothing done, when the event was changed
   * or put on hold meanwhile.
   */
  begin(event: PduEvent, purge: Purge, audit: AuditEntry): Promise<boolean>;
  /** Events whose purge was begun and not finished. */
  listUnfinished(): Promise<string[]>;
  /** Leaves serials in the place of some certificates and their letters. Answers how many; 0 when none is left. */
  retireCertificates(eventId: string): Promise<number>;
  /**
   * Removes some attendances with their evidence, and participants who appear nowhere else. Answers
   * how many; 0 when none is left.
   */
  removeAttendances(eventId: string): Promise<number>;
  /** Removes sessions, revisions, forms, and letters to people who have not claimed. */
  removePapers(eventId: string): Promise<void>;
  /** Writes every audit row of the event again as `change` makes it. */
  rewriteAudit(
    eventId: string,
    change: (entry: AuditEntry) => Pick<AuditEntry, 'actor' | 'details'>,
  ): Promise<void>;
  finish(eventId: string, at: Date): Promise<void>;
}
