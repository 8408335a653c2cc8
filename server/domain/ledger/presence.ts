import type { Presence } from './ledger.ts';

/** How long a question may stand while things go on; the page shows it for two minutes. */
const GRACE_MS = 180_000;
/** The page counts what the server has not seen yet, so its question may come a little early. */
const EARLY_MS = 60_000;

const HOUR_MS = 3_600_000;

/**
 * After how much counted time the next question is due: at a moment that nobody can tell before,
 * between half and one and a half times the average (R-TIM-8). Null when nothing is asked.
 */
export function dueAfterMs(
  { chance }: Pick<Presence, 'chance'>,
  checksPerHour: number,
): number | null {
  return checksPerHour > 0 ? Math.round((HOUR_MS / checksPerHour) * (0.5 + chance)) : null;
}

/** Whether an answer is one to the question that stands now. */
export function isAnswer(presence: Presence, checkId: number, checksPerHour: number): boolean {
  const due = dueAfterMs(presence, checksPerHour);
  if (checkId !== presence.checkId || due === null) return false;
  return presence.isAway || presence.countedMs >= due - EARLY_MS;
}

/**
 * For how long a question stood during so much counted time. While reports come late, from a page that
 * was offline, nobody could see a new question; it is asked as soon as the page is back.
 */
export function standingMs(
  presence: Presence,
  { addedMs, isLate, checksPerHour }: { addedMs: number; isLate: boolean; checksPerHour: number },
): number {
  const due = dueAfterMs(presence, checksPerHour);
  if (due === null || isLate) return 0;
  const { countedMs } = presence;
  return Math.max(0, countedMs + addedMs - Math.max(due, countedMs));
}

/** Whether a question has stood for too long without an answer. */
export const isOverdue = ({ askedMs }: Presence): boolean => askedMs > GRACE_MS;
