import type { ClientSession } from 'mongoose';
import type {
  Candidate,
  Certificates,
  IssueResult,
} from '../services/certificates/certificate-ports.ts';
import type { AuditEntry, Certificate } from '../services/records.ts';
import type { Database } from './connection.ts';
import type { Models } from './models.ts';
import { eachRecord, eachRow, toRecord, toRecordOrNull, toStored } from './records.ts';
import { type Owed, oweScores } from './score-store.ts';
import { inTransaction } from './transaction.ts';

const STANDING = { status: 'issued' } as const;
const IN_ORDER = { issuedAt: 1, _id: 1 } as const;

/** Certificates on MongoDB; issue and count are one transaction (R-CNT-2). */
export function createCertificateStore({ connection, models }: Database): Certificates {
  return {
    ...finders(models),
    async listAll(eventId) {
      const found = await models.certificates.find({ eventId }).sort({ issuedAt: 1 }).lean();
      return found.map((one) => toRecord<Certificate>(one));
    },
    each: (eventId) =>
      eachRecord<Certificate>(models.certificates.find({ eventId }).sort(IN_ORDER).lean()),
    eachPurged: (eventId) =>
      eachRow(models.purgedCertificates.find({ eventId }, { _id: 0 }).sort({ issuedAt: 1 }).lean()),
    async listVoided(eventId) {
      const voided = { eventId, status: 'voided' as const };
      const found = await models.certificates.find(voided).sort({ issuedAt: 1 }).lean();
      return found.map((one) => toRecord<Certificate>(one));
    },
    async voidStanding(certificate, voided, audit) {
      const { result } = await inTransaction(connection, (session) =>
        voidOne(models, { certificate, voided, audit }, session),
      );
      return result;
    },
    async listStanding(eventId) {
      const found = await models.certificates
        .find({ eventId, ...STANDING })
        .sort({ issuedAt: 1 })
        .lean();
      return found.map((one) => toRecord<Certificate>(one));
    },
    async issueTogether(eventId, formId, candidates) {
      const { result, attempts } = await inTransaction(connection, (session) =>
        issue(models, { eventId, formId, candidates }, session),
      );
      return result && { ...result, attempts };
    },
  };
}

/** One certificate at a time. */
const finders = (
  models: Models,
): Pick<Certificates, 'findStanding' | 'findBySerial' | 'findAnywhere' | 'findPurged'> => ({
  async findStanding(eventId, participantId) {
    return toRecordOrNull<Certificate>(
      await models.certificates.findOne({ eventId, participantId, ...STANDING }).lean(),
    );
  },
  async findBySerial(eventId, serial) {
    return toRecordOrNull<Certificate>(
      await models.certificates.findOne({ eventId, serial }).lean(),
    );
  },
  findAnywhere: async (by) =>
    toRecordOrNull<Certificate>(
      await models.certificates.findOne('id' in by ? { _id: by.id } : { serial: by.serial }).lean(),
    ),
  findPurged: (serial) => models.purgedCertificates.findOne({ serial }, { _id: 0 }).lean(),
});

async function issue(
  models: Models,
  {
    eventId,
    formId,
    candidates,
  }: { eventId: string; formId: string; candidates: readonly Candidate[] },
  session: ClientSession,
): Promise<Omit<IssueResult, 'attempts'> | null> {
  const standing = await findStandingOf(models, { eventId, candidates }, session);
  const has = new Set(standing.map(({ participantId }) => participantId));
  const missing = candidates.filter(({ certificate }) => !has.has(certificate.participantId));
  const { fresh, attendances } = await stillProven(models, missing, session);
  const [first] = fresh;
  if (!first) return { certificates: standing, issuedCount: 0 };
  // First of all, since here two server processes meet, and the slower one should lose little.
  const counted = await models.events.updateOne(
    { _id: eventId, formId },
    { $inc: { certificateCount: fresh.length, unkeyedCount: fresh.length } },
    { session },
  );
  if (counted.matchedCount === 0) return null;
  await writeAll(models, fresh, session);
  await oweScores(models, { attendances, now: first.certificate.issuedAt }, session);
  return {
    certificates: [...standing, ...fresh.map(({ certificate }) => certificate)],
    issuedCount: fresh.length,
  };
}

/** Without those of whom something was taken back since they were judged (R-CRT-3). */
async function stillProven(
  models: Models,
  candidates: readonly Candidate[],
  session: ClientSession,
): Promise<{ fresh: Candidate[]; attendances: Owed[] }> {
  const ids = candidates.map(({ certificate }) => certificate.attendanceId);
  const found = await models.attendances
    .find({ _id: { $in: ids } }, { ledger: 0 }, { session })
    .lean();
  const counts = new Map(found.map(({ _id, takenBackCount }) => [_id, takenBackCount]));
  const fresh = candidates.filter(
    ({ certificate, takenBackCount }) => counts.get(certificate.attendanceId) === takenBackCount,
  );
  const proven = new Set(fresh.map(({ certificate }) => certificate.attendanceId));
  return { fresh, attendances: found.filter(({ _id }) => proven.has(_id)) };
}

async function findStandingOf(
  models: Models,
  { eventId, candidates }: { eventId: string; candidates: readonly Candidate[] },
  session: ClientSession,
): Promise<Certificate[]> {
  const participantId = { $in: candidates.map(({ certificate }) => certificate.participantId) };
  const found = await models.certificates
    .find({ eventId, participantId, ...STANDING })
    .session(session)
    .lean();
  return found.map((one) => toRecord<Certificate>(one));
}

async function writeAll(
  models: Models,
  fresh: readonly Candidate[],
  session: ClientSession,
): Promise<void> {
  await models.certificates.insertMany(
    fresh.map(({ certificate }) => toStored(certificate)),
    { session },
  );
  await models.audits.insertMany(
    fresh.map(({ audit }) => audit),
    { session },
  );
  const letters = fresh.flatMap(({ letter }) => letter ?? []);
  if (letters.length > 0) await models.letters.insertMany(letters.map(toStored), { session });
  await models.attendances.bulkWrite(
    fresh.map(({ certificate }) => ({
      updateOne: {
        filter: { _id: certificate.attendanceId },
        update: { $set: { certificateId: certificate.id } },
      },
    })),
    { session },
  );
}

async function voidOne(
  models: Models,
  {
    certificate,
    voided,
    audit,
  }: {
    certificate: Certificate;
    voided: NonNullable<Certificate['voided']>;
    audit: AuditEntry;
  },
  session: ClientSession,
): Promise<boolean> {
  const changed = await models.certificates.updateOne(
    { _id: certificate.id, ...STANDING },
    { $set: { status: 'voided', voided } },
    { session },
  );
  if (changed.matchedCount === 0) return false;
  await models.events.updateOne(
    { _id: certificate.eventId },
    { $inc: { certificateCount: -1, unkeyedCount: -1, voidedCount: 1 } },
    { session },
  );
  await models.attendances.updateOne(
    { _id: certificate.attendanceId },
    { $set: { certificateId: null, claim: null, heldUp: null } },
    { session },
  );
  await models.audits.insertMany([audit], { session });
  return true;
}
