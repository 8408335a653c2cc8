import type { Request, RequestHandler, Response } from 'express';
import { AppError } from '../errors.ts';
import type { Account, Cookies } from '../services/accounts/account-ports.ts';
import type { AppDependencies } from './app.ts';

/** What of a browser's request tells who somebody is. */
export function headersOf({ headers }: Pick<Request, 'headers'>): Headers {
  const { cookie = '', origin = '', 'user-agent': agent = '' } = headers;
  return new Headers({ cookie, origin, 'user-agent': agent });
}

/** Somebody who is signed in, perhaps without the second factor yet. Errors: SIGNED_OUT. */
export async function requireSignedIn(
  { services }: AppDependencies,
  request: Request,
): Promise<Account> {
  const account = await services.accounts.find(headersOf(request));
  if (!account) throw signedOut();
  return account;
}

/** Somebody who is signed in with everything that is asked for. Errors: SIGNED_OUT, CODE_NEEDED. */
export async function accountOf(deps: AppDependencies, request: Request): Promise<Account> {
  const account = await requireSignedIn(deps, request);
  if (account.owesSecondFactor) throw codeNeeded();
  return account;
}

export function giveCookies(response: Response, cookies: Cookies): Response {
  for (const cookie of cookies) response.append('Set-Cookie', cookie);
  return response;
}

/** Where a request comes from, for limits. */
export const networkOf = ({ ip }: Request): string => ip ?? 'unknown';

/** Cookies go along with requests of other websites too, so those are refused (cross-site forgery). */
export const ownPagesOnly =
  (publicUrl: string): RequestHandler =>
  (request, _response, next) => {
    const { origin } = request.headers;
    const isOwn = origin === undefined || origin === new URL(publicUrl).origin;
    next(isOwn || request.method === 'GET' ? undefined : foreignPage());
  };

const signedOut = () =>
  new AppError(401, {
    code: 'SIGNED_OUT',
    message: 'You are not signed in.',
    remedy: 'Sign in; what you have typed stays here.',
  });

const codeNeeded = () =>
  new AppError(401, {
    code: 'CODE_NEEDED',
    message: 'The code of your authenticator app is missing.',
    remedy: 'Type it on the sign-in page.',
  });

const foreignPage = () =>
  new AppError(403, {
    code: 'FOREIGN_PAGE',
    message: 'This can be done from this server’s own pages only.',
    remedy: 'Open the sign-in page of this server.',
  });
