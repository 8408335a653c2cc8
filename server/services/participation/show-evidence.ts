import { isAllowed } from '../../domain/event-state.ts';
import { progressOf, requiredSeconds, verifiedPartSeconds } from '../../domain/requirement.ts';
import { readTimeline } from '../../domain/timeline/read-timeline.ts';
import type { Addition, Stretch, TimelineSession } from '../../domain/timeline/timeline.ts';
import type { EvidenceResponse } from '../../contract/evidence.ts';
import { notFound } from '../../errors.ts';
import { eventToday } from '../events/event-access.ts';
import type { Services } from '../ports.ts';
import type { Attendance, PduEvent } from '../records.ts';
import { deviceWords } from './device-words.ts';
import { peopleOfAttendances } from './person-view.ts';

/** One participant's evidence as people read it (R-TIM-4). Errors: PARTICIPANT_UNKNOWN. */
export async function showEvidence(
  services: Services,
  { event, attendanceId }: { event: PduEvent; attendanceId: string },
): Promise<EvidenceResponse> {
  const attendance = await attendanceAt(services, { event, attendanceId });
  const rows = await services.store.ledger.evidenceOf({ attendanceId, eventId: event.id });
  const { host, state } = await eventToday(services, event);
  const [person] = await peopleOfAttendances(services, event, [attendance]);
  if (!person) throw unknown();
  const { mode } = event.details.verification;
  const isTracked = mode === 'tracked';
  const { sessions, stretches, checks, additions } = readTimeline(rows, event.parts);
  return {
    person,
    event: {
      id: event.id,
      title: event.facts.title,
      timeZone: host.timeZone,
      requiredSeconds: requiredSeconds({ ...event, mode, pduCount: event.facts.pduCount }),
      isTracked,
      mayAddTime: isTracked && isAllowed(state, 'claim'),
    },
    parts: event.parts.map((part) => ({
      id: part.id,
      kind: part.kind,
      title: part.title,
      durationSeconds: part.durationSeconds,
      verifiedSeconds: verifiedPartSeconds(part, progressOf(attendance.ledger.progress, part)),
    })),
    sessions: sessions.map(sessionView),
    stretches: stretches.map(stretchView),
    checks: checks.map(({ atMs, ...check }) => ({ at: moment(atMs), ...check })),
    additions: additions.map(additionView),
    chain: { rowCount: rows.length, head: rows.at(-1)?.hash ?? '' },
  };
}

/** Somebody's attendance at an event. Errors: PARTICIPANT_UNKNOWN, also for another event's. */
export async function attendanceAt(
  { store }: Services,
  { event, attendanceId }: { event: PduEvent; attendanceId: string },
): Promise<Attendance> {
  const attendance = await store.attendances.find(attendanceId);
  if (attendance?.eventId !== event.id) throw unknown();
  return attendance;
}

const unknown = () => notFound('PARTICIPANT_UNKNOWN', 'This participant');
const moment = (ms: number): string => new Date(ms).toISOString();
const maybe = (ms: number | null): string | null => (ms === null ? null : moment(ms));

const sessionView = (session: TimelineSession): EvidenceResponse['sessions'][number] => ({
  number: session.number,
  startedAt: moment(session.startedAtMs),
  endedAt: maybe(session.endedAtMs),
  lastHeardAt: maybe(session.lastHeardAtMs),
  device: deviceWords(session.device),
  userAgent: session.device,
  refusedSeconds: session.refusedMs / 1000,
});

const stretchView = (stretch: Stretch): EvidenceResponse['stretches'][number] => ({
  partId: stretch.partId,
  session: stretch.session,
  from: moment(stretch.atMs),
  until: moment(stretch.untilMs),
  seconds: stretch.countedMs / 1000,
  fromSeconds: stretch.fromMs / 1000,
  toSeconds: stretch.toMs / 1000,
  rate: stretch.ratePerMille / 1000,
  isProven: stretch.isProven,
});

const additionView = (addition: Addition): EvidenceResponse['additions'][number] => {
  const { row, atMs, by, partId, ms, ranges, reason, takenBack } = addition;
  return {
    row,
    by,
    partId,
    reason,
    at: moment(atMs),
    seconds: ms / 1000,
    ranges: ranges.map(([from, to]) => [from / 1000, to / 1000]),
    takenBack: takenBack && {
      row: takenBack.row,
      by: takenBack.by,
      reason: takenBack.reason,
      at: moment(takenBack.atMs),
      seconds: takenBack.ms / 1000,
    },
  };
};
