import { Schema } from 'mongoose';
import type { CheckResult, Letter } from '../../services/records.ts';
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

export const letter = new Schema<Stored<Letter>>(
  {
    _id: text,
    hostId: optionalText,
    to: text,
    subject: text,
    text: { type: String, default: '' },
    key: optionalText,
    isSecret: { type: Boolean, required: true },
    state: text,
    attempts: whole,
    nextAttemptAt: optionalMoment,
    lastProblem: optionalText,
    createdAt: moment,
    sentAt: optionalMoment,
  },
  options,
).index({ isSecret: -1, nextAttemptAt: 1 }, { partialFilterExpression: { state: 'waiting' } });
letter.index({ key: 1 }, { unique: true, partialFilterExpression: { key: { $type: 'string' } } });
letter.index({ hostId: 1, createdAt: -1 });
letter.index({ hostId: 1, state: 1, createdAt: -1 });

export const checkResult = new Schema<CheckResult>(
  { hostId: text, ranAt: moment, findings: { type: anything, required: true }, total: whole },
  options,
).index({ hostId: 1 }, { unique: true });
