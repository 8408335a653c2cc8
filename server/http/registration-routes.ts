import type { Request, Response } from 'express';
import { z } from 'zod';
import { AppError } from '../errors.ts';
import { requireFewTries } from '../services/rate-limits.ts';
import { findRegistration, registerPlatform } from '../services/settings/register-platform.ts';
import { networkOf } from './account-access.ts';
import type { AppDependencies } from './app.ts';
import { htmlPage } from './html.ts';
import { doneBody, misplacedBody, questionBody } from './registration-page.ts';

const key = z.string().min(1).max(200);
const invitation = {
  openid_configuration: z.url({ protocol: /^https?$/ }).max(2000),
  registration_token: z.string().min(1).max(8000).optional(),
};

const Opened = z.object({ key, ...invitation, openid_configuration: z.string().optional() });
const Confirmed = z.object({ key, ...invitation });

/**
 * `GET /lti/register`: an LMS opens the page for its administrator (Dynamic Registration 1.0,
 * section 3.3). Nothing is done yet. Errors: REGISTRATION_LINK_OVER, REGISTRATION_INCOMPLETE.
 */
export function askToRegister({ services, limits }: AppDependencies) {
  return async (request: Request, response: Response): Promise<void> => {
    await requireFewTries(limits, 'lti-register', networkOf(request));
    const opened = Opened.safeParse(request.query);
    if (!opened.success) throw incomplete();
    const { key: given, openid_configuration, registration_token: token } = opened.data;
    const { host } = await findRegistration(services, given);
    if (openid_configuration === undefined) {
      return send(response, { title: 'A link for your LMS', body: misplacedBody(host) });
    }
    if (!Confirmed.safeParse(opened.data).success) throw incomplete();
    const { wishes } = services.lms;
    const question = { key: given, host, configurationUrl: openid_configuration, token, wishes };
    send(response, { title: 'Connect a learning platform', body: questionBody(question) });
  };
}

/** `POST /lti/register`: the administrator agreed. Errors: as registerPlatform; REGISTRATION_INCOMPLETE. */
export function register({ services, limits }: AppDependencies) {
  return async (request: Request, response: Response): Promise<void> => {
    await requireFewTries(limits, 'lti-register', networkOf(request));
    const confirmed = Confirmed.safeParse(request.body ?? {});
    if (!confirmed.success) throw incomplete();
    const { openid_configuration: configurationUrl, registration_token: token } = confirmed.data;
    const invited = { configurationUrl, token };
    const registered = await registerPlatform(services, confirmed.data.key, invited);
    const body = doneBody(registered);
    send(response, { title: 'It is connected', body, script: 'registered.js' });
  };
}

const send = (response: Response, parts: Parameters<typeof htmlPage>[0]): void => {
  response.set('Cache-Control', 'no-store').type('html').send(htmlPage(parts));
};

const incomplete = () =>
  new AppError(400, {
    code: 'REGISTRATION_INCOMPLETE',
    message: 'Your learning platform did not send what a registration needs.',
    remedy: 'Start the registration again from there, with the whole link as the host gave it.',
  });
