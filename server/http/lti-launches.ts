import type { Request, Response } from 'express';
import { historyOf } from '../../lti-tool/custom-parameters.ts';
import type {
  LaunchBase,
  ResourceLinkLaunch,
  SubmissionReviewLaunch,
} from '../../lti-tool/launch.ts';
import { NAVIGATION_PARAMETERS } from '../../lti-tool/registration/tool-description.ts';
import { SCOPE } from '../../lti-tool/services/service-names.ts';
import type { LackingService } from '../contract/pages.ts';
import { lmsParticipantKey } from '../domain/participant-key.ts';
import { isGraded, pieceOf } from '../domain/piece.ts';
import { findLaunchedEvent } from '../services/launches/find-launched-event.ts';
import { findReviewed } from '../services/launches/find-reviewed.ts';
import { noteGradeTarget } from '../services/grades/note-grade-target.ts';
import { openSession } from '../services/participation/open-session.ts';
import type { EducatorSession, PduEvent } from '../services/records.ts';
import type { AppDependencies } from './app.ts';
import { deviceOf } from './device.ts';
import { frameOf, isTeacher, notForLearners, teacherOf, whyPreview } from './launched-person.ts';
import { sendEducatorPage, sendLaunchedHostPage, sendPreviewPage } from './pages.ts';

interface Exchange {
  request: Request;
  response: Response;
}

/** Learners get the element, teachers and admins the host's view of the event, others a preview. */
export async function openLaunch(
  deps: AppDependencies,
  launch: ResourceLinkLaunch,
  { request, response }: Exchange,
): Promise<void> {
  const event = await launchedEvent(deps, launch);
  const frame = frameOf(launch);
  const why = whyPreview(launch);
  const piece = pieceOf(launch.custom);
  if (why) return sendPreviewPage(deps, response, { event, why, frame, piece });
  if (isTeacher(launch)) {
    const teacher = teacherPage(launch, event);
    return sendLaunchedHostPage(deps, response, { ...teacher, attendanceId: null });
  }
  await openForLearner(deps, launch, { event, request, response });
}

/** A teacher looks at a learner's evidence; a learner gets to the own page. */
export async function openReview(
  deps: AppDependencies,
  launch: SubmissionReviewLaunch,
  { request, response }: Exchange,
): Promise<void> {
  const event = await launchedEvent(deps, launch);
  if (!isTeacher(launch) || launch.isActedFor) {
    if (launch.subject !== launch.forUserId || whyPreview(launch)) throw notForLearners();
    return openForLearner(deps, launch, { event, request, response });
  }
  const key = lmsParticipantKey({ ...launch, subject: launch.forUserId });
  const attendanceId = await findReviewed(deps.services, event, { hostId: event.hostId, key });
  await sendLaunchedHostPage(deps, response, { ...teacherPage(launch, event), attendanceId });
}

async function openForLearner(
  deps: AppDependencies,
  launch: ResourceLinkLaunch | SubmissionReviewLaunch,
  { event, request, response }: Exchange & { event: PduEvent },
): Promise<void> {
  const { hostId, id: eventId } = event;
  const { name = '', email = null } = launch;
  const session = await openSession(deps.services, {
    identity: { hostId, key: lmsParticipantKey(launch), name, email },
    eventId,
    // The LMS lets nobody in before its own conditions are met (R-TIM-1).
    isReleased: true,
    device: deviceOf(request),
  });
  await noteGrades(deps, launch, session);
  const piece = pieceOf(launch.custom);
  await sendEducatorPage(deps, response, { session, event, frame: frameOf(launch), piece });
}

/** Grades go where the launch says; platforms that take none are none the worse for it. */
async function noteGrades(
  { services }: AppDependencies,
  launch: ResourceLinkLaunch | SubmissionReviewLaunch,
  { attendanceId }: EducatorSession,
): Promise<void> {
  const { issuer, clientId, deploymentId, resourceLink, subject: userId, grades } = launch;
  if (!mayBeGraded(launch) || !grades?.scopes.includes(SCOPE.score)) return;
  await noteGradeTarget(services, attendanceId, {
    issuer,
    clientId,
    resourceLinkId: resourceLink.id,
    deploymentId,
    userId,
    lineItemsUrl: grades.lineItemsUrl ?? null,
    lineItemUrl: grades.lineItemUrl ?? null,
    scopes: grades.scopes,
  });
}

/** The menu of a course is no activity that is graded, and a piece on the way to the certificate is none. */
const mayBeGraded = (launch: LaunchBase): boolean =>
  !isNavigation(launch) && isGraded(pieceOf(launch.custom));

const isNavigation = ({ custom }: LaunchBase): boolean =>
  custom['place'] === NAVIGATION_PARAMETERS.place;

async function launchedEvent(
  { services }: AppDependencies,
  launch: ResourceLinkLaunch | SubmissionReviewLaunch,
): Promise<PduEvent> {
  const { issuer, clientId, deploymentId, resourceLink, context, custom, roster } = launch;
  const platform = await services.store.platforms.find(issuer, clientId);
  if (!platform) throw notForLearners();
  return findLaunchedEvent(services, {
    issuer,
    clientId,
    hostId: platform.hostId,
    resourceLinkId: resourceLink.id,
    contextId: context?.id ?? null,
    title: resourceLink.title ?? null,
    eventId: custom['event'],
    roster: roster && { deploymentId, membershipsUrl: roster.membershipsUrl },
    isNavigation: isNavigation(launch),
    resourceHistory: historyOf(custom, 'resource_history'),
    contextHistory: historyOf(custom, 'context_history'),
  });
}

const teacherPage = (launch: LaunchBase, event: PduEvent) => ({
  event,
  person: teacherOf(launch, event),
  frame: frameOf(launch),
  lacks: lackingServices(launch),
});

/** Each is asked for at registration; the platform's administrator may have taken it away. */
function lackingServices(launch: LaunchBase): LackingService[] {
  const isWithoutGrades = mayBeGraded(launch) && !takesGrades(launch.grades);
  return [
    ...(isWithoutGrades ? (['grades'] as const) : []),
    ...(launch.roster ? [] : (['roster'] as const)),
  ];
}

/** Scores need a line item: there is one, or one may be made. */
const takesGrades = (grades: LaunchBase['grades']): boolean =>
  grades !== null &&
  grades.scopes.includes(SCOPE.score) &&
  (grades.lineItemUrl !== undefined || grades.scopes.includes(SCOPE.lineItem));
