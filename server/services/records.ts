import type { EventDetails } from '../domain/event-details.ts';
import type { EventFacts } from '../domain/event-facts.ts';
import type { StoredState } from '../domain/event-state.ts';
import type { FactFinding } from '../domain/form-facts/compare-facts.ts';
import type { FactDecision, FormSigns } from '../domain/form-facts/judge-form.ts';
import type { FieldMap, PrintedFacts } from '../domain/printed-facts.ts';
import type { SignatoryConsent } from '../domain/signatory-consent.ts';
import type { EvaluationQuestion } from '../domain/requirement.ts';
import type { Seal } from './certificates/seal-port.ts';
import type { UnitStep } from '../domain/pdu.ts';
import type { Report } from '../domain/report.ts';
import type { Purge } from '../domain/retention.ts';
import type { Ledger } from '../domain/ledger/ledger.ts';
import type { Part } from '../domain/parts.ts';

/** An organization approved by OPI that runs events and issues certificates. */
export interface Host {
  id: string;
  name: string;
  phone: string;
  /** IANA name; dates on the form are calendar days there. */
  timeZone: string;
  /** Who signs, as printed nowhere but asked for by OPI. */
  signatoryName: string;
  signaturePng: Uint8Array;
  /** To what the signatory has agreed, which may be an earlier signature; null when to nothing. */
  signatoryConsent: SignatoryConsent | null;
  /** Steps in which the host's PDUPS account takes units (R-PDU-1). */
  unitStep: UnitStep;
  /** The host's own categories beside the usual ones (R-EVT-1). */
  ownCategories: readonly string[];
  /** Origins whose pages may embed the element. */
  allowedOrigins: readonly string[];
  /** Whether educators get a letter with the link to their certificate (R-CRT-7). */
  mailsCertificates: boolean;
  /** Raised to make every embedding key given out before worthless. */
  embedKeyVersion: number;
  /** With what certificates are sealed; null when they are not. */
  seal: Seal | null;
}

/** Where an event stands with its official form. */
export type FormStatus =
  | 'missing'
  /** Uploaded, but some facts could not be read or differ, and a person has to decide (R-CRT-6). */
  | 'needs-review'
  /** Uploaded, but nobody has said where name, signature and date go. */
  | 'needs-map'
  | 'ready'
  /** A printed fact was edited after the print; claims wait for the new one (R-CRT-13). */
  | 'stale';

/** One entry of PDUPS, with what the product asks for before it issues. */
export interface PduEvent {
  id: string;
  hostId: string;
  /** Set once: a practice event takes the sample form only and never counts (start-up demo). */
  isPractice: boolean;
  state: StoredState;
  /** Raised by every change; two people who edit at once are told (see edit-event.ts). */
  revision: number;
  /** As typed. */
  details: EventDetails;
  /** As PDUPS prints them, from the details and the host. */
  facts: EventFacts;
  parts: Part[];
  evaluation: EvaluationQuestion[];
  publishedAt: Date | null;
  /** The event of the year before (R-EVT-3). */
  previousEventId: string | null;
  reports: Report[];
  hasLegalHold: boolean;
  /** Set when the records were removed after the time of retention (R-REC-1). */
  purge: Purge | null;
  formStatus: FormStatus;
  /** The form in use; null while there is none that is ready. */
  formId: string | null;
  /** Certificates standing, changed only in the transaction that issues or voids (R-CNT-2). */
  certificateCount: number;
  voidedCount: number;
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
  /** What the guard found in it, and what was decided about that (R-CRT-6). */
  findings: FormFindings | null;
  /** Where name, signature and date go (R-CRT-10); null until the host has said so. */
  fieldMap: FieldMap | null;
  /** What was appended once for all certificates; null until there is a map. */
  preparation: Preparation | null;
  /** Of the signature that was appended with it; null for forms of earlier releases too. */
  signatureSha256: string | null;
}

/** What the guard found in a form: its own part is never changed, decisions are added. */
export interface FormFindings {
  pageCount: number;
  signs: FormSigns;
  /** The form is a picture; its facts can't be read. */
  isTextless: boolean;
  facts: FactFinding[];
  decisions: FactDecision[];
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
}

