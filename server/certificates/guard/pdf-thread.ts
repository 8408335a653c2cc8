import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { AppError } from '../../errors.ts';
import { projectRoot } from '../../project-root.ts';
import type { JobAnswer, JobFailure, JobName, PdfJobs } from './pdf-jobs.ts';

/** What a job may use up before it is ended. */
export interface Limits {
  milliseconds: number;
  /** Of the thread's own objects. */
  heapMegabytes: number;
  /** By which the whole process may grow meanwhile; bytes of pictures lie outside of the heap. */
  growthMegabytes: number;
}

const LIMITS: Limits = { milliseconds: 15_000, heapMegabytes: 512, growthMegabytes: 1200 };
const WATCH_EVERY_MS = 100;
/** An unused thread is let go, since it holds some 100 MB. */
const IDLE_MS = 60_000;

/** A thread is made of compiled code, also when the server itself runs from source in a test. */
const SCRIPT = join(projectRoot(), '.build/server/certificates/guard/pdf-worker.js');

/** A job was ended, or its thread broke: the PDF asks for more than a form ever would. */
export class JobEnded extends Error {
  override readonly name = 'JobEnded';
}

/** A job could not be done with this PDF. */
export class JobFailed extends Error {
  override readonly name = 'JobFailed';
  readonly failure: JobFailure;

  constructor(failure: JobFailure) {
    super(failure.kind);
    this.failure = failure;
  }
}

export interface PdfThread {
  /** Errors: JobEnded, JobFailed, and the AppError that the job ended with. */
  run<Name extends JobName>(
    name: Name,
    input: PdfJobs[Name]['input'],
  ): Promise<PdfJobs[Name]['answer']>;
}

/**
 * Parses uploaded bytes in a thread of its own, one job at a time, so that a PDF that was made to
 * hang or to swell costs its uploader a refusal and nobody else anything. A thread that was ended or
 * broke is replaced.
 */
export function createPdfThread(limits: Limits = LIMITS): PdfThread {
  let worker: Worker | null = null;
  let last: Promise<unknown> = Promise.resolve();
  let idle: ReturnType<typeof setTimeout> | undefined;
  const letGo = () => {
    void worker?.terminate();
    worker = null;
  };
  const runOne = async (name: JobName, input: unknown) => {
    clearTimeout(idle);
    worker ??= startWorker(limits);
    try {
      return await answerOf(worker, { name, input }, limits);
    } catch (error) {
      letGo();
      throw error;
    } finally {
      idle = setTimeout(letGo, IDLE_MS).unref();
    }
  };
  return {
    async run<Name extends JobName>(name: Name, input: PdfJobs[Name]['input']) {
      const turn = last.then(() => runOne(name, input));
      last = turn.catch(() => {});
      const answer = await turn;
      if ('failure' in answer) throw errorOf(answer.failure);
      // The worker answers each job with what PdfJobs says of it.
      return answer.answer as PdfJobs[Name]['answer'];
    },
  };
}

function startWorker({ heapMegabytes }: Limits): Worker {
  const worker = new Worker(SCRIPT, {
    resourceLimits: { maxOldGenerationSizeMb: heapMegabytes, maxYoungGenerationSizeMb: 64 },
    // Of no use to a parser, and nothing that a hostile PDF should find.
    env: {},
    stdout: true,
    stderr: true,
  });
  // An idle thread keeps no process alive; a job does, by its timer.
  worker.unref();
  worker.on('error', () => {});
  return worker;
}

/** Waits for the answer, no longer and for no more memory than allowed. */
function answerOf(worker: Worker, message: unknown, limits: Limits): Promise<JobAnswer> {
  const before = process.memoryUsage.rss();
  return new Promise<JobAnswer>((resolve, reject) => {
    const end = (why: string) => settle(() => reject(new JobEnded(why)));
    const timer = setTimeout(() => end('time'), limits.milliseconds);
    const watch = setInterval(() => {
      const grown = (process.memoryUsage.rss() - before) / 2 ** 20;
      if (grown > limits.growthMegabytes) end('memory');
    }, WATCH_EVERY_MS);
    const onAnswer = (answer: JobAnswer) => settle(() => resolve(answer));
    const onEnd = () => end('thread');
    const settle = (done: () => void) => {
      clearTimeout(timer);
      clearInterval(watch);
      worker.off('message', onAnswer).off('error', onEnd).off('exit', onEnd);
      done();
    };
    worker.on('message', onAnswer).on('error', onEnd).on('exit', onEnd);
    worker.postMessage(message, []);
  });
}

const errorOf = (failure: JobFailure): Error =>
  failure.kind === 'refused'
    ? new AppError(failure.status, failure.problem)
    : new JobFailed(failure);
