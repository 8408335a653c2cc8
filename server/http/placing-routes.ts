import type { Request, Response } from 'express';
import { z } from 'zod';
import { originsOf } from '../../lti-tool/launch.ts';
import { signDeepLinkingAnswer } from '../../lti-tool/services/deep-linking.ts';
import { AppError } from '../errors.ts';
import { SCORE_MAXIMUM } from '../services/grades/score-ports.ts';
import { listPlaceable } from '../services/launches/list-placeable.ts';
import type { AppDependencies } from './app.ts';
import { htmlPage } from './html.ts';
import { isTeacher, notForLearners } from './lti-launches.ts';
import type { OnDeepLinking } from './lti-routes.ts';
import { answerBody, placingBody } from './placing-page.ts';
import { setPolicy } from './security-headers.ts';
import type { PlacingClaims } from './session-tokens.ts';

/** What the form of the page sends back. */
const Choice = z.object({
  request: z.string().max(20_000),
  words: z.string().max(200).catch(''),
  deed: z.enum(['search', 'place', 'cancel']).catch('search'),
  event: z
    .union([z.string(), z.array(z.string()).max(100)])
    .optional()
    .transform((one) => (one === undefined ? [] : [one].flat())),
});

/** A teacher wants to choose what to place in a course (Deep Linking 2.0). Errors: NOT_FOR_YOU. */
export function startPlacing(deps: AppDependencies): OnDeepLinking {
  return async (launch, _request, response) => {
    if (!isTeacher(launch)) throw notForLearners();
    const { issuer, clientId, deploymentId, settings, presentation } = launch;
    const link = await deps.services.store.platforms.find(issuer, clientId);
    if (!link) throw notForLearners();
    const placing: PlacingClaims = {
      kind: 'placing',
      hostId: link.hostId,
      platform: { issuer, clientId, deploymentId },
      framedBy: [...new Set([...launch.platformOrigins, ...originsOf([settings.returnUrl])])],
      isHighContrast: presentation.isHighContrast,
      settings,
    };
    const { sessionToken } = await deps.tokens.issue(placing);
    await showChoice(deps, response, { placing, request: sessionToken, words: '' });
  };
}

/** `POST /lti/place`: looks for more, or answers the LMS. Errors: SESSION_EXPIRED, SESSION_INVALID. */
export function place(deps: AppDependencies) {
  return async ({ body }: Request, response: Response): Promise<void> => {
    const { request, words, deed, event: chosen } = Choice.parse(body);
    const { claims: placing } = await deps.tokens.verify(request);
    if (placing.kind !== 'placing') throw notForLearners();
    if (deed === 'search' || (deed === 'place' && chosen.length === 0)) {
      const problem = deed === 'place' ? { problem: 'Choose an event first.' } : {};
      return showChoice(deps, response, { placing, request, words, ...problem });
    }
    await answerPlatform(deps, response, { placing, chosen: deed === 'cancel' ? [] : chosen });
  };
}

async function showChoice(
  { services }: AppDependencies,
  response: Response,
  asked: { placing: PlacingClaims; request: string; words: string; problem?: string },
): Promise<void> {
  const { placing, ...rest } = asked;
  const { framedBy, hostId, settings, isHighContrast } = placing;
  setPolicy(response, { framedBy });
  const body = placingBody({
    ...rest,
    ...(await listPlaceable(services, hostId, asked.words)),
    isMultiple: settings.isMultipleAccepted,
    consoleUrl: `${services.publicUrl}/host`,
  });
  send(response, { title: 'Place an event', body, isHighContrast });
}

/** Signs what was chosen and lets the browser post it. Errors: EVENT_UNKNOWN, PLACING_REFUSED. */
async function answerPlatform(
  { services, lti, publicUrl }: AppDependencies,
  response: Response,
  { placing, chosen }: { placing: PlacingClaims; chosen: readonly string[] },
): Promise<void> {
  const { platform, settings, framedBy, hostId, isHighContrast } = placing;
  const events = await Promise.all(chosen.map((id) => services.store.events.find(id)));
  const own = events.flatMap((event) => (event?.hostId === hostId ? [event] : []));
  const key = await lti.registry.signingKeyOf(platform.issuer, platform.clientId);
  if (!key || own.length < chosen.length) throw refused('This event or this connection is gone.');
  const links = own.map(({ id, facts }) => ({
    title: facts.title,
    url: `${publicUrl}/lti/launch`,
    custom: { event: id },
    lineItem: { label: facts.title, scoreMaximum: SCORE_MAXIMUM, resourceId: id },
  }));
  const answer = await signDeepLinkingAnswer(
    { platform, settings, key, now: services.now() },
    { links },
  );
  if (!answer.ok) throw refused(WHY[answer.problem.code]);
  setPolicy(response, { framedBy, loads: { 'form-action': originsOf([settings.returnUrl]) } });
  const body = answerBody(settings.returnUrl, answer.jwt);
  send(response, { title: 'One moment', body, isHighContrast, script: 'post.js' });
}

const send = (response: Response, parts: Parameters<typeof htmlPage>[0]): void => {
  response.set('Cache-Control', 'no-store').type('html').send(htmlPage(parts));
};

const WHY = {
  TYPE_NOT_ACCEPTED: 'This place of your learning platform takes no activities of tools.',
  ONE_ITEM_ONLY: 'Your learning platform takes one at a time here.',
  ITEM_INVALID: 'The event has something in its title that your learning platform can’t take.',
} as const;

const refused = (message: string) =>
  new AppError(422, {
    code: 'PLACING_REFUSED',
    message,
    remedy: 'Go back to your course and choose again from there.',
  });
