import { randomUUID } from 'node:crypto';
import type { Identity, Store } from '../services/store-ports.ts';
import type { EducatorSession } from '../services/records.ts';
import type { Models } from './models.ts';
import { toRecord, toRecordOrNull, toStored } from './records.ts';
import { onceMoreOnDuplicate } from './transaction.ts';

/** Sessions on MongoDB, with the participant and the attendance that they stand for. */
export function createSessionStore(models: Models): Store['sessions'] {
  return {
    async find(id) {
      return toRecordOrNull<EducatorSession>(await models.sessions.findById(id).lean());
    },
    async open(identity, event, { id, now, isReleased }) {
      const participantId = await onceMoreOnDuplicate(() => findOrAddParticipant(models, identity));
      const owner = { hostId: identity.hostId, eventId: event.id, participantId };
      const attendanceId = await onceMoreOnDuplicate(() =>
        findOrAddAttendance(models, owner, isReleased),
      );
      const session: EducatorSession = {
        id,
        ...owner,
        attendanceId,
        startedAt: now,
        lastSequence: 0,
      };
      await models.sessions.create(toStored(session));
      await models.participants.updateOne({ _id: participantId }, { $set: { liveSessionId: id } });
      return toRecord<EducatorSession>(toStored(session));
    },
  };
}

/** A name or address that its source no longer sends stays as it was. */
async function findOrAddParticipant(
  models: Models,
  { hostId, key, name, email }: Identity,
): Promise<string> {
  const known = { ...(name && { name }), ...(email && { email }) };
  const participant = await models.participants
    .findOneAndUpdate(
      { hostId, key },
      { $set: known, $setOnInsert: { _id: randomUUID() } },
      { upsert: true, returnDocument: 'after' },
    )
    .lean()
    .orFail();
  return participant._id;
}

async function findOrAddAttendance(
  models: Models,
  owner: { hostId: string; eventId: string; participantId: string },
  isReleased: boolean,
): Promise<string> {
  const { hostId, eventId, participantId } = owner;
  const empty = { _id: randomUUID(), hostId, progress: [], evidenceSequence: 0 };
  const attendance = await models.attendances
    .findOneAndUpdate(
      { eventId, participantId },
      { $setOnInsert: empty, ...(isReleased && { $set: { isReleased } }) },
      { upsert: true, returnDocument: 'after' },
    )
    .lean()
    .orFail();
  return attendance._id;
}
