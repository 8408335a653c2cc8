// Makes the forms once, by Chromium: node .build/test/support/sample-forms/make.js
// The samples ship with the product; the unmarked ones stand for PDUPS' own print in tests.
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

const FOLDERS = [
  { folder: join(assets, 'sample-forms'), sample: true },
  { folder: join(projectRoot(), 'test/fixtures/forms'), sample: false },
];
for (const { folder, sample } of FOLDERS) {
  const pdfs = await printForms(all.map((facts) => ({ facts, sample })));
  for (const [index, { slug }] of all.entries()) {
    writeFileSync(join(folder, `${slug}.pdf`), pdfs[index] ?? '');
  }
}
