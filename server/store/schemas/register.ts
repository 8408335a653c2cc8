import { Schema } from 'mongoose';
import type { AuditEntry, Form, Host, PduEvent } from '../../services/records.ts';
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

export interface StoredRevision {
  eventId: string;
  revision: number;
  savedAt: Date;
  actor: string;
  event: unknown;
}

export const host = new Schema<Stored<Host>>(
  {
    _id: text,
    name: text,
    phone: text,
    timeZone: text,
    signatoryName: { type: String, default: '' },
    /** Empty until the host has given one. */
    signaturePng: { type: Buffer, default: () => Buffer.alloc(0) },
    unitStep: { type: Number, default: 1 },
    ownCategories: [String],
    allowedOrigins: [String],
    embedKeyVersion: whole,
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
    formStatus: text,
    formId: optionalText,
    certificateCount: whole,
    voidedCount: { type: Number, default: 0 },
  },
  options,
).index({ hostId: 1, sortDay: -1, _id: 1 });
event.index({ hostId: 1, state: 1, 'facts.endDate': 1 });
// The dashboard's questions, each answered from a stretch of one index (overview-store.ts).
event.index({ hostId: 1, isPractice: 1, state: 1, formStatus: 1, 'facts.endDate': 1 });
event.index({ hostId: 1, isPractice: 1, state: 1, isKeyed: 1, 'facts.endDate': 1 });
event.index({ hostId: 1, isPractice: 1, state: 1, 'facts.endDate': 1 });
event.index({ hostId: 1, isPractice: 1, state: 1, 'facts.startDate': 1 });
event.index({ hostId: 1, isPractice: 1, isKeyed: 1, unkeyedCount: 1 });
event.index({ previousEventId: 1 });

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
    fieldMap: { type: anything, default: null },
    preparation: { type: anything, default: null },
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
