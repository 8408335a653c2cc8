import type { Services } from '../ports.ts';
import type { GradeTarget } from './score-ports.ts';

/**
 * Keeps where somebody's grade goes, as a launch says it. Who has the certificate already is graded
 * in that course too, at once.
 */
export async function noteGradeTarget(
  { store, now, wakeSender }: Services,
  attendanceId: string,
  target: GradeTarget,
): Promise<void> {
  const { isOwed } = await store.scores.noteTarget(attendanceId, target, now());
  if (isOwed) wakeSender();
}
