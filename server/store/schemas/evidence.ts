import { Schema } from 'mongoose';
import { anything, moment, options, text, whole } from './kinds.ts';

/** A row of evidence that lies single, until some of an attendance are put into a bucket. */
export interface StoredRow {
  /** Attendance and sequence. */
  _id: string;
  eventId: string;
  /** Looked for by itself, since not every database looks up ranges of keys. */
  attendanceId: string;
  text: string;
  previousHash: string;
  hash: string;
  at: Date;
}

/** Many rows of one attendance, in order; rows are only ever added. */
export interface StoredBucket {
  _id: string;
  eventId: string;
  attendanceId: string;
  number: number;
  firstSequence: number;
  /** Of the first row; each other row's is the hash of the row before. */
  previousHash: string;
  /** With the hash in bytes. */
  rows: { text: string; hash: Buffer }[];
}

export const evidenceRow = new Schema<StoredRow>(
  {
    _id: text,
    eventId: text,
    attendanceId: text,
    text,
    previousHash: { type: String, default: '' },
    hash: text,
    at: moment,
  },
  options,
)
  .index({ eventId: 1, at: 1 })
  .index({ attendanceId: 1 });

export const evidenceBucket = new Schema<StoredBucket>(
  {
    _id: text,
    eventId: text,
    attendanceId: text,
    number: whole,
    firstSequence: whole,
    previousHash: { type: String, default: '' },
    rows: { type: anything, default: [] },
  },
  options,
).index({ eventId: 1, attendanceId: 1, number: 1 }, { unique: true });
