import { CSV_BEGIN, type CsvRow, csvLine } from '../../domain/csv.ts';

/** Bytes of a file, one piece after the other. */
export type Content = AsyncIterable<Uint8Array>;

/** One file of an event's record. Its content can be read once, and before the next file. */
export interface RecordFile {
  path: string;
  content: Content;
}

/** Rows are handed on in pieces of about this size; one by one would be slow. */
const PIECE_LENGTH = 32 * 1024;

/** Text that is all there. */
export const textContent = (text: string): Content => inPieces([text]);

export const jsonContent = (value: unknown): Content =>
  textContent(`${JSON.stringify(value, null, 2)}\n`);

/** Bytes that are all there; none of them is copied. */
export async function* bytesContent(
  pieces: readonly Uint8Array[],
): Content & AsyncGenerator<Uint8Array> {
  yield* pieces;
}

/** One JSON list, element by element. */
export function jsonList<T>(rows: AsyncIterable<T>, view: (row: T) => unknown): Content {
  async function* lines() {
    let before = '[\n';
    for await (const row of rows) {
      yield `${before}${JSON.stringify(view(row))}`;
      before = ',\n';
    }
    yield before === '[\n' ? '[]\n' : '\n]\n';
  }
  return inPieces(lines());
}

/** One JSON object a line (JSON Lines). */
export function jsonLines<T>(rows: AsyncIterable<T>, view: (row: T) => unknown): Content {
  async function* lines() {
    for await (const row of rows) yield `${JSON.stringify(view(row))}\n`;
  }
  return inPieces(lines());
}

/** A table for a spreadsheet, formulas defused. */
export function csvContent<T>(
  rows: AsyncIterable<T> | Iterable<T>,
  head: CsvRow,
  view: (row: T) => CsvRow,
): Content {
  async function* lines() {
    yield `${CSV_BEGIN}${csvLine(head)}`;
    for await (const row of rows) yield csvLine(view(row));
  }
  return inPieces(lines());
}

async function* inPieces(
  texts: AsyncIterable<string> | Iterable<string>,
): AsyncGenerator<Uint8Array> {
  const encoder = new TextEncoder();
  let piece = '';
  for await (const text of texts) {
    piece += text;
    if (piece.length < PIECE_LENGTH) continue;
    yield encoder.encode(piece);
    piece = '';
  }
  if (piece) yield encoder.encode(piece);
}
