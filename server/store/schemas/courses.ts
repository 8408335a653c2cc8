import { Schema } from 'mongoose';
import type { Score } from '../../services/grades/score-ports.ts';
import type { RosterLearner, RosterReading } from '../../services/roster/roster-ports.ts';
import {
  type Stored,
  anything,
  moment,
  optionalMoment,
  optionalText,
  options,
  text,
  whole,
} from './kinds.ts';

export const score = new Schema<Stored<Score>>(
  {
    _id: text,
    hostId: text,
    eventId: text,
    attendanceId: text,
    participantId: text,
    issuer: text,
    clientId: text,
    resourceLinkId: text,
    submittedAt: moment,
    state: text,
    attempts: whole,
    nextAttemptAt: optionalMoment,
    timestamp: optionalMoment,
    problem: { type: anything, default: null },
    createdAt: moment,
    sentAt: optionalMoment,
  },
  options,
).index({ nextAttemptAt: 1 }, { partialFilterExpression: { state: 'waiting' } });
score.index({ eventId: 1, state: 1, createdAt: -1 });
score.index({ attendanceId: 1 });

export const rosterLearner = new Schema<RosterLearner>(
  {
    eventId: text,
    key: text,
    issuer: text,
    clientId: text,
    name: { type: String, default: '' },
    email: optionalText,
    hasBegun: { type: Boolean, required: true },
    readAt: moment,
  },
  options,
).index({ eventId: 1, key: 1 }, { unique: true });
rosterLearner.index({ eventId: 1, hasBegun: 1, name: 1 });

export const rosterReading = new Schema<RosterReading>(
  { eventId: text, readAt: moment, courses: { type: anything, required: true } },
  options,
).index({ eventId: 1 }, { unique: true });
