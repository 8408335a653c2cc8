import type { Request, Response } from 'express';
import { browserCookies, isWholePage, openerOf } from './browser-binding.ts';
import { hashOf } from './hashing.ts';
import { originsOf } from './launch.ts';
import type { LaunchPage } from './launch-pages.ts';
import { type LoginDependencies, type LoginRequest, readLogin, startLogin } from './start-login.ts';

export interface LoginDeskOptions extends LoginDependencies {
  limit: (deed: 'login', request: Request) => Promise<void>;
  onPage: (page: LaunchPage, response: Response) => void;
}

/** Set in the address once the browser was asked to show that it sends cookies back. */
const ASKED = 'cookies';

/** Under which name the platform keeps a login's secret. */
export const storageKey = (state: string): string => `lti_${hashOf(state).slice(0, 32)}`;

/**
 * Answers `/login`. The browser is tied to its login in the first of these ways that works: a
 * cookie; the platform's storage, where it is offered; a window of its own. Whether cookies work is
 * found out before the platform is asked, since its hints are good once only (Moodle).
 */
export function createLoginDesk(
  options: LoginDeskOptions,
): (request: Request, response: Response) => Promise<void> {
  const cookies = browserCookies(options.publicUrl.startsWith('https:'));
  return async (request, response) => {
    const login = await readLogin(options, sentIn(request));
    const { storage } = login;
    const hasCookies = cookies.isProbed(request) || (isWholePage(request) && !storage);
    if (!hasCookies && request.query[ASKED] === undefined) {
      cookies.probe(response);
      // 307 repeats a POST as a POST.
      return response.redirect(307, withAsked(request));
    }
    await options.limit('login', request);
    const openedFrom = openerOf(request);
    if (hasCookies) {
      const started = await startLogin(options, login, { storage: null, openedFrom });
      cookies.bind(response, started);
      return response.redirect(started.redirectTo);
    }
    const framedBy = originsOf([
      login.platform.issuer,
      login.platform.authenticationEndpoint,
      openedFrom,
    ]);
    const newWindow = addressOf(options, login);
    if (!storage) return options.onPage({ kind: 'new-window', framedBy, newWindow }, response);
    const started = await startLogin(options, login, { storage, openedFrom });
    const { state, browserKey: value, redirectTo } = started;
    const key = storageKey(state);
    options.onPage(
      { kind: 'store', framedBy, storage, key, value, redirectTo, newWindow },
      response,
    );
  };
}

const sentIn = (request: Request): unknown =>
  request.method === 'POST' ? (request.body as unknown) : request.query;

/** The same address again, with the mark; relative, since a proxy may have put it elsewhere. */
function withAsked({ originalUrl }: Request): string {
  const [, query = ''] = originalUrl.split('?');
  return `?${query ? `${query}&` : ''}${ASKED}=asked`;
}

/** The same login by GET, for a link. */
function addressOf({ publicUrl }: LoginDeskOptions, { params }: LoginRequest): string {
  const given = Object.entries(params).filter(
    // In a window of its own there is no frame of the platform beside ours.
    (entry): entry is [string, string] =>
      entry[1] !== undefined && entry[0] !== 'lti_storage_target',
  );
  return `${publicUrl}/lti/login?${new URLSearchParams(given).toString()}`;
}
