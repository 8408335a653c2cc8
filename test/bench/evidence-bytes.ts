import { mongo } from 'mongoose';
import { DEMO_HOST_ID } from '../../server/demo.ts';
import { readRow } from '../../server/domain/ledger/evidence-row.ts';
import type { BeatRequest } from '../../server/contract/educator.ts';
import { recordBeat } from '../../server/services/participation/record-beat.ts';
import type { PduEvent } from '../../server/services/records.ts';
import { createDemoWriter } from '../../server/store/demo-writer.ts';
import { newRealEvent } from '../support/events/real-event.ts';
import { answerTo } from '../support/events/attend.ts';
import { type BenchServer, startBenchServer } from './bench-server.ts';
import { type Figure, figure } from './figure.ts';

const HOUR_SECONDS = 3600;
const BEAT_SECONDS = 15;

/**
 * What the evidence of one participant takes in an hour with a report every 15 seconds, as it lies in
 * the database. The baseline is one document for each report, as an earlier version kept them.
 */
export async function evidenceBytes(): Promise<Figure> {
  const bench = await startBenchServer();
  try {
    const { models } = bench.database;
    const { store } = bench.server.deps.services;
    const event = newRealEvent({ hostId: DEMO_HOST_ID, certificateCount: 0 });
    await createDemoWriter(models).ensureEvent(event);
    await watchAnHour(bench, event);
    const documents: object[] = [];
    for await (const row of store.ledger.eachEvidence(event.id)) documents.push(plain(row));
    const buckets = await models.evidenceBuckets.find().lean();
    const ours = bytesOf(buckets);
    return figure({
      name: 'evidence-bytes',
      unit: 'bytes per participant-hour',
      better: 'low',
      ours,
      baseline: bytesOf(documents),
    });
  } finally {
    await bench.close();
  }
}

/** Past HTTP, which lets no page report 240 times in a moment. */
async function watchAnHour({ server, clock }: BenchServer, event: PduEvent): Promise<void> {
  const { services } = server.deps;
  const who = { hostId: event.hostId, key: 'bench', name: 'Bench', email: null };
  const opening = {
    id: 'session-of-the-bench',
    now: clock.now,
    device: 'Bench',
    isReleased: false,
  };
  const session = await services.store.sessions.open(who, event, opening);
  let check: BeatRequest['check'];
  for (let from = 0; from < HOUR_SECONDS; from += BEAT_SECONDS) {
    clock.advance(BEAT_SECONDS);
    const segment = { atSeconds: from, fromSeconds: from, toSeconds: from + BEAT_SECONDS, rate: 1 };
    const { presence } = await recordBeat(services, session, {
      sequence: from / BEAT_SECONDS + 1,
      partId: 'lecture',
      segments: [segment],
      isAlive: false,
      check,
    });
    check = answerTo(presence);
  }
}

const bytesOf = (documents: readonly object[]): number =>
  documents.reduce((sum, one) => sum + mongo.BSON.calculateObjectSize(one), 0);

/** A row as a document with named fields. */
function plain(row: Parameters<typeof readRow>[0] & { attendanceId: string; hash: string }) {
  const { at, ...content } = readRow(row);
  const segments =
    content.kind === 'reported'
      ? content.pieces.map(([, , fromMs, toMs, rate]) => {
          return { fromSeconds: fromMs / 1000, toSeconds: toMs / 1000, rate: rate / 1000 };
        })
      : [];
  return {
    _id: new mongo.ObjectId(),
    attendanceId: row.attendanceId,
    eventId: row.attendanceId,
    sequence: content.sequence,
    recordedAt: new Date(at),
    sessionId: row.attendanceId,
    partId: 'lecture',
    segments,
    isVisible: true,
    creditedSecondsAfter: content.earnedSeconds,
    previousHash: row.hash,
    hash: row.hash,
  };
}
