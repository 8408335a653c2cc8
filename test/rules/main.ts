import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../../server/project-root.ts';
import { BUILT_RULES } from './built.ts';

/** The ids that rules.md defines, in its order. */
function definedRules(): string[] {
  const text = readFileSync(join(projectRoot(), 'server/domain/RULES.md'), 'utf8');
  return [...text.matchAll(/^\| (R-[A-Z]{3}-\d+) \|/gm)].map(([, id]) => id ?? '');
}

/** The title of every test that begins with rule ids, as written in `it('R-…` or `it.each(…)('R-…`. */
function testTitles(): string[] {
  const folder = join(projectRoot(), 'test');
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((path) =>
    path.endsWith('.test.ts'),
  );
  return files.flatMap((path) => {
    const source = readFileSync(join(folder, path), 'utf8');
    return [...source.matchAll(/\(\s*(['"`])(R-[A-Z]{3}-\d.*?)\1,/g)].map(
      ([, , title]) => title ?? '',
    );
  });
}

const titles = testTitles();
const countOf = (id: string) =>
  titles.filter((title) => new RegExp(`\\b${id}\\b`).test(title)).length;
const built = new Set<string>(BUILT_RULES);
const defined = definedRules();

for (const id of defined) {
  const count = countOf(id);
  const state = built.has(id) ? (count > 0 ? 'built' : 'BUILT WITHOUT A TEST') : 'open';
  process.stdout.write(`${id.padEnd(9)} ${String(count).padStart(3)}  ${state}\n`);
}

const unproven = BUILT_RULES.filter((id) => countOf(id) === 0);
const unknown = BUILT_RULES.filter((id) => !defined.includes(id));
if (unproven.length > 0) process.stdout.write(`\nNo test carries: ${unproven.join(', ')}\n`);
if (unknown.length > 0) process.stdout.write(`\nNot in rules.md: ${unknown.join(', ')}\n`);
process.exitCode = unproven.length + unknown.length > 0 ? 1 : 0;
