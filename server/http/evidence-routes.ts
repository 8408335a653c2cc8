import { Router } from 'express';
import {
  AddTimeRequest,
  AdditionParams,
  EvidenceResponse,
  TakeBackRequest,
} from '../contract/evidence.ts';
import { AttendanceParams } from '../contract/host.ts';
import type { ChangedPeople } from '../contract/people.ts';
import { addTime } from '../services/participation/add-time.ts';
import {
  LOOK_EVERY_MS,
  createPeopleWatch,
  untold,
} from '../services/participation/follow-people.ts';
import { showEvidence } from '../services/participation/show-evidence.ts';
import { takeTimeBack } from '../services/participation/take-time-back.ts';
import type { AppDependencies } from './app.ts';
import { eventFor } from './authorize.ts';
import { type Description, createEndpoints } from './endpoint.ts';
import { EVENT_STREAM, sendLive } from './live-stream.ts';
import { createStreamPlaces } from './stream-places.ts';

const BY_HAND_ERRORS = ['EVENT_STATE', 'NOT_TRACKED', 'PARTICIPANT_UNKNOWN'] as const;

const ROUTES = {
  live: {
    summary:
      'People whose progress changes, as server-sent events named “people”; at most 4 streams a person',
    answerFile: EVENT_STREAM,
    errors: ['TOO_MANY_STREAMS'],
  },
  evidence: {
    summary: 'One participant’s evidence of time, as people read it',
    params: AttendanceParams,
    answer: EvidenceResponse,
    errors: ['PARTICIPANT_UNKNOWN'],
  },
  addTime: {
    summary: 'Add time by hand, with a reason that stays in the evidence',
    params: AttendanceParams,
    body: AddTimeRequest,
    answer: EvidenceResponse,
    errors: [...BY_HAND_ERRORS, 'PART_UNKNOWN', 'NOTHING_TO_ADD'],
  },
  takeBack: {
    summary: 'Take back time that was added by hand',
    params: AdditionParams,
    body: TakeBackRequest,
    answer: EvidenceResponse,
    errors: [
      ...BY_HAND_ERRORS,
      'ADDITION_UNKNOWN',
      'TAKEN_BACK_ALREADY',
      'CERTIFICATE_STANDS',
      'EVIDENCE_CHANGED',
    ],
  },
} satisfies Record<string, Description>;

/** Evidence of time, live and in detail, for the people of the event's host only (R-REC-4). */
export function evidenceRoutes(deps: AppDependencies): Router {
  const { services } = deps;
  const { forEvent } = createEndpoints(deps);
  const changedLately = createPeopleWatch(services);
  const takePlace = createStreamPlaces();
  const router = Router();

  router.get(
    '/events/:id/people/live',
    forEvent('see-events', ROUTES.live, async ({ person, event, request, response }) => {
      const leave = takePlace(`${person.hostId} ${person.actor}`);
      const told = new Map<string, string>();
      const look = async (): Promise<ChangedPeople | null> => {
        // Asked anew each time: tokens expire, and people lose their access, while they look on.
        const asked = { headers: request.headers, params: { id: event.id } };
        const now = await eventFor(deps, asked, 'see-events');
        const people = untold(await changedLately(now.event), told);
        return people.length > 0 ? { people } : null;
      };
      const live = { name: 'people', everyMs: LOOK_EVERY_MS, look };
      await sendLive(response, live, services.log).finally(leave);
    }),
  );

  const path = '/events/:id/participants/:attendanceId';
  router.get(
    `${path}/evidence`,
    forEvent('see-events', ROUTES.evidence, ({ event, params }) =>
      showEvidence(services, { event, ...params }),
    ),
  );

  router.post(
    `${path}/time`,
    forEvent('edit-events', ROUTES.addTime, ({ person, event, params, body }) =>
      addTime(services, person, { event, ...params, ...body }),
    ),
  );

  router.post(
    `${path}/time/:row/take-back`,
    forEvent('edit-events', ROUTES.takeBack, ({ person, event, params, body }) =>
      takeTimeBack(services, person, { event, ...params, ...body }),
    ),
  );

  return router;
}
