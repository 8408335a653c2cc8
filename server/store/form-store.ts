import type { ClientSession } from 'mongoose';
import type { FactDecision } from '../domain/form-facts/judge-form.ts';
import type { AuditEntry, Form, FormStatus } from '../services/records.ts';
import type { Store } from '../services/store-ports.ts';
import type { Database } from './connection.ts';
import type { Models } from './models.ts';
import { eachRecord, toRecord, toRecordOrNull, toStored } from './records.ts';
import { inTransaction } from './transaction.ts';

/** Official forms on MongoDB; each change goes with the event's status and the audit row. */
export function createFormStore({ connection, models }: Database): Store['forms'] {
  return {
    find: async (id) => toRecordOrNull<Form>(await models.forms.findById(id).lean()),
    latestOfEvent: async (eventId) =>
      toRecordOrNull<Form>(await models.forms.findOne({ eventId }).sort({ version: -1 }).lean()),
    each: (eventId) =>
      // A form may have megabytes.
      eachRecord<Form>(models.forms.find({ eventId }).sort({ version: 1 }).lean(), 1),
    countOfEvent: (eventId) => models.forms.countDocuments({ eventId }),
    lastMapped: async (hostId, count) => {
      const mapped = { hostId, fieldMap: { $ne: null } };
      const found = await models.forms.find(mapped).sort({ uploadedAt: -1 }).limit(count).lean();
      return found.map((form) => toRecord<Form>(form));
    },
    add: async (form, audit, formStatus) => {
      const { result } = await inTransaction(connection, async (session) => {
        const latest = await models.forms
          .findOne({ eventId: form.eventId }, { version: 1 })
          .sort({ version: -1 })
          .session(session)
          .lean();
        // A version that somebody else took meanwhile is refused by its index, and this runs again.
        const added = { ...form, version: (latest?.version ?? 0) + 1 };
        await models.forms.insertMany([toStored(added)], { session });
        await setFormStatus(models, audit.eventId, { formStatus }, session);
        await models.audits.insertMany([audit], { session });
        return added;
      });
      return result;
    },
    settle: async (form, change, audit) => {
      const { result } = await inTransaction(connection, (session) =>
        settleForm(models, { form, ...change, audit }, session),
      );
      return result;
    },
    putToUse: async (formId, change, audit) => {
      await inTransaction(connection, async (session) => {
        await models.forms.updateOne({ _id: formId }, { $set: change }, { session });
        await setFormStatus(models, audit.eventId, { formStatus: 'ready', formId }, session);
        await models.audits.insertMany([audit], { session });
      });
    },
  };
}

/** Nothing is decided twice, nor on a form that was replaced or outdated meanwhile. */
async function settleForm(
  { forms, events, audits }: Models,
  {
    form,
    decisions,
    formStatus,
    audit,
  }: { form: Form; decisions: FactDecision[]; formStatus: FormStatus; audit: AuditEntry },
  session: ClientSession,
): Promise<boolean> {
  const { id, eventId, version, findings } = form;
  const newer = await forms.exists({ eventId, version: { $gt: version } }).session(session);
  const waits = await events.exists({ _id: eventId, formStatus: 'needs-review' }).session(session);
  if (newer || !waits) return false;
  const settled = await forms.updateOne(
    { _id: id, 'findings.decisions': { $size: findings?.decisions.length ?? 0 } },
    { $set: { 'findings.decisions': decisions } },
    { session },
  );
  if (settled.matchedCount === 0) return false;
  await setFormStatus({ events }, eventId, { formStatus }, session);
  await audits.insertMany([audit], { session });
  return true;
}

async function setFormStatus(
  { events }: Pick<Models, 'events'>,
  eventId: string,
  change: { formStatus: FormStatus; formId?: string },
  session: ClientSession,
): Promise<void> {
  await events.updateOne({ _id: eventId }, { $set: change }, { session });
}
