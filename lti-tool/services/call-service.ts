import { readJson, readRetryAfter } from './read-tolerantly.ts';
import type { PlatformConnection } from './service-ports.ts';
import { type ServiceResult, failed, fetchFailed, succeeded } from './service-problem.ts';
import type { ServiceToken } from './service-token.ts';

export interface ServiceCall {
  url: string;
  /** The least that the platform asks for this. */
  scopes: readonly string[];
  accept?: string;
  /** What is sent, as the media type says; without it something is read. */
  content?: { type: string; body: unknown };
}

/** A platform's answer, whatever its status. */
export interface ServiceAnswer {
  status: number;
  /** Moodle gives its reasons here. */
  statusText: string;
  text: string;
  link: string | null;
  retryAfterSeconds?: number | undefined;
}

/**
 * Calls a service with a token, once more with a fresh one when a kept one is refused. Answers
 * whatever the platform says. Problems: those of the token and of the connection.
 */
export async function callService(
  connection: PlatformConnection,
  call: ServiceCall,
): Promise<ServiceResult<ServiceAnswer>> {
  const { platform, tokens } = connection;
  const token = await tokens.tokenFor(platform, call.scopes);
  if (!token.ok) return token;
  const answer = await send(connection, call, token.value);
  if (!answer.ok || !isTokenRefused(answer.value)) return answer;
  tokens.forget(platform, call.scopes, token.value);
  const fresh = await tokens.tokenFor(platform, call.scopes);
  return fresh.ok ? send(connection, call, fresh.value) : fresh;
}

/** Open edX answers 403 where others answer 401. */
const isTokenRefused = ({ status }: ServiceAnswer): boolean => status === 401 || status === 403;

async function send(
  { fetch, now }: PlatformConnection,
  { url, accept, content }: ServiceCall,
  { accessToken }: ServiceToken,
): Promise<ServiceResult<ServiceAnswer>> {
  try {
    const response = await fetch(url, {
      method: content ? 'POST' : 'GET',
      headers: {
        authorization: `Bearer ${accessToken}`,
        ...(accept && { accept }),
        ...(content && { 'content-type': content.type }),
      },
      // Compact: Moodle answers a failure with 200 when what it got has line breaks.
      ...(content && { body: JSON.stringify(content.body) }),
    });
    return succeeded({
      status: response.status,
      statusText: response.statusText,
      text: await response.text(),
      link: response.headers.get('link'),
      retryAfterSeconds: readRetryAfter(response.headers.get('retry-after'), now()),
    });
  } catch (error) {
    return fetchFailed(error);
  }
}

/** Calls a service that answers with JSON, and takes every other answer for a problem. */
export async function callForJson(
  connection: PlatformConnection,
  call: ServiceCall,
): Promise<ServiceResult<{ json: unknown; link: string | null }>> {
  const called = await callService(connection, call);
  if (!called.ok) return called;
  const { status, statusText, text, link, retryAfterSeconds } = called.value;
  const more = { status, ...(retryAfterSeconds !== undefined && { retryAfterSeconds }) };
  const words = statusText || text;
  if (status === 401) return failed('TOKEN_REFUSED', words, more);
  if (status === 404 || status === 410) return failed('NOT_FOUND', words, more);
  if (status === 429 || status >= 500) return failed('PLATFORM_BUSY', words, more);
  if (status < 200 || status > 299) return failed('REQUEST_REFUSED', words, more);
  const json = readJson(text);
  if (json === undefined) return failed('ANSWER_UNREADABLE', 'the answer is no JSON', more);
  return succeeded({ json, link });
}
