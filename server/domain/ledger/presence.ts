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

/** Whether a question has stood for too long without an answer. */
export function isOverdue(presence: Presence, checksPerHour: number): boolean {
  const due = dueAfterMs(presence, checksPerHour);
  return due !== null && !presence.isAway && presence.countedMs > due + GRACE_MS;
}
