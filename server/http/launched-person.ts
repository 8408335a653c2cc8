import type { LaunchBase } from '../../lti-tool/launch.ts';
import { returnAddress } from '../../lti-tool/return-address.ts';
import type { FrameData, PreviewReason } from '../contract/pages.ts';
import { AppError } from '../errors.ts';
import type { PduEvent } from '../services/records.ts';
import type { HostPerson } from './authorize.ts';

/** Somebody who runs the course, or the platform. */
export const isTeacher = ({ roles }: LaunchBase): boolean => roles.isInstructor || roles.isAdmin;

/** Nobody's time is measured who is not the person that would get the certificate. */
export function whyPreview({ isActedFor, roles }: LaunchBase): PreviewReason | null {
  if (isActedFor) return 'acting';
  if (roles.isTestUser) return 'test';
  return roles.isObserver ? 'observer' : null;
}

/** As the audit log names a teacher; the LMS has proven who this is (R-REC-3). */
export const actorOf = ({ name, issuer, subject }: LaunchBase): string =>
  `${name ?? 'Instructor'} (user ${subject} of ${issuer})`;

/** A teacher, for the one event that was launched. */
export const teacherOf = (launch: LaunchBase, event: PduEvent): HostPerson => ({
  hostId: event.hostId,
  actor: actorOf(launch),
  role: 'instructor',
  eventId: event.id,
});

export const frameOf = ({ platformOrigins, presentation }: LaunchBase): FrameData => ({
  framedBy: platformOrigins,
  locale: presentation.locale,
  isHighContrast: presentation.isHighContrast,
  returnUrl: returnAddress(presentation.returnUrl),
});

/** The page is for teachers. */
export const notForLearners = () =>
  new AppError(403, {
    code: 'NOT_FOR_YOU',
    message: 'This page is for the teachers of the course.',
    remedy: 'Open the activity from your course to see what is proven of your own time.',
  });
