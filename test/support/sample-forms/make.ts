// Makes the sample forms that the product ships: node .build/test/support/sample-forms/make.js
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { EventFacts } from '../../../server/domain/event-facts.ts';
import { projectRoot } from '../../../server/project-root.ts';
import { printForms } from './print-form.ts';

const assets = join(projectRoot(), 'server/assets');
// Our own file, made by hand beside this script.
const all = JSON.parse(readFileSync(join(assets, 'demo-facts.json'), 'utf8')) as ({
  slug: string;
} & EventFacts)[];
const pdfs = await printForms(all.map((facts) => ({ facts, sample: true })));
for (const [index, { slug }] of all.entries()) {
  writeFileSync(join(assets, 'sample-forms', `${slug}.pdf`), pdfs[index] ?? '');
}
