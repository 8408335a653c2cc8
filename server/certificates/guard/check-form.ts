import { type FactFinding, compareFacts } from '../../domain/form-facts/compare-facts.ts';
import {
  type FormSigns,
  hardDifferences,
  isBlank,
  isTextless,
  isUnfilled,
} from '../../domain/form-facts/judge-form.ts';
import { squeezed } from '../../domain/form-facts/plain-text.ts';
import type { EventFacts } from '../../domain/event-facts.ts';
import type { Problem } from '../../errors.ts';
import type { CheckedForm } from '../../services/ports.ts';
import { FORM_PROBLEMS, factDiffers, tooManyPages } from './form-problems.ts';
import { JobEnded, JobFailed, type PdfThread } from './pdf-thread.ts';
import { MAX_PAGES, type FormReading } from './read-form.ts';

/**
 * Looks at a form that a host uploaded (R-CRT-6): a readable PDF, not blank, of this event. Answers
 * every problem, and what was found of each fact. The password is used for this reading only.
 */
export async function checkForm(
  thread: PdfThread,
  { pdf, facts, password }: { pdf: Uint8Array; facts: EventFacts; password?: string },
): Promise<CheckedForm> {
  try {
    const reading = await thread.run('read', { pdf, ...(password !== undefined && { password }) });
    return verdictOn(reading, facts);
  } catch (error) {
    return refused(problemOf(error));
  }
}

/** The heading of the sample forms. */
const SAMPLE_MARK = squeezed('SAMPLE – not an official certificate');

/** What is wrong with a form that could be read. */
export function verdictOn(reading: FormReading, facts: EventFacts): CheckedForm {
  const { pageCount, texts } = reading;
  const isMarkedSample = squeezed(texts.map(({ text }) => text).join('')).includes(SAMPLE_MARK);
  if (pageCount > MAX_PAGES) return refused(tooManyPages(pageCount));
  const signs = signsOf(reading);
  if (isBlank(signs)) return refused(FORM_PROBLEMS.blank);
  const findings = compareFacts(texts, facts);
  const wrong = isTextless(signs) ? [] : factProblems(findings);
  return {
    isMarkedSample,
    problems: reading.isEncrypted ? [encryptedBeside(wrong), ...wrong] : wrong,
    findings: { pageCount, signs, isTextless: isTextless(signs), facts: findings, decisions: [] },
  };
}

/** Whoever gave the password wants to know whether a new print is all that it takes. */
const encryptedBeside = (others: readonly Problem[]): Problem =>
  others.length > 0 ? FORM_PROBLEMS.encrypted : FORM_PROBLEMS.encryptedOnly;

const factProblems = (findings: FactFinding[]): Problem[] =>
  isUnfilled(findings) ? [FORM_PROBLEMS.unfilled] : hardDifferences(findings).map(factDiffers);

const signsOf = ({ texts, markCount, inkShare }: FormReading): FormSigns => ({
  letterCount: texts.reduce((sum, { text }) => sum + squeezed(text).length, 0),
  markCount,
  inkShare,
});

const refused = (problem: Problem): CheckedForm => ({
  problems: [problem],
  isMarkedSample: false,
  findings: null,
});

function problemOf(error: unknown): Problem {
  if (error instanceof JobEnded) return FORM_PROBLEMS.tooHeavy;
  if (!(error instanceof JobFailed)) throw error;
  switch (error.failure.kind) {
    case 'password-needed':
      return FORM_PROBLEMS.locked;
    case 'password-wrong':
      return FORM_PROBLEMS.passwordWrong;
    default:
      return FORM_PROBLEMS.damaged;
  }
}
