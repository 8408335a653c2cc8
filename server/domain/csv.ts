export type CsvRow = readonly (string | number)[];

/** Begins of a cell that a spreadsheet would take for a formula. */
const FORMULA = /^[=+\-@\t\r]/;

/**
 * Rows as CSV (RFC 4180) with a byte order mark, so that spreadsheets read accents right. A cell that
 * looks like a formula gets an apostrophe before it, and is then text.
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
  const text = FORMULA.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
