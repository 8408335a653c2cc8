import { type Request, type Response, Router, json } from 'express';
import { MEDIA_TYPE, SCOPE } from '../../../lti-tool/services/service-names.ts';
import {
  type PlayedScore,
  type PlayedState,
  type PlayerOptions,
  hasType,
  needsScope,
  newId,
  refuse,
} from './played-platform.ts';

/** Small, so that a few line items are several pages. */
const PAGE_SIZE = 2;
const CANVAS_SUBMISSION = 'https://canvas.instructure.com/lti/submission';

/** Line items and scores with the semantics of Canvas or of Moodle, their refusals included. */
export function playGrades(options: PlayerOptions, state: PlayedState): Router {
  const { url, plays, now } = options;
  const query = plays === 'moodle' ? '?type_id=1' : '';
  const router = Router();
  const read = needsScope(state, now, [SCOPE.lineItem, SCOPE.lineItemReadOnly]);
  const manage = needsScope(state, now, [SCOPE.lineItem]);
  const body = json({ type: () => true });

  router.get('/lineitems', read, (request, response) => {
    if (!hasType(request, 'accept', MEDIA_TYPE.lineItems)) return refuseType(response);
    const found = state.lineItems.filter(
      (item) =>
        isAsked(request, 'resource_id', item.resourceId) &&
        isAsked(request, 'tag', item.tag) &&
        isAsked(request, 'resource_link_id', item.resourceLinkId),
    );
    const from = Number(request.query['from'] ?? 0);
    if (from + PAGE_SIZE < found.length) {
      const next = new URL(`${url}${request.url}`);
      next.searchParams.set('from', String(from + PAGE_SIZE));
      response.set('link', nextLink(next.href, plays));
    }
    response.type(MEDIA_TYPE.lineItems).send(JSON.stringify(found.slice(from, from + PAGE_SIZE)));
  });

  router.post('/lineitems', manage, body, (request, response) => {
    if (!hasType(request, 'content-type', MEDIA_TYPE.lineItem)) return refuseType(response);
    const wanted = request.body as { label?: string; scoreMaximum?: number };
    if (!wanted.label || typeof wanted.scoreMaximum !== 'number') {
      return refuse(response, 400, 'No label or Score Maximum', {});
    }
    const item = {
      ...wanted,
      label: wanted.label,
      scoreMaximum: wanted.scoreMaximum,
      id: `${url}/lineitems/${newId()}${query}`,
    };
    state.lineItems.push(item);
    response.status(201).type(MEDIA_TYPE.lineItem).send(JSON.stringify(item));
  });

  router.post(
    '/lineitems/:id/scores',
    needsScope(state, now, [SCOPE.score]),
    body,
    (request, response) => {
      if (!hasType(request, 'content-type', MEDIA_TYPE.score)) return refuseType(response);
      const lineItemId = `${url}/lineitems/${String(request.params['id'])}${query}`;
      if (!state.lineItems.some(({ id }) => id === lineItemId)) {
        return refuse(response, 404, 'Not Found', {});
      }
      const take = plays === 'moodle' ? takeAsMoodle : takeAsCanvas;
      take({ options, state, lineItemId, score: request.body as PlayedScore }, response);
    },
  );
  return router;
}

const refuseType = (response: Response): void =>
  refuse(response, 400, 'No handler found', { reason: 'No handler found' });

const isAsked = (request: Request, name: string, value: string | undefined): boolean =>
  request.query[name] === undefined || request.query[name] === value;

/** Moodle's header has curly quotes and escaped ampersands, in UTF-8. */
function nextLink(next: string, plays: PlayerOptions['plays']): string {
  if (plays === 'canvas') return `<${next}>; rel="next"`;
  const link = `<${next.replaceAll('&', '&amp;')}>; rel=“next”`;
  return Buffer.from(link, 'utf8').toString('latin1');
}

interface Taking {
  options: PlayerOptions;
  state: PlayedState;
  lineItemId: string;
  score: PlayedScore;
}

const isStudent = ({ options, score }: Taking): boolean =>
  options.members?.some(
    ({ user_id, status, roles }) =>
      user_id === score.userId &&
      (status ?? 'Active') === 'Active' &&
      roles.some((role) => role.endsWith('Learner')),
  ) ?? false;

const latest = ({ state, lineItemId, score }: Taking): number =>
  Math.max(
    ...state.scores
      .filter((one) => one.lineItemId === lineItemId && one.score.userId === score.userId)
      .map((one) => Date.parse(one.score.timestamp)),
  );

const isComplete = ({ score }: Taking): boolean =>
  Boolean(score['activityProgress'] && score['gradingProgress']) &&
  !Number.isNaN(Date.parse(score.timestamp)) &&
  (score.scoreGiven === undefined || score.scoreMaximum !== undefined);

/** Success is 200 without a body, failure has `[]`; compared in whole seconds. */
function takeAsMoodle(taking: Taking, response: Response): void {
  const { state, lineItemId, score } = taking;
  const seconds = (time: number) => Math.floor(time / 1000);
  if (!isComplete(taking) || !isStudent(taking)) {
    return refuse(response, 400, `Incorrect score received${JSON.stringify(score)}`, []);
  }
  if (seconds(latest(taking)) >= seconds(Date.parse(score.timestamp))) {
    return refuse(response, 409, 'Refusing score with an earlier timestamp for item', []);
  }
  state.scores.push({ lineItemId, score });
  response.type(MEDIA_TYPE.score).send('');
}

function takeAsCanvas(taking: Taking, response: Response): void {
  const { state, lineItemId, score } = taking;
  const complain = (status: number, type: string, message: string) =>
    response.status(status).json({ errors: { type, message } });
  if (!isComplete(taking)) {
    return void complain(422, 'unprocessable_entity', 'ScoreMaximum not supplied');
  }
  if (!isStudent(taking)) {
    return void complain(
      422,
      'unprocessable_entity',
      'User not found in course or is not a student',
    );
  }
  if (latest(taking) > Date.parse(score.timestamp)) {
    const message = `Provided timestamp of ${score.timestamp} before last updated timestamp of x`;
    return void complain(400, 'bad_request', message);
  }
  const extension = score[CANVAS_SUBMISSION] as { new_submission?: boolean } | undefined;
  if (extension?.new_submission !== false) {
    const key = `${lineItemId} ${score.userId}`;
    state.attempts.set(key, (state.attempts.get(key) ?? 0) + 1);
  }
  state.scores.push({ lineItemId, score });
  response.json({ resultUrl: `${lineItemId}/results/1` });
}
