import type { Response } from 'express';
import { originsOf } from '../../lti-tool/launch.ts';
import type { PlacedLink } from '../../lti-tool/services/content-item.ts';
import { signDeepLinkingAnswer } from '../../lti-tool/services/deep-linking.ts';
import { isGraded } from '../domain/piece.ts';
import { AppError } from '../errors.ts';
import { SCORE_MAXIMUM } from '../services/grades/score-ports.ts';
import type { ChosenPiece } from '../services/launches/choose-pieces.ts';
import type { AppDependencies } from './app.ts';
import { htmlPage } from './html.ts';
import { NO_GRADES, answerBody } from './placing-page.ts';
import { setPolicy } from './security-headers.ts';
import type { PlacingClaims } from './session-tokens.ts';

/** Signs what was chosen and lets the browser post it to the LMS. Errors: PLACING_REFUSED. */
export async function answerPlatform(
  { services, lti, publicUrl }: AppDependencies,
  response: Response,
  { placing, chosen }: { placing: PlacingClaims; chosen: readonly ChosenPiece[] },
): Promise<void> {
  const { platform, settings, framedBy, isHighContrast } = placing;
  const key = await lti.registry.signingKeyOf(platform.issuer, platform.clientId);
  if (!key) throw refused('Your learning platform is no longer connected with this tool.');
  const links = chosen.map((one) => linkTo(one, publicUrl));
  const isWithoutGrade = settings.isLineItemAccepted === false && links.some((one) => one.lineItem);
  const answer = await signDeepLinkingAnswer(
    { platform, settings, key, now: services.now() },
    { links, ...(isWithoutGrade && { message: NO_GRADES }) },
  );
  if (!answer.ok) throw refused(WHY[answer.problem.code]);
  setPolicy(response, { framedBy, loads: { 'form-action': originsOf([settings.returnUrl]) } });
  const body = answerBody(settings.returnUrl, answer.jwt);
  const page = htmlPage({ title: 'One moment', body, isHighContrast, script: 'post.js' });
  response.set('Cache-Control', 'no-store').type('html').send(page);
}

/** One activity; those that stand for the certificate have a grade. */
const linkTo = (
  { eventId, title, piece, parameters }: ChosenPiece,
  publicUrl: string,
): PlacedLink => ({
  title,
  url: `${publicUrl}/lti/launch`,
  custom: parameters,
  ...(isGraded(piece) && {
    lineItem: { label: title, scoreMaximum: SCORE_MAXIMUM, resourceId: eventId },
  }),
});

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
