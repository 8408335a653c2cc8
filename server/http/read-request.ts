import type { Request } from 'express';
import type { ZodType } from 'zod';
import { AppError } from '../errors.ts';

/**
 * The body of a request in the form that the contract asks for.
 * Errors: INVALID_REQUEST, naming every field that is wrong.
 */
export function readBody<T>(request: Request, schema: ZodType<T>): T {
  const parsed = schema.safeParse(request.body);
  if (parsed.success) return parsed.data;
  throw new AppError(
    400,
    {
      code: 'INVALID_REQUEST',
      message: 'The request is not in the expected form.',
      remedy: 'See each field below; nothing was changed.',
    },
    {
      reasons: parsed.error.issues.slice(0, 20).map(({ path, message }) => ({
        code: 'INVALID_FIELD',
        message: `${path.join('.') || 'body'}: ${message}`,
        remedy: 'Correct this field and send it again.',
      })),
    },
  );
}

/** The bearer token of a request, or an empty text. */
export function bearerOf(request: Request): string {
  const [, token] = /^Bearer (\S+)$/.exec(request.headers.authorization ?? '') ?? [];
  return token ?? '';
}
