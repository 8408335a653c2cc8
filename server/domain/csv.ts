export type CsvRow = readonly (string | number)[];

/**
 * Begins of a line that a spreadsheet could take for a formula: its usual marks and their full-width
 * and small forms, also behind spaces and invisible marks.
 */
const FORMULA = /^(?=[\p{Zs}\p{Cf}]*[=+\-@\t\r＝＋－＠﹦﹢﹣﹫])/gmu;

/**
 * Rows as CSV (RFC 4180) with a byte order mark, so that spreadsheets read accents right. A line of a
 * cell that looks like a formula gets an apostrophe before it, and is then text; numbers stay numbers.
 * @example csv([['=1+1', -1]]) // '\uFEFF\'=1+1,-1\r\n'
 */
export function csv(rows: readonly CsvRow[]): string {
  return `${CSV_BEGIN}${rows.map(csvLine).join('')}`;
}

/** The byte order mark, before the first line of a file that is written line by line. */
export const CSV_BEGIN = '\uFEFF';

/** One row with its line end, for files that are too long to be held. */
export const csvLine = (row: CsvRow): string => `${row.map(cell).join(',')}\r\n`;

function cell(value: string | number): string {
  if (typeof value === 'number') return String(value);
  const text = value.replace(FORMULA, "'");
  return /[",\r\n\u2028\u2029]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
