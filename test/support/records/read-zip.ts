import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { projectRoot } from '../../../server/project-root.ts';
import { scratchFolder } from '../server/scratch-folder.ts';

const Zip = z.object({
  /** The first file whose checksum is wrong. */
  broken: z.string().nullable(),
  files: z.array(
    z.object({
      path: z.string(),
      bytes: z.int(),
      sha256: z.string(),
      /** Of every file but PDFs. */
      text: z.string().optional(),
    }),
  ),
});

/** What Python finds in a ZIP. Errors: when it is none, or not a whole one. */
export const readZip = (zip: Uint8Array): z.infer<typeof Zip> =>
  Zip.parse(JSON.parse(runPython('read_zip.py', zip)));

/** Checks the hash chains of a record as an auditor may; answers how many rows they have. */
export const checkEvidence = (zip: Uint8Array): number =>
  Number(runPython('check_evidence.py', zip));

/** The same with our own command: what it says, and how it ends. */
export function verifyEvidence(zip: Uint8Array): { status: number | null; words: string } {
  const { status, stdout, stderr } = runOn(
    zip,
    process.execPath,
    '.build/server/verify-evidence.js',
  );
  return { status, words: stdout + stderr };
}

function runPython(script: string, zip: Uint8Array): string {
  const { status, stdout, stderr } = runOn(zip, 'python3', `test/support/records/${script}`);
  if (status !== 0) throw new Error(stderr);
  return stdout;
}

function runOn(zip: Uint8Array, program: string, script: string) {
  const folder = scratchFolder();
  try {
    const path = join(folder.path, 'record.zip');
    writeFileSync(path, zip);
    return spawnSync(program, [join(projectRoot(), script), path], {
      encoding: 'utf8',
      maxBuffer: 256 * 1024 * 1024,
    });
  } finally {
    folder.remove();
  }
}

/** A CSV as rows of cells, read by the rules of RFC 4180. */
export function readCsv(text: string): string[][] {
  const rows: string[][] = [];
  for (const line of text.replace(/^\uFEFF/, '').matchAll(/((?:"(?:[^"]|"")*"|[^"\r\n])*)\r\n/g)) {
    const cells = [...(line[1] ?? '').matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)];
    rows.push(cells.map(([, quoted, plain]) => quoted?.replaceAll('""', '"') ?? plain ?? ''));
  }
  return rows;
}
