import { PlatformFetchError } from './platform-fetch-error.ts';

/** Why a service of a platform did not do what it was asked for. */
export type ServiceProblemCode =
  /** The platform gives no token, or does not take the one that it gave. */
  | 'TOKEN_REFUSED'
  /** The platform's admin did not allow this service. */
  | 'SCOPE_MISSING'
  /** Too many requests, or an error of the platform's own: worth trying again later. */
  | 'PLATFORM_BUSY'
  /** No answer, or none in time: worth trying again later. */
  | 'PLATFORM_UNREACHABLE'
  /** The address is not one that the tool asks: not https, an inner network, a foreign redirect. */
  | 'ADDRESS_REFUSED'
  /** What was asked for is not, or no longer, at the platform. */
  | 'NOT_FOUND'
  | 'REQUEST_REFUSED'
  | 'ANSWER_UNREADABLE'
  /** Pages that lead elsewhere, in a circle, or do not end. */
  | 'PAGING_BROKEN'
  /** A line item without label, or with a maximum that is not above 0. */
  | 'LINE_ITEM_INVALID';

export interface ServiceProblem {
  code: ServiceProblemCode;
  /** For the log and the host's admin: what the platform said, cut short, without secrets. */
  detail: string;
  /** Of the platform's answer. */
  status?: number;
  /** How long the platform asks to be left alone. */
  retryAfterSeconds?: number;
}

/** Expected outcomes are data: what was asked for, or why not. */
export type ServiceResult<T> = { ok: true; value: T } | { ok: false; problem: ServiceProblem };

export const succeeded = <T>(value: T): ServiceResult<T> => ({ ok: true, value });

export const failed = (
  code: ServiceProblemCode,
  detail: string,
  more: Pick<ServiceProblem, 'status' | 'retryAfterSeconds'> = {},
): { ok: false; problem: ServiceProblem } => ({
  ok: false,
  problem: { code, detail: withoutSecrets(detail), ...more },
});

const MAX_DETAIL_LENGTH = 300;
const TOKEN_LIKE = /[\w-]{20,}\.[\w-]{20,}\.[\w-]{20,}/g;

/** Cuts short, and takes out what looks like a signed token. */
const withoutSecrets = (text: string): string =>
  text.replaceAll(TOKEN_LIKE, '(token)').slice(0, MAX_DETAIL_LENGTH);

/** A fetch that failed, as a problem. Errors: others than PlatformFetchError are thrown on. */
export function fetchFailed(error: unknown): { ok: false; problem: ServiceProblem } {
  if (!(error instanceof PlatformFetchError)) throw error;
  return failed(PROBLEM_OF_FETCH[error.code], error.message);
}

const PROBLEM_OF_FETCH = {
  SCHEME_REFUSED: 'ADDRESS_REFUSED',
  ADDRESS_REFUSED: 'ADDRESS_REFUSED',
  REDIRECT_REFUSED: 'ADDRESS_REFUSED',
  ANSWER_TOO_LARGE: 'ANSWER_UNREADABLE',
  TIMED_OUT: 'PLATFORM_UNREACHABLE',
  UNREACHABLE: 'PLATFORM_UNREACHABLE',
} as const;
