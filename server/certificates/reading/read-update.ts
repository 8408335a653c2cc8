/** What the last update of a PDF says of itself at its end. */
export interface Update {
  /** Numbers of the objects that it brings or replaces. */
  objects: number[];
  /** Above the number of every object so far. */
  size: number;
  /** Where it lists its objects, from the start of the file, and where the update before does. */
  xref: number;
  previousXref: number | null;
  /** Numbers of the catalog, of the file's description and of the viewer's preferences. */
  root: number;
  info: number | null;
  preferences: number | null;
  /** What its catalog names as the tree of pages, as it is written; null when it has no catalog. */
  pages: string | null;
}

/**
 * Reads the end of a PDF: the list of its last update, which every reader goes by, and the entries
 * beside it. Null when it is not written as our own updates are.
 */
export function readUpdate(pdf: Uint8Array): Update | null {
  const text = Buffer.from(pdf).toString('latin1');
  const end = lastUpdate(text);
  const objects = fromTable(end) ?? fromStream(end);
  const [size, root, xref] = [
    number(end, /\/Size\s+(\d+)/),
    number(end, /\/Root\s+(\d+)\s+0\s+R/),
    number(end, /startxref\s+(\d+)/),
  ];
  if (!objects || size === null || root === null || xref === null) return null;
  const catalog = catalogOf(text, root);
  return {
    objects,
    size,
    xref,
    previousXref: number(end, /\/Prev\s+(\d+)/),
    root,
    info: number(end, /\/Info\s+(\d+)\s+0\s+R/),
    preferences: number(catalog, /\/ViewerPreferences\s+(\d+)\s+0\s+R/),
    pages: /\/Pages\s+(\d+ \d+ R)/.exec(catalog)?.[1] ?? null,
  };
}

/** From the list of objects on; a stream's list begins with its object. */
function lastUpdate(text: string): string {
  const table = text.lastIndexOf('\nxref\n');
  const stream = text.lastIndexOf('/Type /XRef');
  return stream > table ? text.slice(text.lastIndexOf(' obj', stream)) : text.slice(table);
}

function catalogOf(text: string, root: number): string {
  const begins = text.lastIndexOf(`\n${root} 0 obj\n`);
  return begins < 0 && !text.startsWith(`${root} 0 obj\n`)
    ? ''
    : text.slice(Math.max(0, begins), text.indexOf('endobj', Math.max(0, begins)));
}

function number(text: string, pattern: RegExp): number | null {
  const found = pattern.exec(text)?.[1];
  return found === undefined ? null : Number(found);
}

/** A table has a line for each object, after one that names the first number and how many follow. */
function fromTable(end: string): number[] | null {
  const table = /^\nxref\n([\d\sfn]+)trailer/.exec(end)?.[1];
  if (!table) return null;
  const lines = table.trimEnd().split('\n');
  const objects: number[] = [];
  for (let at = 0; at < lines.length;) {
    const range = /^(\d+) (\d+)\s*$/.exec(lines[at] ?? '');
    if (!range) return null;
    const count = Number(range[2]);
    objects.push(...numbersFrom(Number(range[1]), count));
    at += 1 + count;
  }
  return objects;
}

/** A stream names its ranges in the clear. */
function fromStream(end: string): number[] | null {
  const ranges = /\/Index\s*\[([\d\s]+)\]/.exec(end)?.[1];
  if (!ranges) return null;
  const numbers = ranges.trim().split(/\s+/).map(Number);
  return numbers.flatMap((first, at) =>
    at % 2 === 0 ? numbersFrom(first, numbers[at + 1] ?? 0) : [],
  );
}

/** Without 0, which heads the list of free numbers in every file. */
const numbersFrom = (first: number, count: number): number[] =>
  Array.from({ length: count }, (_, index) => first + index).filter(
    (objectNumber) => objectNumber > 0,
  );
