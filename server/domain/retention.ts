const YEARS = 5;

/**
 * Until when an event's records have to stay: five years after its end or its report, whichever is
 * later; a legal hold keeps them without an end (R-REC-1). Answers null for “no end”.
 */
export function keptUntil(event: {
  endDate: string;
  lastReportedAt: Date | null;
  hasLegalHold: boolean;
}): string | null {
  if (event.hasLegalHold) return null;
  const reported = event.lastReportedAt?.toISOString().slice(0, 10) ?? '';
  const later = reported > event.endDate ? reported : event.endDate;
  return `${Number(later.slice(0, 4)) + YEARS}${later.slice(4)}`;
}

/** Whether the host may purge an event on this day. */
export function mayPurge(event: Parameters<typeof keptUntil>[0], today: string): boolean {
  const until = keptUntil(event);
  return until !== null && until < today;
}
