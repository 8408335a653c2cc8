import { missingForClaim, missingForEvent } from '../../domain/eligibility.ts';
import { mixesDirections } from '../../domain/name-script.ts';
import type { ClaimRequest, ClaimResponse } from '../../contract/educator.ts';
import { AppError, notFound } from '../../errors.ts';
import { eventToday, requireAllowed } from '../events/event-access.ts';
import type { IssueQueue } from './issue-queue.ts';
import { makeCandidate } from './make-candidate.ts';
import type { Services } from '../ports.ts';
import type { Attendance, Claim, EducatorSession, PduEvent } from '../records.ts';
import { issuedView, loadAttendance, waitingView } from '../participation/show-attendance.ts';
import { achievement } from '../participation/show-proven.ts';

/**
 * An educator claims the certificate of an event. One educator, one event, one certificate: a
 * second claim gives the same one (R-CRT-8). Without the official form, or a signature that may be
 * printed on it, the claim waits (R-CRT-6, R-CRT-2). Errors: EVENT_STATE; CLAIM_TOO_EARLY with every
 * reason at once; NAME_NOT_PRINTABLE; NAME_TOO_LONG.
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
  // Whoever waits may still correct the name.
  const claim = {
    name: declaration.name.normalize('NFC'),
    statedMontanaAt: attendance.claim?.statedMontanaAt ?? services.now(),
  };
  await services.store.attendances.saveClaim(attendance.id, claim);
  const served = await serveClaim(services, queue, { event, attendance, claim });
  if (served.heldUp?.code === 'NAME_TOO_LONG') throw new AppError(422, served.heldUp);
  return served;
}

/**
 * Issues for a claim that is stored, or leaves it waiting: while there is no signed form, when
 * something was taken back that it stands on, and when the certificate can't be made right, with the
 * reason kept for the host and the educator (R-CRT-5).
 */
export async function serveClaim(
  services: Services,
  queue: IssueQueue,
  stored: { event: PduEvent; attendance: Attendance; claim: Claim },
): Promise<ClaimResponse> {
  const { event, attendance, claim } = stored;
  if (!event.formId) return waitingView(claim, null);
  try {
    const certificate = await queue.issue(event.id, {
      participantId: attendance.participantId,
      make: async (form, host) => {
        const proven = await loadProven(services, event, attendance.id);
        return makeCandidate(services, { event, attendance: proven, claim, form, host });
      },
    });
    return certificate ? issuedView(services.publicUrl, certificate) : waitingView(claim, null);
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    const { code, message, remedy } = error.problem;
    const heldUp = { code, message, remedy, at: services.now() };
    await services.store.attendances.holdUp(attendance.id, heldUp);
    return waitingView(claim, heldUp);
  }
}

/** As it is now: since the claim was stored, the host may have taken something back (R-TIM-4). */
async function loadProven(services: Services, event: PduEvent, id: string): Promise<Attendance> {
  const attendance = await services.store.attendances.find(id);
  if (!attendance) throw notFound('EVENT_UNKNOWN', 'This event');
  if (missingForEvent(achievement(event, attendance)).length > 0) throw noLongerProven();
  return attendance;
}

const noLongerProven = () =>
  new AppError(409, {
    code: 'CLAIM_TOO_EARLY',
    message: 'The claim is stored, but what the event asks for is not complete any more.',
    remedy: 'The certificate comes by itself once it is complete again.',
  });

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
