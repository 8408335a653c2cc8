import { Schema } from 'mongoose';
import { EMPTY_LEDGER } from '../../domain/ledger/ledger.ts';
import type {
  Attendance,
  Certificate,
  EducatorSession,
  Participant,
  PurgedCertificate,
} from '../../services/records.ts';
import type { GradeTarget } from '../../services/grades/score-ports.ts';
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

/** A session's document dies a while after its token did. */
const SESSION_KEPT_SECONDS = 7 * 24 * 3600;

export const participant = new Schema<Stored<Participant> & { key: string }>(
  {
    _id: text,
    hostId: text,
    key: text,
    name: { type: String, default: '' },
    email: optionalText,
    liveSessionId: optionalText,
  },
  options,
).index({ hostId: 1, key: 1 }, { unique: true });

export const session = new Schema<Stored<EducatorSession>>(
  {
    _id: text,
    hostId: text,
    eventId: text,
    participantId: text,
    attendanceId: text,
    startedAt: moment,
    number: whole,
  },
  options,
).index({ startedAt: 1 }, { expireAfterSeconds: SESSION_KEPT_SECONDS });

export type StoredAttendance = Stored<Attendance> & {
  /** How often a transaction has written a row of it; nobody reads that. */
  ledgerTouches: number;
  /** Where its grade goes in learning platforms; see score-store.ts. */
  gradeTargets?: GradeTarget[];
};

export const attendance = new Schema<StoredAttendance>(
  {
    _id: text,
    hostId: text,
    eventId: text,
    participantId: text,
    /** As it was when rows were packed last; see ledger-rows.ts. */
    ledger: { type: anything, default: EMPTY_LEDGER },
    ledgerTouches: { type: Number, default: 0 },
    evaluation: { type: anything, default: null },
    confirmed: { type: anything, default: null },
    isReleased: { type: Boolean, default: false },
    claim: { type: anything, default: null },
    heldUp: { type: anything, default: null },
    certificateId: optionalText,
    takenBackCount: { type: Number, default: 0 },
    gradeTargets: { type: [anything], default: undefined },
    lastSeenAt: optionalMoment,
  },
  options,
).index({ eventId: 1, participantId: 1 }, { unique: true });
attendance.index({ participantId: 1 });
// Claims that wait are few among many that were served or never made.
attendance.index({ hostId: 1, certificateId: 1, 'claim.statedMontanaAt': 1 });

export const certificate = new Schema<Stored<Certificate>>(
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
certificate.index({ eventId: 1, issuedAt: 1, _id: 1 });

export const purgedCertificate = new Schema<PurgedCertificate>(
  {
    serial: text,
    hostId: text,
    eventId: text,
    status: text,
    issuedAt: moment,
    voidedAt: optionalMoment,
  },
  options,
).index({ serial: 1 }, { unique: true });
purgedCertificate.index({ eventId: 1, issuedAt: 1 });
certificate.index({ hostId: 1, status: 1, issuedAt: 1, eventId: 1 });
