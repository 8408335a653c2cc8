/** Moodle compares whole seconds. */
const SECOND_MS = 1000;

/**
 * The time to write on the next score of a person: now, but at least a second after the one before,
 * since platforms refuse what is not newer (AGS 2.0, section 3.4.2).
 * @example nextTimestamp(new Date('2026-01-01T10:00:00.900Z'), new Date('2026-01-01T10:00:01Z')) // 10:00:01.900
 */
export const nextTimestamp = (previous: Date | null, now: Date): Date =>
  new Date(Math.max(now.getTime(), previous ? previous.getTime() + SECOND_MS : -Infinity));
