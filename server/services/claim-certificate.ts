import { missingForClaim } from '../domain/eligibility.ts';
import { mixesDirections } from '../domain/name-script.ts';
import type { ClaimRequest, ClaimResponse } from '../contract/educator.ts';
import { AppError } from '../errors.ts';
import { eventToday, requireAllowed } from './event-access.ts';
import type { IssueQueue } from './issue-queue.ts';
import { makeCandidate } from './make-candidate.ts';
import type { Services } from './ports.ts';
import type { Attendance, Claim, EducatorSession, PduEvent } from './records.ts';
import { achievement, issuedView, loadAttendance } from './show-attendance.ts';

/**
 * An educator claims the certificate of an event. One educator, one event, one certificate: a
 * second claim gives the same one (R-CRT-8). Without the official form the claim waits (R-CRT-6).
 * Errors: EVENT_STATE; CLAIM_TOO_EARLY with every reason at once; NAME_NOT_PRINTABLE; CERTIFICATE_NOT_RIGHT;
 * SEAL_NOT_USABLE.
 */
export async function claimCertificate(
  services: Services,
  queue: IssueQueue,
  session: EducatorSession,
  declaration: ClaimRequest,
): Promise<ClaimResponse> {
  const standing = await services.store.certificates.findStanding(
    session.eventId,
    session.participantId,
  );
  if (standing) return issuedView(services.publicUrl, standing);
  const { event, attendance } = await loadAttendance(services, session);
  requireAllowed((await eventToday(services, event)).state, 'claim');
  refuseTooEarly(event, attendance, declaration);
  refuseUnprintable(services, declaration.name);
  const claim = attendance.claim ?? {
    name: declaration.name.normalize('NFC'),
    statedMontanaAt: services.now(),
  };
  await services.store.attendances.saveClaim(attendance.id, claim);
  return serveClaim(services, queue, { event, attendance, claim });
}

/** Issues for a claim that is stored, or leaves it waiting when the form is not there yet. */
export async function serveClaim(
  services: Services,
  queue: IssueQueue,
  stored: { event: PduEvent; attendance: Attendance; claim: Claim },
): Promise<ClaimResponse> {
  const { event, attendance, claim } = stored;
  if (!event.formId) return { status: 'waiting', name: claim.name };
  const certificate = await queue.issue(event.id, {
    participantId: attendance.participantId,
    make: (form, host) => makeCandidate(services, { event, attendance, claim, form, host }),
  });
  return certificate
    ? issuedView(services.publicUrl, certificate)
    : { status: 'waiting', name: claim.name };
}

function refuseTooEarly(event: PduEvent, attendance: Attendance, declaration: ClaimRequest): void {
  const reasons = missingForClaim(achievement(event, attendance), declaration);
  if (reasons.length === 0) return;
  throw new AppError(
    409,
    {
      code: 'CLAIM_TOO_EARLY',
      message: 'The certificate can’t be given yet.',
      remedy: 'See what is missing; nothing that you did is lost.',
    },
    { reasons },
  );
}

/** What can't be printed right is not printed (R-CRT-11). Errors: NAME_NOT_PRINTABLE, saying why. */
export function refuseUnprintable(services: Services, name: string): void {
  const characters = services.maker.unprintableCharacters(name);
  if (characters.length > 0)
    throw notPrintable(`These characters can’t be printed on the form: ${characters.join(' ')}`);
  if (mixesDirections(name))
    throw notPrintable(
      'Letters that are read from the right can’t be mixed with letters or digits that are read from the left.',
    );
}

const notPrintable = (message: string) =>
  new AppError(422, {
    code: 'NAME_NOT_PRINTABLE',
    message,
    remedy: 'Type your name in letters as on your Montana licence.',
  });
