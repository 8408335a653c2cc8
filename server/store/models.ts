import type { Connection, Model } from 'mongoose';
import type {
  AuditEntry,
  Certificate,
  CheckResult,
  EducatorSession,
  Form,
  Host,
  Letter,
  Participant,
  PlatformLink,
  PurgedCertificate,
} from '../services/records.ts';
import type { RegistrationLink } from '../services/settings/lms-ports.ts';
import type { Member, SetUp } from '../services/accounts/member-ports.ts';
import { checkResult, letter } from './schemas/daily.ts';
import type { Score } from '../services/grades/score-ports.ts';
import type { RosterLearner, RosterReading } from '../services/roster/roster-ports.ts';
import {
  type StoredLogin,
  type StoredPlacement,
  login,
  registrationLink,
  placement,
  platform,
  takenLogin,
} from './schemas/access.ts';
import type { Stored } from './schemas/kinds.ts';

import {
  type StoredAttendance,
  attendance,
  certificate,
  participant,
  purgedCertificate,
  session,
} from './schemas/participation.ts';
import {
  type StoredBucket,
  type StoredRow,
  evidenceBucket,
  evidenceRow,
} from './schemas/evidence.ts';
import { rosterLearner, rosterReading, score } from './schemas/courses.ts';
import { member, setUp } from './schemas/people.ts';
import {
  type StoredEvent,
  type StoredRevision,
  audit,
  event,
  form,
  host,
  revision,
} from './schemas/register.ts';

/** One model per collection, all on this connection; mongoose's own default connection is not used. */
export function defineModels(connection: Connection) {
  return {
    hosts: connection.model<Stored<Host> & { peopleRevision: number }>('host', host),
    members: connection.model<Stored<Member>>('member', member),
    setUps: connection.model<Stored<SetUp>>('setUp', setUp, 'set-ups'),
    events: connection.model<StoredEvent>('event', event),
    revisions: connection.model<StoredRevision>('eventRevision', revision, 'event-revisions'),
    forms: connection.model<Stored<Form>>('form', form),
    participants: connection.model<Stored<Participant> & { key: string }>(
      'participant',
      participant,
    ),
    sessions: connection.model<Stored<EducatorSession>>('session', session),
    attendances: connection.model<StoredAttendance>('attendance', attendance),
    evidenceRows: connection.model<StoredRow>('evidenceRow', evidenceRow, 'evidence-rows'),
    evidenceBuckets: connection.model<StoredBucket>(
      'evidenceBucket',
      evidenceBucket,
      'evidence-buckets',
    ),
    certificates: connection.model<Stored<Certificate>>('certificate', certificate),
    purgedCertificates: connection.model<PurgedCertificate>(
      'purgedCertificate',
      purgedCertificate,
      'purged-certificates',
    ),
    audits: connection.model<AuditEntry>('audit', audit),
    checkResults: connection.model<CheckResult>('checkResult', checkResult, 'findings'),
    letters: connection.model<Stored<Letter>>('letter', letter, 'outbox'),
    ...lmsModels(connection),
  } satisfies Record<string, Model<never> | unknown>;
}

/** What is known of learning platforms and their courses. */
const lmsModels = (connection: Connection) => ({
  scores: connection.model<Stored<Score>>('score', score),
  rosterLearners: connection.model<RosterLearner>(
    'rosterLearner',
    rosterLearner,
    'roster-learners',
  ),
  rosterReadings: connection.model<RosterReading>(
    'rosterReading',
    rosterReading,
    'roster-readings',
  ),
  platforms: connection.model<PlatformLink>('platformLink', platform, 'platform-links'),
  placements: connection.model<StoredPlacement>('placement', placement),
  registrationLinks: connection.model<RegistrationLink>(
    'registrationLink',
    registrationLink,
    'registration-links',
  ),
  logins: connection.model<StoredLogin>('ltiLogin', login, 'lti-logins'),
  takenLogins: connection.model<{ _id: string; expiresAt: Date }>(
    'ltiTakenLogin',
    takenLogin,
    'lti-taken-logins',
  ),
});

export type Models = ReturnType<typeof defineModels>;
