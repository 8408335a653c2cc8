import type { Target } from './record-target.ts';

export interface Progress {
  receivedBytes: number;
  /** About; nobody knows before the end. */
  expectedBytes: number;
  fileCount: number;
}

/** The last record of every ZIP, without a comment, and how it begins. */
const END_LENGTH = 22;
const END_MARK = [0x50, 0x4b, 0x05, 0x06];

/**
 * Copies a record from the server to where it should go, and tells how far it is. Errors: the
 * network’s; `RECORD_CUT` when it ended before its end, as behind a proxy that hides a lost connection.
 */
export async function copyRecord(
  response: Response,
  target: Target,
  tell: (progress: Progress) => void,
): Promise<void> {
  const expectedBytes = Number(response.headers.get('x-record-bytes'));
  const fileCount = Number(response.headers.get('x-record-files'));
  let receivedBytes = 0;
  let tail: number[] = [];
  const reader = response.body?.getReader();
  for (;;) {
    const read = await reader?.read();
    if (!read || read.done) break;
    await target.write(read.value);
    receivedBytes += read.value.byteLength;
    tail = [...tail, ...read.value.subarray(-END_LENGTH)].slice(-END_LENGTH);
    tell({ receivedBytes, expectedBytes, fileCount });
  }
  if (!END_MARK.every((byte, index) => tail[index] === byte)) throw new Error('RECORD_CUT');
}
