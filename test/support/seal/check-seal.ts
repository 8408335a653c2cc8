import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { scratchFolder } from '../server/scratch-folder.ts';

/** The last signature of a PDF, as it stands in the file. */
export interface FoundSeal {
  /** What it says to cover: two stretches, each with its begin and its length. */
  range: [number, number, number, number];
  signature: Buffer;
  signed: Buffer;
}

/** Finds the seal without any PDF library. Errors: when there is none. */
export function findSeal(bytes: Uint8Array): FoundSeal {
  const pdf = Buffer.from(bytes);
  const text = pdf.toString('latin1', pdf.lastIndexOf('/ByteRange'));
  const numbers = /^\/ByteRange \[([\d ]+)\]/.exec(text)?.[1]?.trim().split(' ').map(Number) ?? [];
  const [first, size, next, rest] = numbers;
  if (first === undefined || size === undefined || next === undefined || rest === undefined)
    throw new Error('there is no seal');
  // Without its angle brackets.
  const hex = pdf.toString('latin1', first + size + 1, next - 1);
  return {
    range: [first, size, next, rest],
    signature: Buffer.from(hex, 'hex'),
    signed: Buffer.concat([pdf.subarray(first, first + size), pdf.subarray(next, next + rest)]),
  };
}

/**
 * What openssl says of the seal: that the bytes are those that were signed, and that this
 * certificate (PEM) signed them, at a time when it was good. “fine”, or its complaint.
 */
export function judgeByOpenssl(
  pdf: Uint8Array,
  { certificate, at }: { certificate: string; at: Date },
): string {
  const { signature, signed } = findSeal(pdf);
  const files = { 'seal.der': signature, 'signed.bin': signed, 'trusted.pem': certificate };
  const time = String(Math.floor(at.getTime() / 1000));
  const input = '-binary -inform DER -in seal.der -content signed.bin -out out.bin';
  const trust = `-CAfile trusted.pem -purpose any -attime ${time}`;
  return run('openssl', files, `cms -verify ${input} ${trust}`).complaint;
}

/** Whether poppler’s program is on this machine. */
export const hasPdfsig = (): boolean => spawnSync('pdfsig', ['-v']).status === 0;

/** What poppler’s pdfsig says of a PDF. */
export const judgeByPdfsig = (pdf: Uint8Array): string =>
  run('pdfsig', { 'sealed.pdf': Buffer.from(pdf) }, '-nocert sealed.pdf').output;

function run(program: string, files: Record<string, Buffer | string>, options: string) {
  const folder = scratchFolder();
  try {
    for (const [name, content] of Object.entries(files)) {
      writeFileSync(join(folder.path, name), content);
    }
    const { status, stdout, stderr } = spawnSync(program, options.split(' '), {
      cwd: folder.path,
      encoding: 'utf8',
    });
    return { complaint: status === 0 ? 'fine' : stderr, output: `${stdout}${stderr}` };
  } finally {
    folder.remove();
  }
}
