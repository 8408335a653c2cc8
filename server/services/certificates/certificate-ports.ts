import type { AuditEntry, Certificate, Letter, PurgedCertificate } from '../records.ts';

/** A certificate ready to be stored and counted, with the audit row of its issue. */
export interface Candidate {
  certificate: Certificate;
  audit: AuditEntry;
  /** Goes out when, and only when, the certificate is issued; null when nobody is written to. */
  letter: Letter | null;
  /** Of the attendance that it was judged by. */
  takenBackCount: number;
}

/** One transaction's outcome: a certificate for each candidate that may still have one, new or standing already. */
export interface IssueResult {
  certificates: Certificate[];
  issuedCount: number;
  /** Transactions begun until one was committed. */
  attempts: number;
}

/** Certificates as they are kept; issue and count are one act (R-CNT-2). */
export interface Certificates {
  findStanding(eventId: string, participantId: string): Promise<Certificate | null>;
  findBySerial(eventId: string, serial: string): Promise<Certificate | null>;
  /** Of whatever host and event; for those who hold its serial or its link. */
  findAnywhere(by: { serial: string } | { id: string }): Promise<Certificate | null>;
  /** What is left of one whose event was purged. */
  findPurged(serial: string): Promise<PurgedCertificate | null>;
  listStanding(eventId: string): Promise<Certificate[]>;
  listVoided(eventId: string): Promise<Certificate[]>;
  /** Voided ones too. */
  listAll(eventId: string): Promise<Certificate[]>;
  /** Voided ones too, in the order of their issue. */
  each(eventId: string): AsyncIterable<Certificate>;
  /** What is left of those whose event was purged. */
  eachPurged(eventId: string): AsyncIterable<PurgedCertificate>;
  /**
   * Voids and counts in one transaction; the educator may claim anew (R-CRT-9). False when it was
   * voided already.
   */
  voidStanding(
    certificate: Certificate,
    voided: NonNullable<Certificate['voided']>,
    audit: AuditEntry,
  ): Promise<boolean>;
  /**
   * Issues and counts in one transaction (R-CNT-2). Answers null, and does nothing, when the
   * event meanwhile uses another form than the candidates were made with; leaves out those of whom
   * the host meanwhile took something back.
   */
  issueTogether(
    eventId: string,
    formId: string,
    candidates: readonly Candidate[],
  ): Promise<IssueResult | null>;
}
