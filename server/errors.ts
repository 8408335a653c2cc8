/** One thing that is wrong, as the API and the pages show it. */
export interface Problem {
  /** Stable, upper case, for programs and support. */
  code: string;
  /** What is wrong and where, in one sentence for a person. */
  message: string;
  /** What to do about it. */
  remedy: string;
}

/**
 * An expected failure. Everything else that is thrown is our own mistake and is answered with a
 * fixed text and a support code (see http/error-handler.ts).
 */
export class AppError extends Error {
  readonly status: number;
  readonly problem: Problem;
  /** All problems when there are several (R-TIM-4: every reason at once). */
  readonly reasons: readonly Problem[];

  constructor(
    status: number,
    problem: Problem,
    options: { reasons?: readonly Problem[]; cause?: unknown } = {},
  ) {
    super(`${problem.code}: ${problem.message}`, { cause: options.cause });
    this.name = 'AppError';
    this.status = status;
    this.problem = problem;
    this.reasons = options.reasons ?? [];
  }
}

/** A 404 that says what was looked for, and nothing about whether it exists elsewhere. */
export function notFound(code: string, what: string): AppError {
  return new AppError(404, {
    code,
    message: `${what} was not found.`,
    remedy: 'Open the page again from your course or from the list of events.',
  });
}