/** One opening of the element; what the bearer token stands for. It never changes. */
export interface EducatorSession {
  id: string;
  hostId: string;
  eventId: string;
  participantId: string;
  attendanceId: string;
  startedAt: Date;
  /** Counts from 1 in each attendance, as the evidence names it. */
  number: number;
}

export interface Claim {
  name: string;
  /** When the educator stated to be a Montana educator (R-CRT-3). */
  statedMontanaAt: Date;
}

/** Why a claim that is stored could not be served at the last try (R-CRT-5). */
export interface HeldUp {
  code: string;
  message: string;
  remedy: string;
  at: Date;
}

/** A participant at an event: what is proven so far. */
export interface Attendance {
  id: string;
  hostId: string;
  eventId: string;
  participantId: string;
  /** What is proven, with all rows of evidence. */
  ledger: Ledger;
  evaluation: { submittedAt: Date; answers: { questionId: string; value: string }[] } | null;
  /** The host's word that this person was there; for events verified by evaluation (R-TIM-1). */
  confirmed: { at: Date; by: string } | null;
  /** Opened by the LMS after its own conditions; for events verified by release (R-TIM-1). */
  isReleased: boolean;
  /** A claim that waits for the form or was served. */
  claim: Claim | null;
  /** Null when nothing was wrong, and when the claim just waits for a form. */
  heldUp: HeldUp | null;
  /** Set in the transaction that issues; a claim without it waits. */
  certificateId: string | null;
  /** How often the host took back what proves it; whoever issues meanwhile has to look again. */
  takenBackCount: number;
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
  status: 'issued' | 'voided';
  /** Set with the status (R-CRT-9). */
  voided: { at: Date; by: string; reason: string } | null;
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

/** What is left of a certificate when its event was purged: enough to say that it existed (R-REC-1). */
export interface PurgedCertificate {
  serial: string;
  hostId: string;
  eventId: string;
  status: Certificate['status'];
  issuedAt: Date;
  voidedAt: Date | null;
}

/** An event as it was saved once; never changed. */
export interface Revision {
  revision: number;
  savedAt: Date;
  actor: string;
  /** As it was stored then, whatever fields it had. */
  event: unknown;
}

/** Who did what; written in the transaction of the deed. */
export interface AuditEntry {
  hostId: string;
  eventId: string;
  actor: string;
  action: string;
  at: Date;
  details: Record<string, unknown>;
}

/** An LMS that a host works with: tenants are issuer, client and deployment (lti.md, section 2). */
export interface PlatformLink {
  issuer: string;
  clientId: string;
  hostId: string;
  deploymentIds: string[];
  /** Deployments that are new are let in without the admin’s word. */
  approvesDeployments?: boolean;
  /** Seen at a launch, and waiting for the host's word; oldest first. */
  pendingDeploymentIds?: string[];
}

/** A letter that leaves the building: stored first, then sent by whichever server comes to it. */
export interface Letter {
  id: string;
  /** Null when it belongs to no host, as a letter to sign in. */
  hostId: string | null;
  /** One e-mail address. */
  to: string;
  subject: string;
  /** Plain text; empty once a secret letter was sent or given up. */
  text: string;
  /** What must be said once only; a second letter with the same key is not kept. */
  key: string | null;
  /** The text opens something, so it is erased as soon as it is not needed any more. */
  isSecret: boolean;
  state: 'waiting' | 'sent' | 'failed';
  /** Begun, whether or not anything came of them. */
  attempts: number;
  /** While a server is at it, when another one may take over; null when nothing is left to do. */
  nextAttemptAt: Date | null;
  /** Why it did not go out, in words for the host. */
  lastProblem: string | null;
  createdAt: Date;
  sentAt: Date | null;
}

/** Something that does not add up any more. */
export interface Finding {
  code: 'COUNT_DIFFERS' | 'VOIDED_DIFFERS' | 'FORM_CHANGED' | 'CERTIFICATE_CHANGED';
  hostId: string;
  eventId: string;
  /** What was found and what it should be, in words for the operator. */
  message: string;
}

/** What the last daily check found at one host; nothing is found when all is well. */
export interface CheckResult {
  hostId: string;
  ranAt: Date;
  /** The first of them. */
  findings: Finding[];
  /** All of them. */
  total: number;
}
