/** What was keyed into PDUPS, by whom and when (R-CNT-3). */
export interface Report {
  count: number;
  keyedBy: string;
  keyedAt: Date;
}

export type ReportStatus =
  /** Nothing to do yet: the event goes on. */
  | 'not-due'
  /** The event is over and nothing was keyed; 0 is keyed as well (R-CNT-4). */
  | 'due'
  | 'reported'
  /** The count changed after it was keyed. */
  | 'differs';

/** Where an event stands with its report. */
export function reportStatus(
  event: { isEnded: boolean; certificateCount: number },
  reports: readonly Report[],
): ReportStatus {
  const last = reports.at(-1);
  if (last) return last.count === event.certificateCount ? 'reported' : 'differs';
  return event.isEnded ? 'due' : 'not-due';
}

/** Days before the end on which the host of a rolling event is reminded (R-EVT-3). */
export const REMINDER_DAYS = [60, 30, 7] as const;
