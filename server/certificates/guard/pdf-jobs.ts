import type { FormLayout } from '../../domain/form-layout.ts';
import { AppError, type Problem } from '../../errors.ts';
import type { SealReading } from '../../services/certificates/seal-port.ts';
import { type PreviewInput, makePreview } from '../make-preview.ts';
import {
  type PrepareInput,
  type Slot,
  openForAppending,
  prepareForm,
  writeSlot,
} from '../prepare-form.ts';
import { openPreparedForm } from '../prepared-form.ts';
import { type FormReading, readForm } from './read-form.ts';
import { readLayout } from '../reading/read-layout.ts';
import { type SealFile, readSeal } from '../seal/read-seal.ts';

/** What is done with bytes that somebody uploaded; each job by its name (see pdf-worker.ts). */
export interface PdfJobs {
  read: { input: { pdf: Uint8Array; password?: string }; answer: FormReading };
  prepare: { input: PrepareInput; answer: { appended: Uint8Array; slot: string } };
  layout: { input: Uint8Array; answer: FormLayout };
  preview: { input: PreviewInput; answer: Uint8Array };
  seal: { input: SealFile; answer: SealReading };
}

export type JobName = keyof PdfJobs;

export interface JobMessage<Name extends JobName = JobName> {
  name: Name;
  input: PdfJobs[Name]['input'];
}

/** Why a job came to nothing, in a form that crosses from thread to thread. */
export type JobFailure =
  | { kind: 'refused'; status: number; problem: Problem }
  | { kind: 'password-needed' }
  | { kind: 'password-wrong' }
  | { kind: 'unreadable' };

export type JobAnswer = { answer: unknown } | { failure: JobFailure };

const JOBS: { [Name in JobName]: (input: PdfJobs[Name]['input']) => Promise<unknown> } = {
  read: readWithBoth,
  prepare: async (input) => {
    const { appended, slot } = await prepareForm(input);
    await proveOpen(input.official, { appended, slot });
    return { appended, slot: writeSlot(slot) };
  },
  layout: readLayout,
  preview: makePreview,
  seal: readSeal,
};

/** Does one job; what goes wrong is an answer too. */
export async function doJob<Name extends JobName>(message: JobMessage<Name>): Promise<JobAnswer> {
  try {
    return { answer: await JOBS[message.name](message.input) };
  } catch (error) {
    return { failure: failureOf(error) };
  }
}

/**
 * Reads with the reader, then opens with the writer, so that a form that can't be appended to is not
 * taken, and one that two programs understand differently neither.
 */
async function readWithBoth({ pdf, password }: PdfJobs['read']['input']): Promise<FormReading> {
  const reading = await readForm(pdf, password);
  if (reading.isEncrypted) return reading;
  const document = await openForAppending(pdf);
  const pageCount = document.getPageCount();
  if (pageCount !== reading.pageCount)
    throw new Error(`${pageCount} pages, or ${reading.pageCount}`);
  return reading;
}

/** The server opens a prepared form outside of the limits, so it is opened inside of them first. */
async function proveOpen(
  official: Uint8Array,
  { appended, slot }: { appended: Uint8Array; slot: Slot },
): Promise<void> {
  await openPreparedForm({ id: 'new', official, preparation: { appended, slot: writeSlot(slot) } });
}

/** By the names and codes of pdfjs. */
function failureOf(error: unknown): JobFailure {
  if (error instanceof AppError) {
    return { kind: 'refused', status: error.status, problem: error.problem };
  }
  if (!(error instanceof Error) || error.name !== 'PasswordException')
    return { kind: 'unreadable' };
  const isWrong = 'code' in error && error.code === PASSWORD_WRONG;
  return { kind: isWrong ? 'password-wrong' : 'password-needed' };
}

/** Code of pdfjs for a password that does not open the document. */
const PASSWORD_WRONG = 2;
