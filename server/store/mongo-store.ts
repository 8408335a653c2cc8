import type { Store } from '../services/ports.ts';
import type { Attendance, Form, Host, Participant, PduEvent } from '../services/records.ts';
import { createCertificateStore } from './certificate-store.ts';
import type { Database } from './connection.ts';
import { createLedgerStore } from './ledger-store.ts';
import type { Models } from './models.ts';
import { toRecord, toRecordOrNull, toStored } from './records.ts';
import { createSessionStore } from './session-store.ts';
import { inTransaction, onceMoreOnDuplicate } from './transaction.ts';

/** Everything that is kept, on MongoDB. */
export function createMongoStore(database: Database): Store {
  const { models } = database;
  return {
    hosts: {
      find: async (id) => toRecordOrNull<Host>(await models.hosts.findById(id).lean()),
    },
    events: createEventStore(models),
    platforms: createPlatformStore(models),
    forms: createFormStore(database),
    participants: {
      find: async (id) =>
        toRecordOrNull<Participant>(await models.participants.findById(id).lean()),
      findMany: async (ids) =>
        (await models.participants.find({ _id: { $in: [...ids] } }).lean()).map((one) =>
          toRecord<Participant>(one),
        ),
    },
    sessions: createSessionStore(models),
    attendances: createAttendanceStore(models),
    ledger: createLedgerStore(database),
    certificates: createCertificateStore(database),
  };
}

function createPlatformStore({ platforms }: Models): Store['platforms'] {
  return {
    find: (issuer, clientId) => platforms.findOne({ issuer, clientId }, { _id: 0 }).lean(),
    save: async ({ issuer, clientId, ...rest }) => {
      await onceMoreOnDuplicate(() =>
        platforms.updateOne({ issuer, clientId }, { $set: rest }, { upsert: true }),
      );
    },
  };
}

function createEventStore(models: Models): Store['events'] {
  return {
    find: async (id) => toRecordOrNull<PduEvent>(await models.events.findById(id).lean()),
    listOfHost: async (hostId) =>
      (await models.events.find({ hostId }).sort({ 'facts.startDate': -1 }).lean()).map((one) =>
        toRecord<PduEvent>(one),
      ),
  };
}

function createFormStore({ connection, models }: Database): Store['forms'] {
  return {
    find: async (id) => toRecordOrNull<Form>(await models.forms.findById(id).lean()),
    latestOfEvent: async (eventId) =>
      toRecordOrNull<Form>(await models.forms.findOne({ eventId }).sort({ version: -1 }).lean()),
    latestMapOfHost: async (hostId) => {
      const mapped = { hostId, fieldMap: { $ne: null } };
      const found = await models.forms
        .findOne(mapped, { fieldMap: 1 })
        .sort({ uploadedAt: -1 })
        .lean();
      return found?.fieldMap ?? null;
    },
    add: async (form, audit) => {
      await inTransaction(connection, async (session) => {
        await models.forms.insertMany([toStored(form)], { session });
        await models.audits.insertMany([audit], { session });
      });
    },
    putToUse: async (formId, change, audit) => {
      await inTransaction(connection, async (session) => {
        await models.forms.updateOne({ _id: formId }, { $set: change }, { session });
        await models.events.updateOne({ _id: audit.eventId }, { $set: { formId } }, { session });
        await models.audits.insertMany([audit], { session });
      });
    },
  };
}

function createAttendanceStore(models: Models): Store['attendances'] {
  return {
    find: async (id) => toRecordOrNull<Attendance>(await models.attendances.findById(id).lean()),
    listOfEvent: async (eventId) =>
      (await models.attendances.find({ eventId }).lean()).map((one) => toRecord<Attendance>(one)),
    listWaiting: async (eventId) => {
      const waiting = { claim: { $ne: null }, certificateId: null, ...(eventId && { eventId }) };
      return (await models.attendances.find(waiting).lean()).map((one) =>
        toRecord<Attendance>(one),
      );
    },
    saveEvaluation: async (id, evaluation) => {
      await models.attendances.updateOne({ _id: id, evaluation: null }, { $set: { evaluation } });
    },
    saveClaim: async (id, claim) => {
      await models.attendances.updateOne({ _id: id, claim: null }, { $set: { claim } });
    },
  };
}
