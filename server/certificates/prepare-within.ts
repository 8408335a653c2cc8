import { AppError } from '../errors.ts';
import type { Preparation } from '../services/records.ts';
import { FORM_PROBLEMS } from './form-problems.ts';
import { JobEnded, JobFailed, type PdfThread } from './pdf-thread.ts';
import type { PrepareInput } from './prepare-form.ts';

/**
 * Prepares a form within the limits of the thread for uploaded bytes, and opens it there once: what
 * the server then opens for each certificate was proven to open. Errors: FORM_MAP_OUTSIDE,
 * FORM_REFUSED.
 */
export async function prepareWithin(thread: PdfThread, input: PrepareInput): Promise<Preparation> {
  try {
    const { official, fieldMap, signaturePng } = input;
    return await thread.run('prepare', { official, fieldMap, signaturePng });
  } catch (error) {
    if (error instanceof JobEnded) throw refused(FORM_PROBLEMS.tooHeavy);
    if (error instanceof JobFailed) throw refused(FORM_PROBLEMS.damaged);
    throw error;
  }
}

const refused = (reason: (typeof FORM_PROBLEMS)[keyof typeof FORM_PROBLEMS]) =>
  new AppError(
    422,
    {
      code: 'FORM_REFUSED',
      message: 'The form could not be prepared.',
      remedy: 'See the reason below; the form in use before stays in use.',
    },
    { reasons: [reason] },
  );
