import { describe, expect, it } from 'vitest';
import { DEMO_HOST_ID } from '../../server/demo.ts';
import { createChainCheck } from '../../server/domain/ledger/evidence-row.ts';
import { earnedSeconds } from '../../server/domain/ledger/ledger.ts';
import { sha256 } from '../../server/hashing.ts';
import type { EducatorSession } from '../../server/services/records.ts';
import type { Store } from '../../server/services/store-ports.ts';
import { createMongoStore } from '../../server/store/mongo-store.ts';
import { createTestDatabase } from '../support/database/test-database.ts';
import { newRealEvent } from '../support/events/real-event.ts';
import { waitFor } from '../support/server/child-server.ts';

const AT = new Date('2026-11-23T18:00:00Z');
const LATER = new Date('2026-11-24T18:00:00Z');

/** Two servers on one database, and somebody who has opened an event. */
async function start() {
  const database = await createTestDatabase();
  const [first, second] = [createMongoStore(database), createMongoStore(database)];
  const event = newRealEvent({ hostId: DEMO_HOST_ID });
  const who = { hostId: DEMO_HOST_ID, key: 'reader', name: 'Reader', email: null };
  const opening = { id: 'session', now: AT, device: '', isReleased: false };
  const session = await first.sessions.open(who, event, opening);
  return { models: database.models, first, second, session };
}

/** One more second of a part, as a report would add it. */
const addSecond = (store: Store, session: EducatorSession, second: number) =>
  store.ledger.record(session, () => {
    const [from, to] = [second * 1000, second * 1000 + 1000];
    const pieces = [[from, to, from, to, 1000]] as const;
    const deed = { kind: 'reported', session: 1, report: second, part: 'lecture', pieces } as const;
    return { deed, at: AT };
  });

async function chainOf(store: Store, session: EducatorSession) {
  const rows = await store.ledger.evidenceOf(session);
  const { check } = createChainCheck(sha256);
  const { attendanceId } = session;
  const broken = rows.map((row) => check({ attendanceId, ...row })).find(Boolean);
  return { count: rows.length, broken };
}

describe('an attendance that is read', () => {
  it('R-CRT-3 while something is taken back does not look as if that were in it', async () => {
    const { models, first, second, session } = await start();
    const { attendanceId, eventId, hostId } = session;
    const audit = { hostId, eventId, actor: 'test', action: 'taken-back', at: AT, details: {} };
    const whole = models.attendances.findById.bind(models.attendances);
    // Between the reading of the rows and that of the record.
    const late = async () => {
      await second.attendances.confirm(attendanceId, null, audit);
      return whole(attendanceId).lean();
    };
    const findById = (id: string, fields?: object) => (fields ? whole(id, fields) : { lean: late });
    Object.assign(models.attendances, { findById });
    expect((await first.attendances.find(attendanceId))?.takenBackCount).toBe(0);
    expect((await whole(attendanceId).lean())?.takenBackCount).toBe(1);
  });
});

describe('evidence that is packed', () => {
  it('R-TIM-7 a server that remembers how it was before writes on at the end, and loses nothing', async () => {
    const { models, first, second, session } = await start();
    await addSecond(second, session, 1);
    for (const at of [2, 3, 4]) await addSecond(first, session, at);
    await first.ledger.packOlderThan(LATER);
    expect(await models.evidenceRows.countDocuments()).toBe(0);

    const ledger = await addSecond(second, session, 5);
    expect(earnedSeconds(ledger.progress)).toBe(5);
    expect(await chainOf(first, session)).toEqual({ count: 6, broken: undefined });
    const attendance = await first.attendances.find(session.attendanceId);
    expect(attendance?.ledger).toEqual(ledger);
  });

  it('R-TIM-7 an audience that began together is not packed all at once', async () => {
    const { models, first } = await start();
    const event = newRealEvent({ hostId: DEMO_HOST_ID });
    const sessions = await Promise.all(
      Array.from({ length: 24 }, (_, index) =>
        first.sessions.open(
          { hostId: DEMO_HOST_ID, key: `listener-${index}`, name: '', email: null },
          event,
          { id: `session-${index}`, now: AT, device: '', isReleased: false },
        ),
      ),
    );
    for (let second = 1; second <= 12; second += 1) {
      await Promise.all(sessions.map((session) => addSecond(first, session, second)));
    }
    const stored = () => models.attendances.find({ eventId: event.id }).lean();
    await waitFor(async () => (await stored()).every(({ ledger }) => ledger.sequence > 0));
    // Each with the twelfth report of its own count.
    expect(new Set((await stored()).map(({ ledger }) => ledger.sequence)).size).toBeGreaterThan(1);
  });

  it('R-REC-2 packing again and again ends, and a row that belongs to nobody goes', async () => {
    const { models, first, session } = await start();
    await addSecond(first, session, 1);
    const orphan = {
      _id: 'nobody:000000001',
      attendanceId: 'nobody',
      eventId: 'gone',
      text: '{}',
      hash: '0',
      at: AT,
    };
    await models.evidenceRows.create({ ...orphan, previousHash: '' });
    const runs: number[] = [];
    for (let run = 0; run < 3; run += 1) runs.push(await first.ledger.packOlderThan(LATER));
    expect(runs).toEqual([2, 0, 0]);
    expect(await models.evidenceRows.countDocuments()).toBe(0);
    expect(await chainOf(first, session)).toEqual({ count: 2, broken: undefined });
  });

  it('R-TIM-5 whoever opens another event goes on there, also when the records of the first are gone', async () => {
    const { models, first, session } = await start();
    await models.attendances.deleteMany({});
    const other = newRealEvent({ hostId: DEMO_HOST_ID });
    const who = { hostId: DEMO_HOST_ID, key: 'reader', name: 'Reader', email: null };
    const opening = { id: 'second', now: AT, device: '', isReleased: false };
    const next = await first.sessions.open(who, other, opening);
    expect([next.number, next.participantId]).toEqual([1, session.participantId]);
  });
});
