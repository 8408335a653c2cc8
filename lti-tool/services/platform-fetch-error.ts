import { InnerAddressError } from './address-guard.ts';

export type FetchErrorCode =
  | 'SCHEME_REFUSED'
  | 'ADDRESS_REFUSED'
  | 'REDIRECT_REFUSED'
  | 'ANSWER_TOO_LARGE'
  | 'TIMED_OUT'
  | 'UNREACHABLE';

/** A platform's server was not asked, or gave no answer that can be read. */
export class PlatformFetchError extends Error {
  readonly code: FetchErrorCode;

  constructor(code: FetchErrorCode, detail: string, cause?: unknown) {
    super(`${code}: ${detail}`, { cause });
    this.name = 'PlatformFetchError';
    this.code = code;
  }
}

/** Finds out why a fetch failed; undici wraps the reason in errors of its own. */
export function toFetchError(error: unknown): PlatformFetchError {
  for (const one of causesOf(error)) {
    if (one instanceof PlatformFetchError) return one;
    if (one instanceof InnerAddressError) {
      return new PlatformFetchError('ADDRESS_REFUSED', one.message, error);
    }
    if (one.name === 'TimeoutError') return new PlatformFetchError('TIMED_OUT', one.message, error);
  }
  return new PlatformFetchError('UNREACHABLE', wordsOf(error), error);
}

function causesOf(error: unknown): Error[] {
  const chain: Error[] = [];
  for (let one = error; one instanceof Error && chain.length < 5; one = one.cause) chain.push(one);
  return chain;
}

const wordsOf = (error: unknown): string => causesOf(error).at(-1)?.message || String(error);
