import type { Request, Response } from 'express';
import { z } from 'zod';
import { type DeepLinkingLaunch, originsOf } from '../../lti-tool/launch.ts';
import { typedLine } from '../contract/text.ts';
import { choosePieces } from '../services/launches/choose-pieces.ts';
import { listPlaceable } from '../services/launches/list-placeable.ts';
import { proposeEvent } from '../services/launches/propose-event.ts';
import { requireFewTries } from '../services/rate-limits.ts';
import type { AppDependencies } from './app.ts';
import { htmlPage } from './html.ts';
import { actorOf, isTeacher, notForLearners } from './launched-person.ts';
import { answerPlatform } from './placing-answer.ts';
import { placingBody } from './placing-page.ts';
import { setPolicy } from './security-headers.ts';
import type { PlacingClaims } from './session-tokens.ts';
import { rememberWayBack } from './way-back.ts';

/** A piece of an event, as the form writes it: the custom parameters of its activity. */
const Chosen = z
  .string()
  .max(500)
  .transform((text) => Object.fromEntries(new URLSearchParams(text)));

/** What the form of the page sends back. */
const Choice = z.object({
  request: z.string().max(20_000),
  words: z.string().max(200).catch(''),
  title: z.string().max(1000).catch(''),
  deed: z.enum(['search', 'place', 'make', 'cancel']).catch('search'),
  choice: z
    .union([Chosen.transform((one) => [one]), z.array(Chosen).max(100)])
    .optional()
    .transform((chosen = []) => chosen),
});
type Choice = z.infer<typeof Choice>;

const Title = typedLine(200).min(1);

/** A teacher wants to choose what to place in a course (Deep Linking 2.0). Errors: NOT_FOR_YOU. */
export async function startPlacing(
  deps: AppDependencies,
  launch: DeepLinkingLaunch,
  response: Response,
): Promise<void> {
  if (!isTeacher(launch)) throw notForLearners();
  const { issuer, clientId, deploymentId, settings, presentation } = launch;
  const link = await deps.services.store.platforms.find(issuer, clientId);
  if (!link) throw notForLearners();
  const placing: PlacingClaims = {
    kind: 'placing',
    hostId: link.hostId,
    actor: actorOf(launch),
    platform: { issuer, clientId, deploymentId },
    framedBy: [...new Set([...launch.platformOrigins, ...originsOf([settings.returnUrl])])],
    isHighContrast: presentation.isHighContrast,
    returnUrl: presentation.returnUrl,
    settings,
  };
  const { sessionToken } = await deps.tokens.issue(placing);
  await showChoice(deps, response, { placing, request: sessionToken, words: '' });
}

/** `POST /lti/place`: looks for more, or answers the LMS. Errors: SESSION_EXPIRED, SESSION_INVALID. */
export function place(deps: AppDependencies) {
  return async ({ body }: Request, response: Response): Promise<void> => {
    const choice = Choice.parse(body);
    const { claims: placing } = await deps.tokens.verify(choice.request);
    if (placing.kind !== 'placing') throw notForLearners();
    rememberWayBack(response, placing.returnUrl);
    const problem = problemOf(choice);
    if (problem !== null) {
      const { request, words } = choice;
      return showChoice(deps, response, { placing, request, words, ...(problem && { problem }) });
    }
    const parameters = await parametersFor(deps, placing, choice);
    const chosen = await choosePieces(deps.services, placing.hostId, parameters);
    await answerPlatform(deps, response, { placing, chosen });
  };
}

/** Why the page is shown once more; empty when it was asked for, null when there is an answer. */
function problemOf({ deed, choice, title }: Choice): string | null {
  if (deed === 'search') return '';
  if (deed === 'place' && choice.length === 0) return 'Choose an event first.';
  if (deed === 'make' && !Title.safeParse(title).success) {
    return 'Give the new event a title of up to 200 characters.';
  }
  return null;
}

/** What goes into the course: what was chosen, or the event that was named. Errors: TOO_MANY_TRIES. */
async function parametersFor(
  { services, limits }: AppDependencies,
  { hostId, actor }: PlacingClaims,
  { deed, choice, title }: Choice,
): Promise<Choice['choice']> {
  if (deed === 'cancel') return [];
  if (deed !== 'make') return choice;
  await requireFewTries(limits, 'lti-propose', `${hostId} ${actor}`);
  const event = await proposeEvent(services, { hostId, actor }, Title.parse(title));
  return [{ event: event.id }];
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
    isGradable: settings.isLineItemAccepted !== false,
  });
  const page = htmlPage({ title: 'Place an event', body, isHighContrast });
  response.set('Cache-Control', 'no-store').type('html').send(page);
}
