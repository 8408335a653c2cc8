import { recordName } from '../../domain/record-paths.ts';
import { type Actor, auditOf, eventToday, requireAllowed } from '../events/event-access.ts';
import type { EventRecord } from '../records/export-record.ts';
import type { Services } from '../ports.ts';
import { certificateFiles } from '../records/record-files.ts';
import type { PduEvent } from '../records.ts';

/**
 * All certificates of an event that stand, to be printed or handed on (R-CRT-7). Taking them is
 * audited; only what is asked for is read. Errors: EVENT_STATE when the event was purged.
 */
export async function exportCertificates(
  services: Services,
  actor: Actor,
  event: PduEvent,
): Promise<EventRecord> {
  const { store, now } = services;
  requireAllowed((await eventToday(services, event)).state, 'export-record');
  const { certificateCount: fileCount } = event;
  const deed = { at: now(), action: 'certificates-exported', details: { fileCount } };
  await store.audits.add(auditOf(event, actor, deed));
  const form = await store.forms.latestOfEvent(event.id);
  const formBytes = form?.official.byteLength ?? 0;
  const fileBytes = formBytes + (form?.preparation?.appended.byteLength ?? 0) + APPENDED_BYTES;
  return {
    fileName: recordName(event.facts.title, 'Certificates'),
    fileCount,
    expectedBytes: fileCount * fileBytes,
    files: certificateFiles(store, event.id, ({ status }) => status === 'issued'),
  };
}

/** What is appended for one educator, with the entry in the ZIP, measured on usual ones. */
const APPENDED_BYTES = 2000;
