import { type Part, isPlayed } from '../../domain/parts.ts';
import { MAX_RATE, creditReport } from '../../domain/ledger/credit-report.ts';
import type { Ledger } from '../../domain/ledger/ledger.ts';
import type { BeatRequest, BeatResponse } from '../../contract/educator.ts';
import { AppError, notFound } from '../../errors.ts';
import { isoDay } from '../../domain/calendar-day.ts';
import { requireAllowed, stateToday } from '../events/event-access.ts';
import type { Services } from '../ports.ts';
import type { EducatorSession, PduEvent } from '../records.ts';
import { checksPerHour, provenView } from './show-proven.ts';

/** Browsers report the very end of a recording a little late. */
const OVERSHOOT_SECONDS = 0.5;

/**
 * Takes one report of the browser and credits what the server's clock proves (R-TIM-2, -5, -6).
 * Errors: EVENT_STATE, PART_UNKNOWN, RANGE_OUTSIDE_PART, SESSION_UNKNOWN; then nothing is credited.
 */
export async function recordBeat(
  services: Services,
  session: EducatorSession,
  beat: BeatRequest,
): Promise<BeatResponse> {
  const event = await eventOfReport(services, session);
  const part = partOf(event, beat);
  let at = services.now();
  const ledger = await services.store.ledger.record(session, (before) => {
    at = services.now();
    const window = windowOf(before, beat.sessionId ?? session.id);
    const witness = { nowMs: at.getTime(), part, checksPerHour: checksPerHour(event) };
    const deed = creditReport(before, window, beat, witness);
    return deed && { deed, at };
  });
  const attendance = { ...(await restOf(services, event, session)), ledger };
  // As of the moment that decided: what lay ahead of it is reported again (R-TIM-5).
  return provenView(event, attendance, { session, now: at });
}

/** What decides beside the time; an event that asks for time alone depends on nothing else. */
async function restOf({ store }: Services, event: PduEvent, { attendanceId }: EducatorSession) {
  const isTimeAlone =
    event.details.verification.mode === 'tracked' && event.evaluation.length === 0;
  const stored = isTimeAlone ? null : await store.attendances.find(attendanceId);
  return stored ?? { evaluation: null, confirmed: null, isReleased: false };
}

/** Asked for many times a second, so what was read a moment ago will do. */
async function eventOfReport(
  { store, now }: Services,
  { eventId, hostId }: EducatorSession,
): Promise<PduEvent> {
  const [event, host] = await Promise.all([store.recent.event(eventId), store.recent.host(hostId)]);
  if (!event || !host) throw notFound('EVENT_UNKNOWN', 'This event');
  requireAllowed(stateToday(event, isoDay(now(), host.timeZone)), 'attend');
  return event;
}

/** Refuses what no honest player can send. */
function partOf(event: PduEvent, { partId, segments }: BeatRequest): Part {
  const part = event.parts.find(({ id }) => id === partId);
  if (!part) throw notFound('PART_UNKNOWN', 'This part of the event');
  const end = isPlayed(part) ? part.durationSeconds + OVERSHOOT_SECONDS * MAX_RATE : Infinity;
  const isOutside = segments.some(
    ({ fromSeconds, toSeconds }) => toSeconds < fromSeconds || toSeconds > end,
  );
  if (isOutside) throw rangeOutside(part.title);
  return part;
}

function windowOf({ sessions }: Ledger, id: string) {
  const window = sessions.find((one) => one.id === id);
  if (!window) throw notFound('SESSION_UNKNOWN', 'The session of this report');
  return window;
}

function rangeOutside(title: string): AppError {
  return new AppError(422, {
    code: 'RANGE_OUTSIDE_PART',
    message: `The report names a stretch that “${title}” does not have.`,
    remedy: 'Reload the page; if it comes back, tell the host.',
  });
}
