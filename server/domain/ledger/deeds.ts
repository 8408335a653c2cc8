import type { Earned } from './earned.ts';

/**
 * A piece of participation that was credited: when in its session, in milliseconds since the session
 * began, and which stretch of the part; the rate is in thousandths.
 */
export type Piece = readonly [
  atMs: number,
  untilMs: number,
  fromMs: number,
  toMs: number,
  ratePerMille: number,
];

/** An educator's page was opened; sessions are numbered from 1 in each attendance. */
export interface Opened {
  kind: 'opened';
  session: number;
  sessionId: string;
  /** The moment of the server's clock from which on it may earn. */
  startedAtMs: number;
  /** What the browser says of itself. */
  device: string;
}

/** Another page of the same participant took over, perhaps at another event (R-TIM-5). */
export interface Superseded {
  kind: 'superseded';
  session: number;
  endedAtMs: number;
}

/** What a page reported, cut to what the clock allows. What is 0 or false is left out, since there are many. */
export interface Reported {
  kind: 'reported';
  session: number;
  /** The page's own number of the report; the same again changes nothing. */
  report: number;
  part: string;
  pieces: readonly Piece[];
  /** What was claimed beyond the clock, or twice at the same time. */
  refusedMs?: number;
  /** Presence is asked for in this part (R-TIM-8). */
  isChecked?: true;
  /** For how long of it a question stood that nobody has answered yet. */
  askedMs?: number;
  /** Somebody touched the page since the report before. */
  isAlive?: true;
  /** What became of the question whether somebody is there (R-TIM-8). */
  check?: 'answered' | 'missed';
}

/** The host added time, with a reason (R-TIM-4). */
export interface AddedByHand {
  kind: 'added-by-hand';
  part: string;
  added: readonly Earned[];
  reason: string;
  by: string;
}

/** The host took such time back. */
export interface TakenBack {
  kind: 'taken-back';
  part: string;
  /** The row that had added it, and how much that was. */
  row: number;
  addedMs: number;
  /** Less, where it was really watched since. */
  taken: readonly Earned[];
  reason: string;
  by: string;
}

/** What can happen to an attendance's time; each is one row of its evidence. */
export type Deed = Opened | Superseded | Reported | AddedByHand | TakenBack;
