import type { StoredState } from './event-state.ts';
import { shift } from './next-year.ts';
import { REMINDER_DAYS, type Report, reportStatus } from './report.ts';

/** What the reminders look at. */
export interface RemindedEvent {
  isPractice: boolean;
  state: StoredState;
  isRolling: boolean;
  /** Calendar day in the host's time zone, YYYY-MM-DD. */
  endDate: string;
  hasNextYear: boolean;
  certificateCount: number;
  reports: readonly Report[];
}

/** What the host is to be told, with a key under which it is told once. */
export type Reminder =
  /** The course ends soon and has no successor (R-EVT-3). */
  | { kind: 'next-year'; key: string; daysLeft: number }
  /** The event is over and its number was not keyed into PDUPS (R-CNT-3). */
  | { kind: 'report'; key: string }
  /** The number changed after it was keyed (R-CNT-3). */
  | { kind: 'differs'; key: string; reportedCount: number };

const DAYS_OF_WEEK = 7;

/**
 * The reminders that are due on a day of the host's calendar. After days without a look only the
 * latest of each kind is due, so that nobody gets three letters about the same thing. Practice and
 * what is not published have none.
 * @example remindersDue({ ...rolling, endDate: '2027-08-31' }, '2027-08-01')
 *   // [{ kind: 'next-year', key: 'next-year:2027-08-31:30', daysLeft: 30 }]
 */
export function remindersDue(event: RemindedEvent, today: string): Reminder[] {
  if (event.isPractice || event.state !== 'published') return [];
  return event.endDate < today ? afterEnd(event, today) : beforeEnd(event, today);
}

function beforeEnd({ isRolling, hasNextYear, endDate }: RemindedEvent, today: string): Reminder[] {
  if (!isRolling || hasNextYear) return [];
  const daysLeft = daysBetween(today, endDate);
  const threshold = REMINDER_DAYS.findLast((days) => daysLeft <= days);
  if (threshold === undefined) return [];
  return [{ kind: 'next-year', key: `next-year:${endDate}:${threshold}`, daysLeft }];
}

/** On the first day after the end, then weekly; at once when the number differs. */
function afterEnd(
  { endDate, certificateCount, reports }: RemindedEvent,
  today: string,
): Reminder[] {
  const status = reportStatus({ isEnded: true, certificateCount }, reports);
  if (status === 'due') {
    const week = Math.floor(daysBetween(shift(endDate, 1), today) / DAYS_OF_WEEK);
    return [{ kind: 'report', key: `report:${endDate}:${week}` }];
  }
  const last = reports.at(-1);
  if (status !== 'differs' || !last) return [];
  const key = `differs:${reports.length}:${certificateCount}`;
  return [{ kind: 'differs', key, reportedCount: last.count }];
}

const DAY_MS = 24 * 3600 * 1000;

const daysBetween = (from: string, to: string): number =>
  Math.round((Date.parse(to) - Date.parse(from)) / DAY_MS);
