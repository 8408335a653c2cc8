import { Schema } from 'mongoose';
import type { PendingLogin, PlatformStorage } from '../../../lti-tool/ports.ts';
import type { Placement } from '../../services/launches/placement-ports.ts';
import type { PlatformLink } from '../../services/records.ts';
import type { RegistrationLink } from '../../services/settings/lms-ports.ts';
import { anything, moment, optionalMoment, optionalText, options, text } from './kinds.ts';

/** A login that waits for its launch; consumed once (lti.md, section 8). */
export type StoredLogin = Omit<PendingLogin, 'stateHash'> & { _id: string };

export const platform = new Schema<PlatformLink>(
  {
    issuer: text,
    clientId: text,
    hostId: text,
    deploymentIds: [String],
    pendingDeploymentIds: [String],
    approvesDeployments: { type: Boolean, default: false },
  },
  options,
).index({ issuer: 1, clientId: 1 }, { unique: true });
platform.index({ hostId: 1 });

/** Marks outlive the logins that they are about, whatever the order of the database's sweep. */
const TAKEN_LONGER_SECONDS = 3600;

/** With the line item that was found for it, and until when somebody looks for one. */
export interface StoredPlacement extends Placement {
  lineItem?: { eventId: string; url: string } | null;
  lineItemHeldUntil?: Date | null;
}

export const placement = new Schema<StoredPlacement>(
  {
    issuer: text,
    clientId: text,
    resourceLinkId: text,
    contextId: optionalText,
    title: optionalText,
    hostId: text,
    eventId: text,
    roster: { type: anything, default: null },
    lineItem: { type: anything, default: null },
    lineItemHeldUntil: optionalMoment,
  },
  options,
).index({ issuer: 1, clientId: 1, resourceLinkId: 1 }, { unique: true });
placement.index({ issuer: 1, clientId: 1, contextId: 1 });
placement.index({ eventId: 1 });

export const registrationLink = new Schema<RegistrationLink>(
  {
    keyHash: text,
    hostId: text,
    madeBy: text,
    expiresAt: moment,
    usedAt: optionalMoment,
  },
  options,
).index({ keyHash: 1 }, { unique: true });
registrationLink.index({ expiresAt: 1 }, { expireAfterSeconds: 0 });

const storage = new Schema<PlatformStorage>({ target: text, origin: text }, { _id: false });

export const login = new Schema<StoredLogin>(
  {
    _id: text,
    nonceHash: text,
    browserKeyHash: text,
    issuer: text,
    clientId: text,
    deploymentId: optionalText,
    targetLinkUri: text,
    storage: { type: storage, default: null },
    openedFrom: optionalText,
    startedAt: moment,
    expiresAt: moment,
  },
  options,
).index({ expiresAt: 1 }, { expireAfterSeconds: 0 });

/** That a login was taken; in the place of a second launch with it. */
export const takenLogin = new Schema<{ _id: string; expiresAt: Date }>(
  { _id: text, expiresAt: moment },
  options,
).index({ expiresAt: 1 }, { expireAfterSeconds: TAKEN_LONGER_SECONDS });
