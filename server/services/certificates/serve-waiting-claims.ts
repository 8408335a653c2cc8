import type { IssueQueue } from './issue-queue.ts';
import { serveClaim } from './claim-certificate.ts';
import type { Services } from '../ports.ts';
import type { Attendance } from '../records.ts';

/**
 * Serves every stored claim that has no certificate yet: of one event when its form has come, of
 * all of a host when its signature may be printed again, of all hosts at start and from time to time, for what a crash left behind (R-CRT-6).
 */
export async function serveWaitingClaims(
  services: Services,
  queue: IssueQueue,
  of?: { eventId: string } | { hostId: string },
): Promise<void> {
  const waiting = await services.store.attendances.listWaiting(of);
  await Promise.all(waiting.map((attendance) => serveOne(services, queue, attendance)));
}

/** One claim that can't be served now stays stored and holds up nobody else. */
async function serveOne(
  services: Services,
  queue: IssueQueue,
  attendance: Attendance,
): Promise<void> {
  const event = await services.store.events.find(attendance.eventId);
  if (!event || !attendance.claim) return;
  try {
    const { claim } = attendance;
    const { heldUp } = await serveClaim(services, queue, { event, attendance, claim });
    if (heldUp) services.log.warn({ attendanceId: attendance.id, ...heldUp }, 'claim is held up');
  } catch (error) {
    services.log.warn({ attendanceId: attendance.id, reason: String(error) }, 'claim still waits');
  }
}
