import type { CsvRow } from '../../domain/csv.ts';
import { recordName } from '../../domain/record-paths.ts';
import { keptUntil } from '../../domain/retention.ts';
import {
  type Actor,
  auditOf,
  eventToday,
  requireAllowed,
  retentionOf,
} from '../events/event-access.ts';
import type { Services } from '../ports.ts';
import { type Content, type RecordFile, csvContent } from './record-content.ts';
import { FIXED_FILES, type RecordSource, recordFiles } from './record-files.ts';
import { MANIFEST_HEAD } from './record-tables.ts';
import type { PduEvent } from '../records.ts';

/** An event's record, ready to be read once. */
export interface EventRecord {
  fileName: string;
  fileCount: number;
  /** For a progress bar: about right, since nothing is read before it is sent. */
  expectedBytes: number;
  /** The files in their order; each content has to be read before the next file is asked for. */
  files: AsyncGenerator<RecordFile>;
}

/**
 * The whole record of an event for an auditor (R-REC-2): event, people, evidence, certificates, forms,
 * reports, audit log, and a manifest with the hash of each file. Making it is audited itself. Only what
 * is asked for is read. Errors: EVENT_STATE when the event was purged.
 */
export async function exportRecord(
  services: Services,
  actor: Actor,
  event: PduEvent,
): Promise<EventRecord> {
  const { host, state } = await eventToday(services, event);
  requireAllowed(state, 'export-record');
  const { fileCount, expectedBytes } = await sizeOf(services, event);
  const madeAt = services.now();
  const deed = { at: madeAt, action: 'record-exported', details: { fileCount } };
  await services.store.audits.add(auditOf(event, actor, deed));
  const facts = {
    title: event.facts.title,
    hostName: host.name,
    eventId: event.id,
    madeAt,
    madeBy: actor.actor,
    keptUntil: keptUntil(retentionOf(event)),
    hasLegalHold: event.hasLegalHold,
  };
  return {
    fileName: recordName(event.facts.title),
    fileCount,
    expectedBytes,
    files: withManifest(services, { event, host, facts }),
  };
}

/** What a row of each kind takes in its JSON and its CSV together, measured on usual ones. */
const BYTES = { certificate: 2600, evidence: 900, fixed: 20_000 } as const;

async function sizeOf({ store }: Services, event: PduEvent) {
  const [formCount, form, evidenceCount] = await Promise.all([
    store.forms.countOfEvent(event.id),
    store.forms.latestOfEvent(event.id),
    store.ledger.countEvidence(event.id),
  ]);
  const certificateCount = event.certificateCount + event.voidedCount;
  const formBytes = form?.official.byteLength ?? 0;
  const pdfBytes = formBytes + (form?.preparation?.appended.byteLength ?? 0);
  return {
    fileCount: FIXED_FILES + formCount + certificateCount,
    expectedBytes:
      BYTES.fixed +
      formCount * formBytes +
      certificateCount * (pdfBytes + BYTES.certificate) +
      evidenceCount * BYTES.evidence,
  };
}

/** Hashes each file while it is read, and closes the row with what was found. */
async function* withManifest(services: Services, source: RecordSource): AsyncGenerator<RecordFile> {
  const rows: CsvRow[] = [];
  for await (const { path, content } of recordFiles(services, source)) {
    const sum = { bytes: 0, hash: services.startSha256() };
    const measured = measure(content, sum);
    try {
      yield { path, content: measured };
    } finally {
      // Lets go of the database's cursor when nobody reads on.
      await measured.return(undefined);
    }
    rows.push([path, sum.bytes, sum.hash.hex()]);
  }
  yield { path: 'manifest.csv', content: csvContent(rows, MANIFEST_HEAD, (row) => row) };
}

async function* measure(
  content: Content,
  sum: { bytes: number; hash: ReturnType<Services['startSha256']> },
): AsyncGenerator<Uint8Array> {
  for await (const piece of content) {
    sum.bytes += piece.byteLength;
    sum.hash.update(piece);
    yield piece;
  }
}
