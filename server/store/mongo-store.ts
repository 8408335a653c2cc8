import type { HostSettings, Store } from '../services/store-ports.ts';
import type { AuditEntry, Host, Participant } from '../services/records.ts';
import { createAttendanceStore } from './attendance-store.ts';
import { createCertificateStore } from './certificate-store.ts';
import type { Database } from './connection.ts';
import { createEventStore } from './event-store.ts';
import { createFindingStore } from './finding-store.ts';
import { createFormStore } from './form-store.ts';
import { createLedgerStore } from './ledger/ledger-store.ts';
import { createMemberStore } from './member-store.ts';
import type { Models } from './models.ts';
import { createOutboxStore } from './outbox-store.ts';
import { createOverviewStore } from './overview-store.ts';
import { createPlacementStore } from './placement-store.ts';
import { createPlatformStore } from './platform-store.ts';
import { createPurgeStore } from './purge-store.ts';
import { createRegistrationLinkStore } from './registration-link-store.ts';
import { eachRow, toRecord, toRecordOrNull } from './records.ts';
import { createRecentStore } from './recent-store.ts';
import { createRosterStore } from './roster-store.ts';
import { createScoreStore } from './score-store.ts';
import { createSessionStore } from './session-store.ts';
import { createSetUpStore } from './set-up-store.ts';
import { inTransaction } from './transaction.ts';

/** Everything that is kept, on MongoDB. */
export function createMongoStore(database: Database): Store {
  const { models } = database;
  const hosts = createHostStore(database);
  return {
    purges: createPurgeStore(database),
    hosts,
    ...createRecentStore({ events: createEventStore(database), hosts }),
    overview: createOverviewStore(models),
    audits: createAuditStore(models),
    members: createMemberStore(database),
    setUps: createSetUpStore(database),
    placements: createPlacementStore(models),
    platforms: createPlatformStore(database),
    registrationLinks: createRegistrationLinkStore(database),
    forms: createFormStore(database),
    participants: {
      find: async (id) =>
        toRecordOrNull<Participant>(await models.participants.findById(id).lean()),
      findMany: (ids) => findParticipants(models, ids),
      findByKey: async ({ hostId, key }) =>
        toRecordOrNull<Participant>(await models.participants.findOne({ hostId, key }).lean()),
    },
    sessions: createSessionStore(database),
    attendances: createAttendanceStore(database),
    ledger: createLedgerStore(database),
    certificates: createCertificateStore(database),
    outbox: createOutboxStore(database),
    scores: createScoreStore(database),
    rosters: createRosterStore(database),
    findings: createFindingStore(models),
  };
}

/** A few at a time: one question with thousands of ids takes small databases seconds. */
async function findParticipants(
  { participants }: Models,
  ids: readonly string[],
): Promise<Participant[]> {
  const groups = Array.from({ length: Math.ceil(ids.length / IDS_AT_ONCE) }, (_, index) =>
    ids.slice(index * IDS_AT_ONCE, (index + 1) * IDS_AT_ONCE),
  );
  const found = await Promise.all(
    groups.map((group) => participants.find({ _id: { $in: group } }).lean()),
  );
  return found.flat().map((one) => toRecord<Participant>(one));
}

const IDS_AT_ONCE = 50;

function createHostStore({ connection, models }: Database): Store['hosts'] {
  return {
    find: async (id) => {
      const host = toRecordOrNull<Host>(await models.hosts.findById(id).lean());
      // Older than the settings.
      return (
        host && {
          ...host,
          mailsCertificates: host.mailsCertificates ?? true,
          signatoryConsent: host.signatoryConsent ?? null,
          seal: host.seal ?? null,
        }
      );
    },
    listIds: async () =>
      (await models.hosts.find({}, { _id: 1 }).sort({ _id: 1 }).lean()).map(({ _id }) => _id),
    update: async (id, host, audit) => {
      const change = settingsOf(host);
      await inTransaction(connection, async (session) => {
        await models.hosts.updateOne({ _id: id }, { $set: change }, { session });
        await models.audits.insertMany([audit], { session });
      });
    },
    setConsent: async (id, signatoryConsent, audit) => {
      await inTransaction(connection, async (session) => {
        await models.hosts.updateOne({ _id: id }, { $set: { signatoryConsent } }, { session });
        await models.audits.insertMany([audit], { session });
      });
    },
    setSeal: async (id, seal, audit) => {
      await inTransaction(connection, async (session) => {
        await models.hosts.updateOne({ _id: id }, { $set: { seal } }, { session });
        await models.audits.insertMany([audit], { session });
      });
    },
  };
}

/** The settings alone, whatever else the caller's record holds. */
function settingsOf(settings: HostSettings) {
  const { name, phone, timeZone, signatoryName, unitStep } = settings;
  const { ownCategories, allowedOrigins, mailsCertificates } = settings;
  const signaturePng = Buffer.from(settings.signaturePng);
  return {
    name,
    phone,
    timeZone,
    signatoryName,
    unitStep,
    ownCategories,
    allowedOrigins,
    mailsCertificates,
    signaturePng,
  };
}

function createAuditStore({ audits }: Models): Store['audits'] {
  return {
    list: (hostId, { eventId, skip, limit }) =>
      audits
        .find({ hostId, ...(eventId && { eventId }) }, { _id: 0 })
        .sort({ at: -1, _id: -1 })
        .skip(skip)
        .limit(limit)
        .lean<AuditEntry[]>(),
    add: async (entry) => {
      await audits.insertMany([entry]);
    },
    each: (eventId) => eachRow(audits.find({ eventId }, { _id: 0 }).sort({ at: 1, _id: 1 }).lean()),
  };
}
