import { pipeline } from 'node:stream/promises';
import { makeZip } from 'client-zip';
import type { Response } from 'express';
import type { EventRecord } from '../services/records/export-record.ts';
import type { Log } from '../services/ports.ts';
import type { RecordFile } from '../services/records/record-content.ts';

/**
 * Sends an event's record as a ZIP, as fast as the caller reads it and never faster. When the caller
 * goes away, nothing is read any more; when the database does, the connection is cut, so that the
 * caller sees a broken download and not a ZIP that looks whole.
 */
export async function sendZip(response: Response, record: EventRecord, log: Log): Promise<void> {
  response.set({
    'Content-Type': 'application/zip',
    'Content-Disposition': `attachment; filename*=UTF-8''${encodeURIComponent(record.fileName)}`,
    'Cache-Control': 'private, no-store',
    'X-Record-Files': String(record.fileCount),
    'X-Record-Bytes': String(record.expectedBytes),
  });
  try {
    await pipeline(zipBytes(record.files), response);
  } catch (error) {
    log.warn({ fileName: record.fileName, reason: String(error) }, 'record broken off');
    response.destroy();
  }
}

async function* zipBytes(files: AsyncGenerator<RecordFile>): AsyncGenerator<Uint8Array> {
  const reader = makeZip(entries(files)).getReader();
  try {
    for (;;) {
      const { value, done } = await reader.read();
      if (done) return;
      yield value;
    }
  } finally {
    // The library does not close what it was given.
    await files.return(undefined);
  }
}

async function* entries(files: AsyncIterable<RecordFile>) {
  for await (const { path, content } of files) yield { name: path, input: content };
}
