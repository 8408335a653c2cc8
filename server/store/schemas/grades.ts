import { Schema } from 'mongoose';
import type { Score } from '../../services/grades/score-ports.ts';
import { type Stored, anything, moment, optionalMoment, options, text, whole } from './kinds.ts';

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
