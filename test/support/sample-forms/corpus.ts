import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { EventFacts } from '../../../server/domain/event-facts.ts';
import { projectRoot } from '../../../server/project-root.ts';

const FORMS = join(projectRoot(), 'test/fixtures/forms');
const CORPUS = join(FORMS, 'corpus');

/** A form that a program made which is not ours; corpus/README.md says how. */
export const corpusForm = (name: string): Uint8Array => readFileSync(join(CORPUS, `${name}.pdf`));

/** The names of all of them. */
export const corpusNames = (): string[] =>
  readdirSync(CORPUS)
    .filter((file) => file.endsWith('.pdf'))
    .map((file) => file.replace('.pdf', ''))
    .toSorted();

/** What all of them say, and Chromium’s print beside them. */
export const CORPUS_FACTS: EventFacts = {
  title: 'Reading Aloud with Purpose',
  instructorNames: ['Marisol Vega'],
  startDate: '2026-09-01',
  endDate: '2027-08-31',
  hostName: 'Big Sky Demo School District',
  hostPhone: '(406) 555-0142',
  location: { kind: 'online' },
  pduCount: 1,
};

/** Chromium’s print of the same event. */
export const chromiumForm = (): Uint8Array => readFileSync(join(FORMS, 'reading-course.pdf'));
