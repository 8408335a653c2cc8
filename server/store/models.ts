import { type Connection, type Model, Schema } from 'mongoose';
import type {
  Attendance,
  AuditEntry,
  Certificate,
  EducatorSession,
  Form,
  Host,
  Participant,
  PduEvent,
  PlatformLink,
  StoredEvidence,
} from '../services/records.ts';
import type { PendingLogin } from '../../lti-tool/ports.ts';

/** A login that waits for its launch; consumed once (lti.md, section 8). */
export type StoredLogin = Omit<PendingLogin, 'stateHash'> & { _id: string };

/** As it lies in the database: `_id` instead of `id`. */
export type Stored<T extends { id: string }> = Omit<T, 'id'> & { _id: string };

export type StoredEvent = Stored<PduEvent> & { searchText: string };

export interface StoredRevision {
  eventId: string;
  revision: number;
  savedAt: Date;
  actor: string;
  event: unknown;
}

/** A session's document dies a while after its token did. */
const SESSION_KEPT_SECONDS = 7 * 24 * 3600;

const options = { versionKey: false, strict: 'throw', minimize: false } as const;
const text = { type: String, required: true } as const;
const optionalText = { type: String, default: null } as const;
const moment = { type: Date, required: true } as const;
const optionalMoment = { type: Date, default: null } as const;
const bytes = { type: Buffer, required: true } as const;
const whole = { type: Number, required: true } as const;
const anything = Schema.Types.Mixed;

const host = new Schema<Stored<Host>>(
  {
    _id: text,
    name: text,
    phone: text,
    timeZone: text,
    signatoryName: { type: String, default: '' },
    signaturePng: bytes,
    unitStep: { type: Number, default: 1 },
    ownCategories: [String],
    allowedOrigins: [String],
    embedKeyVersion: whole,
  },
  options,
);

const event = new Schema<StoredEvent>(
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
).index({ hostId: 1, 'facts.startDate': -1, _id: 1 });
event.index({ hostId: 1, state: 1, 'facts.endDate': 1 });

/** Each version of an event as it was saved, for auditors (R-REC-2); never changed. */
const revision = new Schema<StoredRevision>(
  { eventId: text, revision: whole, savedAt: moment, actor: text, event: { type: anything } },
  options,
).index({ eventId: 1, revision: 1 }, { unique: true });

const form = new Schema<Stored<Form>>(
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

const participant = new Schema<Stored<Participant> & { key: string }>(
  {
    _id: text,
    hostId: text,
    key: text,
    name: { type: String, default: '' },
    email: optionalText,
    liveSessionId: optionalText,
    lastCreditAt: optionalMoment,
  },
  options,
).index({ hostId: 1, key: 1 }, { unique: true });

const session = new Schema<Stored<EducatorSession>>(
  {
    _id: text,
    hostId: text,
    eventId: text,
    participantId: text,
    attendanceId: text,
    startedAt: moment,
    lastSequence: whole,
  },
  options,
).index({ startedAt: 1 }, { expireAfterSeconds: SESSION_KEPT_SECONDS });

const attendance = new Schema<Stored<Attendance>>(
  {
    _id: text,
    hostId: text,
    eventId: text,
    participantId: text,
    progress: { type: anything, required: true },
    evaluation: { type: anything, default: null },
    claim: { type: anything, default: null },
    certificateId: optionalText,
    evidenceSequence: whole,
    evidenceHead: { type: String, default: '' },
    lastSeenAt: optionalMoment,
  },
  options,
).index({ eventId: 1, participantId: 1 }, { unique: true });

const evidence = new Schema<StoredEvidence>(
  {
    attendanceId: text,
    eventId: text,
    sequence: whole,
    recordedAt: moment,
    sessionId: text,
    partId: text,
    segments: { type: anything, required: true },
    isVisible: Boolean,
    creditedSecondsAfter: whole,
    previousHash: { type: String, default: '' },
    hash: text,
  },
  options,
).index({ attendanceId: 1, sequence: 1 }, { unique: true });

const certificate = new Schema<Stored<Certificate>>(
  {
    _id: text,
    hostId: text,
    eventId: text,
    participantId: text,
    attendanceId: text,
    formId: text,
    serial: text,
    status: text,
    voided: { type: anything, default: null },
    name: text,
    dateText: text,
    facts: { type: anything, required: true },
    statedMontanaAt: moment,
    evidenceHead: { type: String, default: '' },
    issuedAt: moment,
    appended: bytes,
    sha256: text,
  },
  options,
).index(
  { eventId: 1, participantId: 1 },
  { unique: true, partialFilterExpression: { status: 'issued' } },
);
certificate.index({ serial: 1 }, { unique: true });

const audit = new Schema<AuditEntry>(
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

const platform = new Schema<PlatformLink>(
  { issuer: text, clientId: text, hostId: text, deploymentIds: [String] },
  options,
).index({ issuer: 1, clientId: 1 }, { unique: true });

const login = new Schema<StoredLogin>(
  {
    _id: text,
    nonceHash: text,
    browserKeyHash: text,
    issuer: text,
    clientId: text,
    targetLinkUri: text,
    startedAt: moment,
    expiresAt: moment,
  },
  options,
).index({ expiresAt: 1 }, { expireAfterSeconds: 0 });

/** One model per collection, all on this connection; mongoose's own default connection is not used. */
export function defineModels(connection: Connection) {
  return {
    hosts: connection.model<Stored<Host>>('host', host),
    events: connection.model<StoredEvent>('event', event),
    revisions: connection.model<StoredRevision>('eventRevision', revision, 'event-revisions'),
    forms: connection.model<Stored<Form>>('form', form),
    participants: connection.model<Stored<Participant> & { key: string }>(
      'participant',
      participant,
    ),
    sessions: connection.model<Stored<EducatorSession>>('session', session),
    attendances: connection.model<Stored<Attendance>>('attendance', attendance),
    evidence: connection.model<StoredEvidence>('evidence', evidence, 'evidence'),
    certificates: connection.model<Stored<Certificate>>('certificate', certificate),
    audits: connection.model<AuditEntry>('audit', audit),
    platforms: connection.model<PlatformLink>('platformLink', platform, 'platform-links'),
    logins: connection.model<StoredLogin>('ltiLogin', login, 'lti-logins'),
  } satisfies Record<string, Model<never> | unknown>;
}

export type Models = ReturnType<typeof defineModels>;
