import type { ClientSession } from 'mongoose';
import type { Member, MemberStore } from '../services/accounts/member-ports.ts';
import type { AuditEntry } from '../services/records.ts';
import type { Database } from './connection.ts';
import type { Models } from './models.ts';
import { toRecord, toRecordOrNull, toStored } from './records.ts';
import { inTransaction } from './transaction.ts';

/** The people of hosts on MongoDB; every change with its audit row in one transaction (R-REC-3). */
export function createMemberStore({ connection, models }: Database): MemberStore {
  const { members } = models;
  const list = async (filter: object) =>
    (await members.find(filter).sort({ email: 1 }).lean()).map((one) => toRecord<Member>(one));
  return {
    find: async (hostId, email) =>
      toRecordOrNull<Member>(await members.findOne({ hostId, email }).lean()),
    findById: async (hostId, id) =>
      toRecordOrNull<Member>(await members.findOne({ _id: id, hostId }).lean()),
    listOfPerson: (email) => list({ email }),
    listOfHost: (hostId) => list({ hostId }),
    add: async (member, audit) => {
      const { result } = await inTransaction(connection, (session) =>
        addOne(models, { member, audit }, session),
      );
      return result;
    },
    change: async (member, change, audit) => {
      const { result } = await inTransaction(connection, (session) =>
        changeOne(models, { member, change, audit }, session),
      );
      return result;
    },
    join: async (email, { at, audit }) => {
      await inTransaction(connection, async (session) => {
        const invited = await members.find({ email, joinedAt: null }).session(session).lean();
        if (invited.length === 0) return;
        await members.updateMany(
          { email, joinedAt: null },
          { $set: { joinedAt: at } },
          { session },
        );
        const hostId = { $in: invited.map((one) => one.hostId) };
        await models.setUps.updateMany({ hostId }, { $set: { closedAt: at } }, { session });
        const rows = invited.map((one) => audit(toRecord<Member>(one)));
        await models.audits.insertMany(rows, { session });
      });
    },
  };
}

async function addOne(
  models: Models,
  { member, audit }: { member: Member; audit: AuditEntry },
  session: ClientSession,
): Promise<boolean> {
  const { hostId, email } = member;
  if (await models.members.findOne({ hostId, email }).session(session).lean()) return false;
  await models.members.insertMany([toStored(member)], { session });
  await models.audits.insertMany([audit], { session });
  return true;
}

async function changeOne(
  models: Models,
  {
    member,
    change,
    audit,
  }: { member: Member; change: Parameters<MemberStore['change']>[1]; audit: AuditEntry },
  session: ClientSession,
): Promise<boolean> {
  const { id: _id, hostId } = member;
  // Written by every change, so that two admins can't remove each other at the same moment.
  await models.hosts.updateOne({ _id: hostId }, { $inc: { peopleRevision: 1 } }, { session });
  const staysAdmin = change !== null && (change.role ?? member.role) === 'admin';
  const otherAdmins = {
    hostId,
    role: 'admin' as const,
    joinedAt: { $ne: null },
    _id: { $ne: _id },
  };
  const isAdmin = member.role === 'admin' && member.joinedAt !== null;
  if (isAdmin && !staysAdmin && !(await models.members.exists(otherAdmins).session(session))) {
    return false;
  }
  if (change) await models.members.updateOne({ _id }, { $set: change }, { session });
  else await models.members.deleteOne({ _id }, { session });
  await models.audits.insertMany([audit], { session });
  return true;
}
