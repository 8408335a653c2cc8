import { CHAIN_START, canonicalRow } from '../../domain/evidence.ts';
import { creditedSeconds } from '../../domain/requirement.ts';
import { type PartProgress, creditBeat, provableSeconds } from '../../domain/time-ledger.ts';
import type { BeatRequest } from '../../contract/educator.ts';
import type { ProgressResponse } from '../../contract/educator.ts';
import { AppError, notFound } from '../../errors.ts';
import { eventToday, requireAllowed } from '../events/event-access.ts';
import type { LedgerEntry, LedgerState } from './ledger-ports.ts';
import type { Services } from '../ports.ts';
import type { EducatorSession, PduEvent } from '../records.ts';
import { progressView } from './show-attendance.ts';

/** Browsers report the very end of a recording a little late. */
const OVERSHOOT_SECONDS = 0.5;

/**
 * Takes one report of the browser and credits what the server's clock proves (R-TIM-2, -5, -6).
 * Errors: EVENT_STATE, PART_UNKNOWN, RANGE_OUTSIDE_PART, SESSION_ENDED; then nothing is credited.
 */
export async function recordBeat(
  services: Services,
  session: EducatorSession,
  beat: BeatRequest,
): Promise<ProgressResponse> {
  const event = await services.store.events.find(session.eventId);
  if (!event) throw notFound('EVENT_UNKNOWN', 'This event');
  requireAllowed((await eventToday(services, event)).state, 'attend');
  const checked = { ...beat, segments: checkSegments(event, beat) };
  const { attendance } = await services.store.ledger.record(
    { sessionId: session.id, sequence: beat.sequence },
    (state) => creditTo(state, checked, services),
  );
  return progressView(event, attendance);
}

/** Refuses what no honest player can send; cuts the last frames beyond the end. */
function checkSegments(event: PduEvent, { partId, segments }: BeatRequest) {
  const part = event.parts.find(({ id }) => id === partId);
  if (!part) throw notFound('PART_UNKNOWN', 'This part of the event');
  return segments.map(({ fromSeconds, toSeconds, rate }) => {
    if (toSeconds < fromSeconds || toSeconds > part.durationSeconds + OVERSHOOT_SECONDS) {
      throw rangeOutside(part.title);
    }
    return { fromSeconds, toSeconds: Math.min(toSeconds, part.durationSeconds), rate };
  });
}

function creditTo(state: LedgerState, beat: BeatRequest, services: Services): LedgerEntry {
  const now = services.now();
  const { session, participant, attendance } = state;
  const before = attendance.progress.find(({ partId }) => partId === beat.partId) ?? {
    partId: beat.partId,
    covered: [],
    creditedSeconds: 0,
  };
  const allowed = provableSeconds({
    now,
    lastCreditAt: participant.lastCreditAt,
    sessionStartedAt: session.startedAt,
  });
  const after = creditBeat(before, beat, allowed);
  const progress = [...attendance.progress.filter(({ partId }) => partId !== beat.partId), after];
  return {
    progress,
    creditedAt: now,
    evidence: evidenceOf(state, beat, { progress, now, services }),
  };
}

/** The next row of the chain: its hash covers the row before (design.md, idea 3). */
function evidenceOf(
  { session, attendance }: LedgerState,
  beat: BeatRequest,
  { progress, now, services }: { progress: PartProgress[]; now: Date; services: Services },
) {
  const row = {
    sequence: attendance.evidenceSequence + 1,
    recordedAt: now,
    sessionId: session.id,
    partId: beat.partId,
    segments: beat.segments,
    isVisible: beat.isVisible,
    creditedSecondsAfter: creditedSeconds(progress),
    previousHash: attendance.evidenceHead || CHAIN_START,
  };
  const hash = services.sha256(canonicalRow(attendance.id, row));
  return { ...row, attendanceId: attendance.id, eventId: attendance.eventId, hash };
}

function rangeOutside(title: string): AppError {
  return new AppError(422, {
    code: 'RANGE_OUTSIDE_PART',
    message: `The report names a stretch that “${title}” does not have.`,
    remedy: 'Reload the page; if it comes back, tell the host.',
  });
}
