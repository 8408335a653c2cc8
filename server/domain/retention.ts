const YEARS = 5;

/** How the records of an event were removed after the time of retention (R-REC-1). */
export interface Purge {
  begunAt: Date;
  by: string;
  /** Null while something is left to remove. */
  finishedAt: Date | null;
}

interface Kept {
  /** YYYY-MM-DD. */
  endDate: string;
  lastReportedAt: Date | null;
  hasLegalHold: boolean;
}

/**
 * Until when an event's records have to stay: five years after its end or its report, whichever is
 * later; a legal hold keeps them without an end (R-REC-1). Answers null for “no end”, which is also
 * true while there is no end date.
 * @example keptUntil({ endDate: '2026-06-30', lastReportedAt: null, hasLegalHold: false }) // '2031-06-30'
 */
export function keptUntil({ endDate, lastReportedAt, hasLegalHold }: Kept): string | null {
  if (hasLegalHold || !endDate) return null;
  const reported = lastReportedAt?.toISOString().slice(0, 10) ?? '';
  const later = reported > endDate ? reported : endDate;
  // Five years after a leap day there is none; the day after keeps longer.
  const day = later.slice(4) === '-02-29' ? '-03-01' : later.slice(4);
  return `${Number(later.slice(0, 4)) + YEARS}${day}`;
}

/** Whether the host may purge an event on this day. */
export function mayPurge(event: Kept, today: string): boolean {
  const until = keptUntil(event);
  return until !== null && until < today;
}
