/** The cells of a CSV as a spreadsheet reads them (RFC 4180, with or without a byte order mark). */
export function parseCsv(text: string): string[][] {
  const rows: string[][] = [];
  const cells = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n|$)/gy;
  let row: string[] = [];
  const start = text.startsWith('\uFEFF') ? 1 : 0;
  for (cells.lastIndex = start; cells.lastIndex < text.length;) {
    const [, quoted, plain = '', end] = cells.exec(text) ?? [];
    if (end === undefined) throw new Error('this is no CSV');
    row.push(quoted?.replaceAll('""', '"') ?? plain);
    if (end === ',') continue;
    rows.push(row);
    row = [];
  }
  return rows;
}
