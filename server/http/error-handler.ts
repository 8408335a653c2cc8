import { randomBytes } from 'node:crypto';
import type { ErrorRequestHandler, Request, RequestHandler, Response } from 'express';
import { AppError, type Problem, notFound } from '../errors.ts';
import type { AppDependencies } from './app.ts';
import { escapeHtml, htmlPage } from './html.ts';
import { wayBackWith } from './way-back.ts';

/** An address that leads nowhere. */
export const refuseUnknownAddress: RequestHandler = (_request, _response, next) => {
  next(notFound('PAGE_UNKNOWN', 'This page'));
};

/**
 * The one place where errors become answers: JSON for programs, a kind page for people. What was
 * not expected is answered with a fixed text, and its cause goes to the log under the same code.
 */
export function handleErrors({ services, isDatabaseAway }: AppDependencies): ErrorRequestHandler {
  return (error: unknown, request, response, next) => {
    if (response.headersSent) return next(error);
    const known = toAppError(error, isDatabaseAway);
    const supportCode = newSupportCode();
    const level = known.status >= 500 ? 'error' : 'info';
    services.log[level](
      { supportCode, path: request.path, code: known.problem.code, cause: causeOf(error) },
      'refused',
    );
    if (known.status === 503) response.set('Retry-After', '5');
    sendProblem(request, response, { error: known, supportCode });
  };
}

/** A code for the person to tell and for the operator to find in the log. */
export const newSupportCode = (): string => randomBytes(5).toString('hex').toUpperCase();

/** Answers in the form that the caller can read. */
export function sendProblem(
  request: Request,
  response: Response,
  { error, supportCode }: { error: AppError; supportCode: string },
): void {
  response.status(error.status).set('Cache-Control', 'no-store');
  if (!request.originalUrl.startsWith('/api/')) {
    const wayBack = wayBackWith(response, error.problem, supportCode);
    response.type('html').send(problemPage(error.problem, { supportCode, wayBack }));
    return;
  }
  const reasons = error.reasons.length > 0 ? { reasons: error.reasons } : {};
  response.json({ error: { ...error.problem, ...reasons, supportCode } });
}

/** What went wrong, what to do, the code for support, and the way back for who came from a course. */
export function problemPage(
  { message, remedy }: Problem,
  { supportCode, wayBack }: { supportCode: string; wayBack: string | null },
): string {
  return htmlPage({
    title: 'That did not work',
    body: `<main class="page"><div class="card problem">
<h1>That did not work</h1>
<p>${escapeHtml(message)}</p>
<p>${escapeHtml(remedy)}</p>
<p class="support-code">Support code: <code>${supportCode}</code></p>
${wayBack ? `<p><a href="${escapeHtml(wayBack)}">Back to your course</a></p>` : ''}
</div></main>`,
  });
}

function toAppError(error: unknown, isDatabaseAway: (error: unknown) => boolean): AppError {
  if (error instanceof AppError) return error;
  if (isDatabaseAway(error)) return new AppError(503, DATABASE_UNAVAILABLE, { cause: error });
  const status = statusOf(error);
  if (status)
    return new AppError(status, status === 413 ? TOO_LARGE : UNREADABLE, { cause: error });
  return new AppError(500, INTERNAL, { cause: error });
}

/** Express' body readers say in `status` when a request is at fault. */
function statusOf(error: unknown): number | null {
  if (!(error instanceof Error) || !('status' in error)) return null;
  return typeof error.status === 'number' && error.status >= 400 && error.status < 500
    ? error.status
    : null;
}

/** For the log only. The stack says where; bodies and headers never get in here. */
function causeOf(error: unknown): string | undefined {
  const cause = error instanceof AppError ? error.cause : error;
  return cause instanceof Error ? (cause.stack ?? cause.message) : undefined;
}

const DATABASE_UNAVAILABLE = {
  code: 'DATABASE_UNAVAILABLE',
  message: 'The server can’t reach its database right now.',
  remedy: 'Nothing is lost. It is tried again by itself; or reload in a minute.',
};
const TOO_LARGE = {
  code: 'TOO_LARGE',
  message: 'What was sent is larger than allowed.',
  remedy: 'A form may have up to 10 MB; other requests are small.',
};
const UNREADABLE = {
  code: 'UNREADABLE',
  message: 'The request could not be read.',
  remedy: 'Reload the page and try again.',
};
const INTERNAL = {
  code: 'INTERNAL',
  message: 'Something went wrong on our side.',
  remedy: 'Try again; if it comes back, tell support the code below.',
};
