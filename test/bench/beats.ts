import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { DEMO_HOST_ID } from '../../server/demo.ts';
import { EMPTY_LEDGER, applyDeed } from '../../server/domain/ledger/ledger.ts';
import { recordBeat } from '../../server/services/participation/record-beat.ts';
import type { EducatorSession } from '../../server/services/records.ts';
import { createDemoWriter } from '../../server/store/demo-writer.ts';
import { inPortions } from '../support/events/fill-event.ts';
import { newRealEvent } from '../support/events/real-event.ts';
import { type BenchServer, startBenchServer } from './bench-server.ts';
import { type Figure, figure, measureInTurn, perSecond, quantile } from './figure.ts';

const PARTICIPANTS = 10_000;
const BEAT_SECONDS = 15;
/** So many of them report, again and again, until packing goes on all the time. */
const CROWD = 500;
const WARM_UP_ROUNDS = 12;
const ROUNDS = 5;
/** Fewer are not asked for: the database is not one for real use then. */
const LEAST_PARTICIPANTS = 1000;
/** For how long a rate is held. */
const PACED_SECONDS = 10;
/** What an answer may take at most, for 99 of 100; the baseline. */
const P99_MS = 250;
/** Whoever waits for so long shows that the rate can't be held. */
const LOST_MS = 2000;

/** Everyone at an event, each with a session that goes on. */
interface Crowd {
  bench: BenchServer;
  sessions: readonly EducatorSession[];
  /** Reports that each has sent so far. */
  sent: Map<string, number>;
}

/**
 * Acknowledged beats per second against one driver `updateOne` per beat on the same database; then as
 * many as 10,000 participants send with a beat every 15 seconds, or fewer, if answers get slow.
 */
export async function beats(): Promise<Figure[]> {
  const bench = await startBenchServer();
  try {
    const crowd = await gather(bench);
    const baseline = await prepareBaseline(crowd);
    return [await throughput(crowd, baseline), ...(await paced(crowd))];
  } finally {
    await bench.close();
  }
}

async function throughput(crowd: Crowd, baseline: (index: number) => Promise<void>) {
  const some = crowd.sessions.slice(0, CROWD);
  const ourRound = () => {
    crowd.bench.clock.advance(BEAT_SECONDS);
    return perSecond(some.map((session) => () => report(crowd, session)));
  };
  for (let round = 0; round < WARM_UP_ROUNDS; round += 1) await ourRound();
  const measured = await measureInTurn(ROUNDS, {
    ours: ourRound,
    baseline: () => perSecond(some.map((_, index) => () => baseline(index))),
  });
  return figure({ name: 'beats', unit: 'beats/s', better: 'high', ...measured });
}

/** At full rate, then at half of it and so on, until 99 of 100 answers are quick enough. */
async function paced(crowd: Crowd) {
  const figures: Figure[] = [];
  for (let participants = PARTICIPANTS; participants >= LEAST_PARTICIPANTS; participants /= 2) {
    const ours = await pacedP99(crowd, participants / BEAT_SECONDS);
    const name = `beats-p99-of-${Math.round(participants)}`;
    const unit = 'ms; the baseline is the limit';
    figures.push(figure({ name, unit, better: 'low', ours, baseline: P99_MS }));
    if (ours <= P99_MS) break;
  }
  return figures;
}

/**
 * Sends as many reports in a second, until it is seen that the rate can't be held; answers the 99th
 * percentile. Those who have reported before send them all, at a clock that runs faster: everyone's
 * first report reads a ledger, which is once in an hour and not what is measured.
 */
async function pacedP99({ bench, ...rest }: Crowd, perSecond: number): Promise<number> {
  const some = rest.sessions.slice(0, CROWD);
  const startedAt = performance.now();
  const tookMs: number[] = [];
  let isLost = false;
  const begin = async (index: number) => {
    const session = some[index % CROWD];
    const dueAt = startedAt + (index / perSecond) * 1000;
    await sleep(Math.max(0, dueAt - performance.now()));
    if (isLost || !session) return;
    if (index % CROWD === 0) bench.clock.advance(BEAT_SECONDS);
    await report({ bench, ...rest }, session);
    tookMs.push(performance.now() - dueAt);
    isLost ||= performance.now() - dueAt > LOST_MS;
  };
  const count = Math.floor(PACED_SECONDS * perSecond);
  await Promise.all(Array.from({ length: count }, (_, index) => begin(index)));
  return quantile(tookMs, 0.99);
}

/** What a page sends after 15 seconds of playing. */
async function report({ bench, sent }: Crowd, session: EducatorSession): Promise<void> {
  const sequence = (sent.get(session.id) ?? 0) + 1;
  sent.set(session.id, sequence);
  const atSeconds = (sequence - 1) * BEAT_SECONDS;
  const fromSeconds = atSeconds % 3600;
  await recordBeat(bench.server.deps.services, session, {
    sequence,
    partId: 'lecture',
    segments: [{ atSeconds, fromSeconds, toSeconds: fromSeconds + BEAT_SECONDS, rate: 1 }],
    isAlive: true,
  });
}

async function gather(bench: BenchServer): Promise<Crowd> {
  const { models } = bench.database;
  const event = newRealEvent({ hostId: DEMO_HOST_ID, certificateCount: 0 });
  await createDemoWriter(models).ensureEvent(event);
  const startedAt = bench.clock.now;
  const sessions = Array.from({ length: PARTICIPANTS }, (): EducatorSession => {
    const attendanceId = randomUUID();
    const whose = { hostId: DEMO_HOST_ID, eventId: event.id, participantId: randomUUID() };
    return { id: randomUUID(), ...whose, attendanceId, startedAt, number: 1 };
  });
  await inPortions(sessions, (some) => models.attendances.insertMany(some.map(attendanceOf)));
  return { bench, sessions, sent: new Map() };
}

function attendanceOf(session: EducatorSession) {
  const { attendanceId: _id, hostId, eventId, participantId, number, id, startedAt } = session;
  const startedAtMs = startedAt.getTime();
  const deed = { kind: 'opened', session: number, sessionId: id, startedAtMs, device: '' } as const;
  const ledger = applyDeed(EMPTY_LEDGER, deed, { hash: '0'.repeat(64) });
  return { _id, hostId, eventId, participantId, ledger };
}

/** One document of each that reports in a crowd, and the update that a driver makes of a beat. */
async function prepareBaseline({ bench, sessions }: Crowd) {
  const collection = bench.database.connection.collection<{ _id: string; sequence: number }>(
    'bench-beats',
  );
  await inPortions(sessions.slice(0, CROWD), (some) =>
    collection.insertMany(some.map(({ attendanceId: _id }) => ({ _id, sequence: 0 }))),
  );
  return async (index: number) => {
    const _id = sessions[index]?.attendanceId ?? '';
    const seenAt = new Date();
    const progress = [{ partId: 'lecture', covered: [[0, index]], creditedSeconds: index }];
    await collection.updateOne({ _id }, { $set: { progress, seenAt }, $inc: { sequence: 1 } });
  };
}
