// `npm run verify-evidence -- FILE`: checks the evidence of an exported record, offline; exits 1 when it is broken.
import { createReadStream, existsSync, openAsBlob } from 'node:fs';
import { BlobReader, type Entry, TextWriter, ZipReader, configure } from '@zip.js/zip.js';
import { sha256 } from './hashing.ts';
import { type ExportedEvidence, verifyEvidence } from './services/records/verify-evidence.ts';

configure({ useWebWorkers: false });

async function* linesOf(source: AsyncIterable<string>): AsyncGenerator<string> {
  let rest = '';
  for await (const piece of source) {
    const lines = `${rest}${piece}`.split('\n');
    rest = lines.pop() ?? '';
    yield* lines;
  }
  yield rest;
}

/** A record as the console exports it. Errors: when it is no ZIP, or has no evidence. */
async function openRecord(path: string): Promise<ExportedEvidence> {
  const reader = new ZipReader(new BlobReader(await openAsBlob(path)));
  const entries = await reader.getEntries();
  const named = (name: string) => entries.find(({ filename }) => filename === name);
  return {
    lines: linesOf(streamOf(named('evidence.jsonl'))),
    participants: await textOf(named('participants.json')),
    certificates: await textOf(named('certificates.json')),
  };
}

/** A file of the record as text, piece by piece. */
async function* streamOf(entry: Entry | undefined): AsyncGenerator<string> {
  if (!entry || entry.directory) throw new Error('This file has no evidence.jsonl in it.');
  const { readable, writable } = new TransformStream<Uint8Array, Uint8Array>();
  const writing = entry.getData(writable);
  const decoder = new TextDecoder();
  for await (const piece of readable) yield decoder.decode(piece, { stream: true });
  await writing;
}

const textOf = async (entry: Entry | undefined): Promise<string | undefined> =>
  entry && !entry.directory ? entry.getData(new TextWriter()) : undefined;

async function main(path: string | undefined): Promise<number> {
  if (!path || !existsSync(path)) {
    process.stderr.write(
      'Name the record: npm run verify-evidence -- FILE, the ZIP that the console exports or its evidence.jsonl.\n',
    );
    return 2;
  }
  const exported = path.endsWith('.jsonl')
    ? {
        lines: linesOf(createReadStream(path, 'utf8')),
        participants: undefined,
        certificates: undefined,
      }
    : await openRecord(path);
  const report = await verifyEvidence({ sha256 }, exported);
  const { rowCount, attendanceCount, certificateCount, broken } = report;
  process.stdout.write(
    broken
      ? `BROKEN. ${broken}\n`
      : `Whole: ${rowCount} rows of ${attendanceCount} attendances, ${certificateCount} certificates.\n`,
  );
  return broken ? 1 : 0;
}

process.exitCode = await main(process.argv[2]).catch((error: unknown) => {
  const words = error instanceof Error ? error.message : String(error);
  process.stderr.write(`The file could not be read: ${words}\n`);
  return 2;
});
