import type { Request, Response } from 'express';
import { browserCookies, isFromOwnPage } from './browser-binding.ts';
import { hashOf } from './hashing.ts';
import { type Launch, originsOf } from './launch.ts';
import type { LaunchPage } from './launch-pages.ts';
import type { LaunchAnswers } from './lti-router.ts';
import { storageKey } from './login-desk.ts';
import { check } from './refusals.ts';
import {
  type LaunchDependencies,
  type PostedLaunch,
  readPost,
  verifyLaunch,
} from './verify-launch.ts';

export interface LaunchDeskOptions extends LaunchDependencies, LaunchAnswers {
  publicUrl: string;
  limit: (deed: 'launch', request: Request) => Promise<void>;
  onPage: (page: LaunchPage, response: Response) => void;
}

/** Answers `/launch`: finds out whose browser it is, verifies, and hands over to the caller. */
export function createLaunchDesk(
  options: LaunchDeskOptions,
): (request: Request, response: Response) => Promise<void> {
  const cookies = browserCookies(options.publicUrl.startsWith('https:'));
  return async (request, response) => {
    await options.limit('launch', request);
    const posted = readPost(request.body);
    const own = isFromOwnPage(request, options.publicUrl);
    const storedKey = own ? posted.storedKey : undefined;
    const browserKey = cookies.browserKeyOf(request, posted.state) ?? storedKey;
    cookies.release(response, posted.state);
    if (browserKey === undefined) {
      return options.onPage(await recoverPage(options, posted), response);
    }
    check(browserKey !== '', 'BROWSER_NOT_BOUND');
    const launch = await verifyLaunch(options, posted, browserKey);
    await hand(options, launch, { request, response });
  };
}

/** No cookie came: the platform's storage may have the secret. Errors: BROWSER_NOT_BOUND. */
async function recoverPage(
  { logins, registry, publicUrl, now }: LaunchDeskOptions,
  { state, token }: PostedLaunch,
): Promise<LaunchPage> {
  const login = await logins.find(hashOf(state), now());
  check(login !== null, 'LOGIN_UNKNOWN');
  const { storage } = login;
  check(storage !== null, 'BROWSER_NOT_BOUND');
  const platform = await registry.find(login.issuer, login.clientId);
  return {
    kind: 'recover',
    framedBy: originsOf([login.issuer, platform?.authenticationEndpoint, login.openedFrom]),
    storage,
    key: storageKey(state),
    postTo: `${publicUrl}/lti/launch`,
    fields: { state, id_token: token },
  };
}

async function hand(
  answers: LaunchAnswers,
  launch: Launch,
  { request, response }: { request: Request; response: Response },
): Promise<void> {
  switch (launch.message) {
    case 'resource-link':
      return answers.onLaunch(launch, request, response);
    case 'deep-linking':
      return answers.onDeepLinking(launch, request, response);
    case 'submission-review':
      return answers.onSubmissionReview(launch, request, response);
  }
}
