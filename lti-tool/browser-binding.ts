import { parseCookie } from 'cookie';
import type { Request, Response } from 'express';
import { hashOf } from './hashing.ts';

/** Each login has a cookie of its own, so that two launches at once do not disturb each other. */
const cookieName = (state: string): string => `lti_${hashOf(state).slice(0, 16)}`;
const laxName = (state: string): string => `${cookieName(state)}_lax`;

const common = { httpOnly: true, path: '/lti' } as const;
const embedded = { ...common, secure: true, sameSite: 'none', partitioned: true } as const;
const lax = { ...common, sameSite: 'lax' } as const;

/**
 * Ties a login to the browser that began it. The cookie works inside the frames of an LMS
 * (SameSite=None, partitioned); plain http, which is for trying out, gets a simpler twin.
 */
export function bindBrowser(
  response: Response,
  { state, browserKey, lifetimeMs }: { state: string; browserKey: string; lifetimeMs: number },
  isHttps: boolean,
): void {
  response.cookie(cookieName(state), browserKey, { ...embedded, maxAge: lifetimeMs });
  if (!isHttps) response.cookie(laxName(state), browserKey, { ...lax, maxAge: lifetimeMs });
}

/** The secret that this browser was given when the login began. */
export function browserKeyOf(request: Request, state: string): string | undefined {
  const cookies = parseCookie(request.headers.cookie ?? '');
  return cookies[cookieName(state)] ?? cookies[laxName(state)];
}

/** The login is over, so are its cookies. */
export function releaseBrowser(response: Response, state: string): void {
  response.clearCookie(cookieName(state), embedded);
  response.clearCookie(laxName(state), lax);
}
