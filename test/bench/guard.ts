import { checkForm, verdictOn } from '../../server/certificates/guard/check-form.ts';
import { createPdfThread } from '../../server/certificates/guard/pdf-thread.ts';
import { readForm } from '../../server/certificates/guard/read-form.ts';
import { CORPUS_FACTS, chromiumForm, corpusForm } from '../support/sample-forms/corpus.ts';
import { type Figure, figure, measureInTurn } from './figure.ts';

const ROUNDS = 15;

const PRODUCERS: readonly [producer: string, form: () => Uint8Array][] = [
  ['chromium', chromiumForm],
  ['reportlab', () => corpusForm('reportlab')],
  ['libreoffice', () => corpusForm('libreoffice')],
  ['ghostscript', () => corpusForm('ghostscript')],
  ['qpdf', () => corpusForm('object-streams')],
  ['acroform', () => corpusForm('acroform')],
  ['scan', () => corpusForm('scan')],
];

/**
 * Median time to check one form, by the program that made it, in the thread with limits; the
 * baseline reads in this thread, without limits. The first of each is not counted: it warms up.
 */
export async function guard(): Promise<Figure[]> {
  const thread = createPdfThread();
  const figures: Figure[] = [];
  for (const [producer, form] of PRODUCERS) {
    const pdf = form();
    const ours = () => milliseconds(() => checkForm(thread, { pdf, facts: CORPUS_FACTS }));
    const baseline = () => milliseconds(async () => verdictOn(await readForm(pdf), CORPUS_FACTS));
    await ours();
    await baseline();
    const measured = await measureInTurn(ROUNDS, { ours, baseline });
    figures.push(figure({ name: `guard-${producer}`, unit: 'ms', better: 'low', ...measured }));
  }
  return figures;
}

async function milliseconds(work: () => Promise<unknown>): Promise<number> {
  const startedAt = performance.now();
  await work();
  return performance.now() - startedAt;
}
