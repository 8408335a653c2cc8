import { mongo } from 'mongoose';
import { DEMO_HOST_ID } from '../../server/demo.ts';
import { readRow } from '../../server/domain/ledger/evidence-row.ts';
import { createDemoWriter } from '../../server/store/demo-writer.ts';
import { newRealEvent } from '../support/events/real-event.ts';
import { watch } from '../support/events/attend.ts';
import { startBenchServer } from './bench-server.ts';
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
    const token = await bench.api.open({ subject: 'bench', eventId: event.id });
    const hour = { partId: 'lecture', seconds: HOUR_SECONDS, stepSeconds: BEAT_SECONDS };
    await watch(bench, token, hour);
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
