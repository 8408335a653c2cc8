import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { projectRoot } from '../../server/project-root.ts';
import { type Figure, figure } from './figure.ts';

/** What the issue allows; the baseline. */
const BUDGET_BYTES = 20_480;
const ASSETS = join(projectRoot(), '.build/widget/assets');

/** What a page loads for the element, compressed: its file and all that this imports at once. */
export async function elementSize(): Promise<Figure> {
  const files = [...withImports('pdu-certificate.js')];
  const ours = files.reduce((sum, name) => sum + gzipSync(read(name)).byteLength, 0);
  return figure({
    name: 'element-size',
    unit: 'bytes, compressed; the baseline is the budget',
    better: 'low',
    ours,
    baseline: BUDGET_BYTES,
  });
}

const read = (name: string) => readFileSync(join(ASSETS, name));

/** Players of other sites are imported dynamically, when one is used, and don't count. */
function withImports(name: string, found = new Set<string>()): ReadonlySet<string> {
  if (found.has(name)) return found;
  found.add(name);
  const imports = read(name)
    .toString('utf8')
    .matchAll(/(?:^|[;\s}])(?:import|export)(?:[^"'();]*from)?\s*["']\.\/([\w.-]+\.js)["']/g);
  for (const [, imported] of imports) if (imported) withImports(imported, found);
  return found;
}
