import { parseCookie } from 'cookie';
import type { CookieOptions, Request, Response } from 'express';
import { hashOf } from './hashing.ts';

/** Each login has a cookie of its own, so that two launches at once do not disturb each other. */
const cookieName = (state: string): string => `lti_${hashOf(state).slice(0, 16)}`;
const laxName = (name: string): string => `${name}_lax`;

/** Says nothing but that cookies come back here, so that the next launch needs not ask again. */
const PROBE = 'lti_probe';
const PROBE_LIFETIME_MS = 24 * 3600_000;

const common = { httpOnly: true, path: '/lti' } as const;
const embedded = { ...common, secure: true, sameSite: 'none', partitioned: true } as const;
const lax = { ...common, sameSite: 'lax' } as const;

/** The cookies of a browser, on pages that are reached by https or, for trying out, by plain http. */
export interface BrowserCookies {
  /** Asks the browser to show whether it sends cookies back. */
  probe(response: Response): void;
  isProbed(request: Request): boolean;
  /** Ties a login to the browser that began it. */
  bind(response: Response, login: { state: string; browserKey: string; lifetimeMs: number }): void;
  /** The secret that this browser was given when the login began. */
  browserKeyOf(request: Request, state: string): string | undefined;
  /** The login is over, so are its cookies. */
  release(response: Response, state: string): void;
}

/**
 * Cookies that work inside the frames of an LMS (SameSite=None, partitioned). Where the server is
 * reached by plain http, browsers that keep those to https get a simpler twin.
 */
export function browserCookies(isHttps: boolean): BrowserCookies {
  const kinds = (name: string): [string, CookieOptions][] => [
    [name, embedded],
    ...(isHttps ? [] : [[laxName(name), lax] satisfies [string, CookieOptions]]),
  ];
  const set = (response: Response, name: string, value: string, maxAge: number) => {
    for (const [one, options] of kinds(name)) response.cookie(one, value, { ...options, maxAge });
  };
  const read = (request: Request, name: string): string | undefined => {
    const cookies = parseCookie(request.headers.cookie ?? '');
    return cookies[name] ?? (isHttps ? undefined : cookies[laxName(name)]);
  };
  return {
    probe: (response) => set(response, PROBE, '1', PROBE_LIFETIME_MS),
    isProbed: (request) => read(request, PROBE) !== undefined,
    bind: (response, { state, browserKey, lifetimeMs }) =>
      set(response, cookieName(state), browserKey, lifetimeMs),
    browserKeyOf: (request, state) => read(request, cookieName(state)),
    release(response, state) {
      for (const [one, options] of kinds(cookieName(state))) response.clearCookie(one, options);
    },
  };
}

/** Whether the browser says that this is a page of its own and no frame; old ones say nothing. */
export const isWholePage = ({ headers }: Request): boolean =>
  headers['sec-fetch-dest'] === 'document';

/**
 * Whether a page of our own sent this form. Both headers are the browser's; another website, which
 * could know the secret of a login of its own, can't send them (login CSRF).
 */
export function isFromOwnPage({ headers }: Request, publicUrl: string): boolean {
  const site = headers['sec-fetch-site'];
  if (site !== undefined) return site === 'same-origin';
  return headers.origin === new URL(publicUrl).origin;
}

/** The origin of the page that sent the browser here, as far as it says so. */
export function openerOf({ headers }: Request): string | null {
  const address = headers.origin === 'null' ? undefined : (headers.origin ?? headers.referer);
  if (!address || !URL.canParse(address)) return null;
  const { protocol, origin } = new URL(address);
  return /^https?:$/.test(protocol) ? origin : null;
}
