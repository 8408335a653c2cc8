import { Router } from 'express';
import { MEDIA_TYPE, SCOPE } from '../../../lti-tool/services/service-names.ts';
import {
  type PlayedMember,
  type PlayedState,
  type PlayerOptions,
  hasType,
  needsScope,
  refuse,
} from './played-platform.ts';

const CANVAS_PAGE_SIZE = 50;

/** Members by pages: of 50 at most in Canvas, in Moodle of any size and all at once by default. */
export function playMembers(options: PlayerOptions, state: PlayedState): Router {
  const { url, plays, now, members = [] } = options;
  const router = Router();
  const read = needsScope(state, now, [SCOPE.membershipReadOnly]);
  router.get('/memberships', read, (request, response) => {
    const { query } = request;
    if (!hasType(request, 'accept', MEDIA_TYPE.memberships)) {
      return refuse(response, 400, 'No handler found', {});
    }
    const wanted = Number(query['limit'] ?? query['per_page'] ?? members.length);
    const size = plays === 'canvas' ? Math.min(wanted, CANVAS_PAGE_SIZE) : wanted;
    const from = Number(query['from'] ?? 0);
    if (from + size < members.length) {
      response.set('link', `<${url}/memberships?limit=${size}&from=${from + size}>; rel="next"`);
    }
    const page = {
      id: `${url}/memberships`,
      context: { id: '2' },
      members: members.slice(from, from + size),
    };
    response.type(MEDIA_TYPE.memberships).send(JSON.stringify(page));
  });
  return router;
}

/** A course with so many learners and one teacher; some without a name, as privacy settings have it. */
export const manyMembers = (count: number): PlayedMember[] => [
  { user_id: 'teacher', roles: ['Instructor'], name: 'Terry Teacher' },
  ...Array.from({ length: count - 1 }, (_, index) => ({
    user_id: `learner-${index}`,
    status: 'Active',
    roles: ['http://purl.imsglobal.org/vocab/lis/v2/membership#Learner'],
    ...(index % 10 !== 0 && {
      name: `Zoë Łukasiewicz ${index}`,
      email: `learner-${index}@example.test`,
    }),
  })),
];
