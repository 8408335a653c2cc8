import { Schema } from 'mongoose';
import type { AuditEntry, Form, Host, PduEvent, Revision } from '../../services/records.ts';
import {
  type Stored,
  anything,
  bytes,
  moment,
  optionalMoment,
  optionalText,
  options,
  text,
  whole,
} from './kinds.ts';

/** With what lists and the dashboard look for. */
export type StoredEvent = Stored<PduEvent> & {
  searchText: string;
  sortDay: string;
  isKeyed: boolean;
  unkeyedCount: number;
};

export type StoredRevision = Revision & { eventId: string };

export const host = new Schema<Stored<Host> & { peopleRevision: number }>(
  {
    _id: text,
    name: text,
    phone: text,
    timeZone: text,
    signatoryName: { type: String, default: '' },
    /** Empty until there is one. */
    signaturePng: { type: Buffer, default: () => Buffer.alloc(0) },
    signatoryConsent: { type: anything, default: null },
    unitStep: { type: Number, default: 1 },
    ownCategories: [String],
    allowedOrigins: [String],
    mailsCertificates: { type: Boolean, default: true },
    embedKeyVersion: whole,
    seal: { type: anything, default: null },
    /** Raised by every change of its people (see member-store.ts). */
    peopleRevision: { type: Number, default: 0 },
  },
  options,
);

export const event = new Schema<StoredEvent>(
  {
    _id: text,
    hostId: text,
    isPractice: { type: Boolean, required: true, immutable: true },
    state: text,
    revision: whole,
    details: { type: anything, required: true },
    facts: { type: anything, required: true },
    /** What the list is searched by: title and instructors in lower case. */
    searchText: { type: String, default: '' },
    /** What the list is sorted by. */
    sortDay: text,
    /** Whether a number was keyed into PDUPS. */
    isKeyed: { type: Boolean, required: true },
    /** Certificates standing less the number that was keyed last; moves with both. */
    unkeyedCount: whole,
    parts: { type: anything, required: true },
    evaluation: { type: anything, required: true },
    publishedAt: optionalMoment,
    previousEventId: optionalText,
    reports: { type: anything, default: [] },
    hasLegalHold: { type: Boolean, default: false },
    purge: { type: anything, default: null },
    formStatus: text,
    formId: optionalText,
    certificateCount: whole,
    voidedCount: { type: Number, default: 0 },
  },
  options,
).index({ hostId: 1, sortDay: -1, _id: 1 });
event.index({ hostId: 1, state: 1, 'facts.endDate': 1 });
event.index({ previousEventId: 1 });
/** The few whose purge goes on, looked for at every start and from time to time. */
event.index(
  { 'purge.finishedAt': 1 },
  { partialFilterExpression: { 'purge.begunAt': { $exists: true } } },
);
// The dashboard's questions, each answered from a stretch of one index (overview-store.ts).
event.index({ hostId: 1, isPractice: 1, state: 1, formStatus: 1, 'facts.endDate': 1 });
event.index({ hostId: 1, isPractice: 1, state: 1, isKeyed: 1, 'facts.endDate': 1 });
event.index({ hostId: 1, isPractice: 1, state: 1, 'facts.endDate': 1 });
event.index({ hostId: 1, isPractice: 1, state: 1, 'facts.startDate': 1 });
event.index({ hostId: 1, isPractice: 1, isKeyed: 1, unkeyedCount: 1 });

/** Each version of an event as it was saved, for auditors (R-REC-2); never changed. */
export const revision = new Schema<StoredRevision>(
  { eventId: text, revision: whole, savedAt: moment, actor: text, event: { type: anything } },
  options,
).index({ eventId: 1, revision: 1 }, { unique: true });

export const form = new Schema<Stored<Form>>(
  {
    _id: text,
    hostId: text,
    eventId: text,
    version: whole,
    uploadedAt: moment,
    sha256: text,
    official: bytes,
    /** Null for forms of earlier releases. */
    findings: { type: anything, default: null },
    fieldMap: { type: anything, default: null },
    preparation: { type: anything, default: null },
    signatureSha256: optionalText,
  },
  options,
).index({ eventId: 1, version: 1 }, { unique: true });
form.index({ hostId: 1, uploadedAt: -1 });
export const audit = new Schema<AuditEntry>(
  {
    hostId: text,
    eventId: text,
    actor: text,
    action: text,
    at: moment,
    details: { type: anything, default: {} },
  },
  options,
).index({ hostId: 1, at: -1 });
audit.index({ eventId: 1, at: 1, _id: 1 });
