import { missingForEvent } from '../../domain/eligibility.ts';
import { covered } from '../../domain/ledger/earned.ts';
import type { Ledger } from '../../domain/ledger/ledger.ts';
import { dueAfterMs } from '../../domain/ledger/presence.ts';
import {
  missingRanges,
  progressOf,
  requiredSeconds,
  verifiedPartSeconds,
  verifiedSeconds,
} from '../../domain/requirement.ts';
import type { Range } from '../../domain/ranges.ts';
import type { BeatResponse, ProgressResponse } from '../../contract/educator.ts';
import type { Attendance, EducatorSession, PduEvent } from '../records.ts';

/** What of an attendance decides. */
type Achieved = Pick<Attendance, 'ledger' | 'evaluation' | 'confirmed' | 'isReleased'>;

/** What the server proved, as every answer to the element has it (R-TIM-4). */
export function provenView(
  event: PduEvent,
  attendance: Achieved,
  opening: { session: EducatorSession; now: Date },
): BeatResponse {
  return {
    progress: progressView(event, attendance),
    presence: presenceView(event, attendance.ledger),
    session: sessionView(attendance.ledger, opening),
  };
}

/** How often presence is asked for at an event (R-TIM-8). */
export function checksPerHour({ details: { verification } }: PduEvent): number {
  return verification.mode === 'tracked' ? verification.checksPerHour : 0;
}

export function presenceView(event: PduEvent, { presence }: Ledger): BeatResponse['presence'] {
  const due = dueAfterMs(presence, checksPerHour(event));
  const afterSeconds = (due ?? 0) / 1000 - presence.countedMs / 1000;
  return {
    check: due === null ? null : { id: presence.checkId, afterSeconds },
    isAway: presence.isAway,
  };
}

export function sessionView(
  { sessions }: Ledger,
  { session, now }: { session: EducatorSession; now: Date },
): BeatResponse['session'] {
  const window = sessions.find(({ id }) => id === session.id);
  const startedAtMs = window?.startedAtMs ?? session.startedAt.getTime();
  return {
    id: session.id,
    isLive: window !== undefined && window.endedAtMs === null,
    elapsedSeconds: Math.max(0, now.getTime() - startedAtMs) / 1000,
  };
}

/** Progress with every reason why there is no certificate yet. */
export function progressView(event: PduEvent, attendance: Achieved): ProgressResponse {
  const { progress } = attendance.ledger;
  return {
    verifiedSeconds: verifiedSeconds(event.parts, progress),
    requiredSeconds: requiredSeconds(achievement(event, attendance).event),
    parts: event.parts.map((part) => {
      const own = progressOf(progress, part);
      return {
        partId: part.id,
        covered: mutable(covered(own?.earned ?? [])),
        missing: mutable(missingRanges(part, own)),
        verifiedSeconds: verifiedPartSeconds(part, own),
      };
    }),
    reasons: missingForEvent(achievement(event, attendance)),
  };
}

/** What the pure rules need to know of an event and an attendance. */
export function achievement(event: PduEvent, attendance: Achieved) {
  const { isPractice, parts, evaluation, facts, details } = event;
  const { mode } = details.verification;
  return {
    event: { isPractice, parts, evaluation, mode, pduCount: facts.pduCount },
    progress: attendance.ledger.progress,
    hasSubmittedEvaluation: attendance.evaluation !== null,
    isConfirmed: attendance.confirmed !== null,
    isReleased: attendance.isReleased,
  };
}

const mutable = (ranges: readonly Range[]): [number, number][] =>
  ranges.map(([from, to]) => [from, to]);
