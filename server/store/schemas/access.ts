import { Schema } from 'mongoose';
import type { PendingLogin } from '../../../lti-tool/ports.ts';
import type { PlatformLink } from '../../services/records.ts';
import { moment, options, text } from './kinds.ts';

/** A login that waits for its launch; consumed once (lti.md, section 8). */
export type StoredLogin = Omit<PendingLogin, 'stateHash'> & { _id: string };

export const platform = new Schema<PlatformLink>(
  { issuer: text, clientId: text, hostId: text, deploymentIds: [String] },
  options,
).index({ issuer: 1, clientId: 1 }, { unique: true });
platform.index({ hostId: 1 });

export const login = new Schema<StoredLogin>(
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
