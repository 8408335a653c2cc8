import type { EventFacts } from '../domain/event-facts.ts';
import { printedFacts } from '../domain/printed-facts.ts';
import type { Problem } from '../errors.ts';
import { missingFacts } from './read-back.ts';
import { readPdf } from './read-pdf.ts';
import { squeeze, textOf } from './squeeze.ts';

/**
 * Looks at a form that a host uploaded (R-CRT-6): a readable PDF, not blank, of this event. Answers
 * every problem; none means that it can be used.
 */
export async function checkForm({
  pdf,
  facts,
}: {
  pdf: Uint8Array;
  facts: EventFacts;
}): Promise<{ problems: Problem[]; isMarkedSample: boolean }> {
  try {
    const read = await readPdf(pdf);
    const text = textOf(read);
    const problems =
      text === '' ? [BLANK] : missingFacts(read, printedFacts(facts)).map(factMissing);
    return { problems, isMarkedSample: text.includes(SAMPLE_MARK) };
  } catch (error) {
    const isLocked = error instanceof Error && error.name === 'PasswordException';
    return { problems: [isLocked ? ENCRYPTED : DAMAGED], isMarkedSample: false };
  }
}

/** The heading of the sample forms. */
const SAMPLE_MARK = squeeze('SAMPLE – not an official certificate');

const BLANK = {
  code: 'FORM_BLANK',
  message: 'There is no text in this form.',
  remedy: 'In PDUPS, choose your provider name again in Events, then print the certificate again.',
};
const ENCRYPTED = {
  code: 'FORM_ENCRYPTED',
  message: 'This PDF is locked with a password.',
  remedy: 'Save it without a password, or print it again from PDUPS.',
};
const DAMAGED = {
  code: 'FORM_NOT_PDF',
  message: 'This file is not a PDF, or it is damaged.',
  remedy: 'Choose the PDF that PDUPS made with “Print to PDF”.',
};
const factMissing = (label: string): Problem => ({
  code: 'FORM_FACT_MISSING',
  message: `“${label}” of this event was not found in the form.`,
  remedy: 'Compare the event with PDUPS; print the form again after correcting it.',
});
