import type { Request } from 'express';
import type { ZodType } from 'zod';
import { AppError } from '../errors.ts';

/**
 * The body of a request in the form that the contract asks for.
 * Errors: INVALID_REQUEST, naming every field that is wrong.
 */
export const readBody = <T>(request: Pick<Request, 'body'>, schema: ZodType<T>): T =>
  readInput(request.body, schema);

/** The query of an address in the form that the contract asks for. Errors: INVALID_REQUEST. */
export const readQuery = <T>(request: Pick<Request, 'query'>, schema: ZodType<T>): T =>
  readInput(request.query, schema);

/** The named parts of a path in the form that the contract asks for. Errors: INVALID_REQUEST. */
export const readParams = <T>(request: Pick<Request, 'params'>, schema: ZodType<T>): T =>
  readInput(request.params, schema);

function readInput<T>(input: unknown, schema: ZodType<T>): T {
  const parsed = schema.safeParse(input);
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
        message: `${path.join('.') || 'request'}: ${message}`,
        remedy: 'Correct this field and send it again.',
      })),
    },
  );
}

/** The bearer token of a request, or an empty text. */
export function bearerOf(request: Pick<Request, 'headers'>): string {
  const [, token] = /^Bearer (\S+)$/.exec(request.headers.authorization ?? '') ?? [];
  return token ?? '';
}

/**
 * A password in a header: percent-encoded, since a header has no other letters; it goes into no log
 * and no record.
 */
export function percentHeader(request: Pick<Request, 'get'>, name: string): string | undefined {
  const header = request.get(name);
  if (header === undefined) return undefined;
  try {
    return decodeURIComponent(header);
  } catch {
    return header;
  }
}
