import { AppError } from '../../errors.ts';
import { FORM_PROBLEMS } from './form-problems.ts';
import type { JobName, PdfJobs } from './pdf-jobs.ts';
import { JobEnded, JobFailed, type PdfThread } from './pdf-thread.ts';

/**
 * Works on a form that was taken, within the limits of the thread for uploaded bytes. Errors:
 * FORM_REFUSED, and those of the job.
 */
export async function runWithin<Name extends JobName>(
  thread: PdfThread,
  name: Name,
  input: PdfJobs[Name]['input'],
): Promise<PdfJobs[Name]['answer']> {
  try {
    return await thread.run(name, input);
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
      message: 'The form could not be worked on.',
      remedy: 'See the reason below; the form in use before stays in use.',
    },
    { reasons: [reason] },
  );
