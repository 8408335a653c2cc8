import { Agent, type Response as Answer, fetch } from 'undici';
import { outerLookup, refuseInnerHost } from './address-guard.ts';
import { PlatformFetchError, toFetchError } from './platform-fetch-error.ts';

export interface FetchLimits {
  /** Plain http too: for trying out, never in production. */
  isPlainHttpAllowed: boolean;
  /** Addresses of inner networks too: for trying out, and for a platform in one’s own network. */
  isInnerAddressAllowed: boolean;
  /** For the whole answer, redirects included. */
  timeoutMs?: number;
  /** Of the answer’s body, after it was unpacked. */
  maxBytes?: number;
}

/** What of a request the guard lets through. */
export interface GuardedRequest {
  method?: string;
  headers?: Headers | Record<string, string>;
  body?: string;
  signal?: AbortSignal | null;
}

/** Shaped like `fetch`, so that it can stand in for it (e.g. as jose’s `customFetch`). */
export type GuardedFetch = (input: string | URL, init?: GuardedRequest) => Promise<Response>;

const TIMEOUT_MS = 10_000;
const MAX_BYTES = 4 * 1024 * 1024;
const MAX_REDIRECTS = 3;
const MAX_HEADER_BYTES = 32 * 1024;

/**
 * Makes the only way in which the tool asks a platform’s server: https, public addresses, no
 * redirect to another origin, limits on size and time. The body is read before it answers.
 * Errors: PlatformFetchError.
 */
export function createGuardedFetch(limits: FetchLimits): GuardedFetch {
  const dispatcher = new Agent({
    connect: limits.isInnerAddressAllowed ? {} : { lookup: outerLookup },
    maxHeaderSize: MAX_HEADER_BYTES,
  });
  return async (input, init = {}) => {
    const clock = AbortSignal.timeout(limits.timeoutMs ?? TIMEOUT_MS);
    const signal = init.signal ? AbortSignal.any([init.signal, clock]) : clock;
    try {
      const method = init.method ?? 'GET';
      const headers = [...withDefaults(init.headers)];
      const options = { method, headers, body: init.body, signal, dispatcher };
      const first = { url: new URL(input), limits, isReading: method === 'GET' };
      const answer = await follow(first, (url) => fetch(url, { ...options, redirect: 'manual' }));
      return await readWhole(answer, limits.maxBytes ?? MAX_BYTES);
    } catch (error) {
      if (init.signal?.aborted) throw init.signal.reason;
      throw toFetchError(error);
    }
  };
}

/** Asks, and when something is only read asks again where a redirect stays at the same origin. */
async function follow(
  { url: first, limits, isReading }: { url: URL; limits: FetchLimits; isReading: boolean },
  ask: (url: URL) => Promise<Answer>,
): Promise<Answer> {
  let url = first;
  for (let hops = 0; hops <= MAX_REDIRECTS; hops += 1) {
    checkAddress(url, limits);
    const answer = await ask(url);
    const location = answer.headers.get('location');
    if (!REDIRECTS.has(answer.status) || location === null) return answer;
    await answer.body?.cancel();
    url = new URL(location, url);
    if (url.origin !== first.origin || !isReading) break;
  }
  throw new PlatformFetchError('REDIRECT_REFUSED', `${first.host} redirects to ${url.host}`);
}

const REDIRECTS = new Set([301, 302, 303, 307, 308]);

function checkAddress(url: URL, limits: FetchLimits): void {
  const isPlain = url.protocol === 'http:' && limits.isPlainHttpAllowed;
  if (url.protocol !== 'https:' && !isPlain) {
    throw new PlatformFetchError('SCHEME_REFUSED', url.host);
  }
  if (!limits.isInnerAddressAllowed) refuseInnerHost(url);
}

function withDefaults(given: GuardedRequest['headers']): Headers {
  const headers = new Headers(given);
  if (!headers.has('user-agent')) headers.set('user-agent', 'lti-tool');
  return headers;
}

async function readWhole(answer: Answer, maxBytes: number): Promise<Response> {
  const pieces: Uint8Array[] = [];
  let size = 0;
  for await (const piece of answer.body ?? []) {
    size += piece.byteLength;
    if (size > maxBytes) throw new PlatformFetchError('ANSWER_TOO_LARGE', `over ${maxBytes} bytes`);
    pieces.push(piece);
  }
  const { status, statusText } = answer;
  const body = NO_BODY.has(status) ? null : Buffer.concat(pieces);
  return new Response(body, {
    status,
    statusText: statusText.replaceAll(NOT_IN_A_REASON, '?'),
    headers: [...answer.headers],
  });
}

/** Statuses that `Response` takes without a body only. */
const NO_BODY = new Set([204, 205, 304]);
/** Moodle writes what it got into its status line; `Response` takes a few characters only there. */
const NOT_IN_A_REASON = /[^\t\x20-\x7e]/g;
