/** What is stored; whether an event has ended is told by the date. */
export type StoredState = 'draft' | 'published' | 'cancelled';
/** What an event is today. */
export type EventState =
  | StoredState
  | 'ended'
  /** Its records were removed after the time of retention; only count and serials are left (R-REC-1). */
  | 'purged';
/** What somebody may want to do with an event. */
export type EventAction =
  | 'edit'
  | 'publish'
  | 'cancel'
  | 'delete'
  | 'upload-form'
  | 'attend'
  | 'claim'
  | 'report'
  | 'void'
  | 'next-year'
  | 'export-record'
  | 'hold'
  | 'purge';

/** What is done with the records of an event as long as there are any (R-REC-1, R-REC-2). */
const RECORDS = ['export-record', 'hold'] as const;

/** The one table of what may be done when (R-EVT-4, R-EVT-6, R-CNT-3, R-CRT-9, R-REC-1). */
const ALLOWED: Readonly<Record<EventState, readonly EventAction[]>> = {
  draft: ['edit', 'publish', 'delete', 'upload-form', ...RECORDS],
  published: ['edit', 'cancel', 'upload-form', 'attend', 'claim', 'void', 'next-year', ...RECORDS],
  ended: ['upload-form', 'claim', 'report', 'void', 'next-year', ...RECORDS, 'purge'],
  cancelled: [...RECORDS, 'purge'],
  purged: [],
};

/**
 * An event's state on a day of its host's calendar. It ends when its last day is over. Practice has
 * printed dates that mean nothing, so it never ends.
 * @example stateOn({ state: 'published', endDate: '2026-06-30', isPractice: false }, '2026-07-01') // 'ended'
 */
export function stateOn(
  event: { state: StoredState; endDate: string; isPractice: boolean; purge?: object | null },
  today: string,
): EventState {
  if (event.purge) return 'purged';
  const isOver = event.state === 'published' && !event.isPractice && event.endDate < today;
  return isOver ? 'ended' : event.state;
}

/** Whether something may be done with an event in this state. */
export const isAllowed = (state: EventState, action: EventAction): boolean =>
  ALLOWED[state].includes(action);
