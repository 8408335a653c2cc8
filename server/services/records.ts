import type { EventFacts } from '../domain/event-facts.ts';
import type { EvidenceRow } from '../domain/evidence.ts';
import type { FieldMap, PrintedFacts } from '../domain/printed-facts.ts';
import type { EvaluationQuestion, VideoPart } from '../domain/requirement.ts';
import type { PartProgress } from '../domain/time-ledger.ts';

/** An organization approved by OPI that runs events and issues certificates. */
export interface Host {
  id: string;
  name: string;
  phone: string;
  /** IANA name; dates on the form are calendar days there. */
  timeZone: string;
  signaturePng: Uint8Array;
  /** Origins whose pages may embed the element. */
  allowedOrigins: readonly string[];
  /** Raised to make every embedding key given out before worthless. */
  embedKeyVersion: number;
}

/** One entry of PDUPS, with what the product asks for before it issues. */
export interface PduEvent {
  id: string;
  hostId: string;
  /** Set once: a practice event takes the sample form only and never counts (start-up demo). */
  isPractice: boolean;
  facts: EventFacts;
  description: string;
  parts: VideoPart[];
  evaluation: EvaluationQuestion[];
  /** The form in use; null while the host has uploaded none that is ready. */
  formId: string | null;
  /** Certificates standing, raised only in the transaction that issues (R-CNT-2). */
  certificateCount: number;
}

/** The official PDF of one event (R-CRT-6), never changed once uploaded. */
export interface Form {
  id: string;
  hostId: string;
  eventId: string;
  version: number;
  uploadedAt: Date;
  sha256: string;
  official: Uint8Array;
  /** Where name, signature and date go (R-CRT-10); null until the host has said so. */
  fieldMap: FieldMap | null;
  /** What was appended once for all certificates; null until there is a map. */
  preparation: Preparation | null;
}

/** Signature and fonts, appended to the official bytes once. */
export interface Preparation {
  appended: Uint8Array;
  slot: string;
}

/** An educator as one host knows him or her: from an LMS or from the embedding page. */
export interface Participant {
  id: string;
  hostId: string;
  name: string;
  email: string | null;
  /** The one session that may earn (R-TIM-5). */
  liveSessionId: string | null;
  lastCreditAt: Date | null;
}

/** One opening of the element; what the bearer token stands for. */
export interface EducatorSession {
  id: string;
  hostId: string;
  eventId: string;
  participantId: string;
  attendanceId: string;
  startedAt: Date;
  lastSequence: number;
}

export interface Claim {
  name: string;
  /** When the educator stated to be a Montana educator (R-CRT-3). */
  statedMontanaAt: Date;
}

/** A participant at an event: what is proven so far. */
export interface Attendance {
  id: string;
  hostId: string;
  eventId: string;
  participantId: string;
  progress: PartProgress[];
  evaluation: { submittedAt: Date; answers: { questionId: string; value: string }[] } | null;
  /** A claim that waits for the form or was served. */
  claim: Claim | null;
  /** Set in the transaction that issues; a claim without it waits. */
  certificateId: string | null;
  evidenceSequence: number;
  evidenceHead: string;
  lastSeenAt: Date | null;
}

/** What was true when it was issued; nothing here changes later (R-CRT-4). */
export interface Certificate {
  id: string;
  hostId: string;
  eventId: string;
  participantId: string;
  attendanceId: string;
  formId: string;
  /** Random, at least 128 bits. */
  serial: string;
  status: 'issued';
  name: string;
  dateText: string;
  facts: PrintedFacts;
  statedMontanaAt: Date;
  /** Head of the evidence chain at the time of the claim. */
  evidenceHead: string;
  issuedAt: Date;
  appended: Uint8Array;
  /** Of the whole file: official form, preparation and what was appended. */
  sha256: string;
}

/** Who did what; written in the transaction of the deed. */
export interface AuditEntry {
  hostId: string;
  eventId: string;
  actor: string;
  action: string;
  at: Date;
  details: Record<string, string | number>;
}

/** An LMS that a host works with: tenants are issuer, client and deployment (lti.md, section 2). */
export interface PlatformLink {
  issuer: string;
  clientId: string;
  hostId: string;
  deploymentIds: string[];
}

export type StoredEvidence = EvidenceRow & { attendanceId: string; eventId: string; hash: string };
