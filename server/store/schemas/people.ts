import { Schema } from 'mongoose';
import type { Member, SetUp } from '../../services/accounts/member-ports.ts';
import { type Stored, moment, optionalMoment, optionalText, options, text } from './kinds.ts';

export const member = new Schema<Stored<Member>>(
  {
    _id: text,
    hostId: text,
    email: text,
    name: { type: String, default: '' },
    role: text,
    invitedBy: text,
    invitedAt: moment,
    joinedAt: optionalMoment,
  },
  options,
).index({ hostId: 1, email: 1 }, { unique: true });
member.index({ email: 1 });

export const setUp = new Schema<Stored<SetUp>>(
  { _id: text, openedAt: moment, hostId: optionalText, closedAt: optionalMoment },
  options,
);
