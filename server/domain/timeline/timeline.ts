import type { Opened } from '../ledger/deeds.ts';

/** An opening of the page; moments in milliseconds since 1970. */
export interface TimelineSession extends Pick<Opened, 'device' | 'startedAtMs'> {
  number: number;
  endedAtMs: number | null;
  lastHeardAtMs: number | null;
  refusedMs: number;
}

/** Something that was watched, read or attended. */
export interface Stretch {
  partId: string;
  session: number;
  atMs: number;
  untilMs: number;
  /** Of this, without pauses. */
  countedMs: number;
  /** Positions in the part. */
  fromMs: number;
  toMs: number;
  ratePerMille: number;
  /** False when nobody answered the question that followed (R-TIM-8). */
  isProven: boolean;
}

/** What became of a question whether somebody is there. */
export interface TimelineCheck {
  atMs: number;
  session: number;
  partId: string;
  outcome: 'answered' | 'missed';
}

/** A change by hand, as its row has it. */
interface ByHand {
  row: number;
  atMs: number;
  by: string;
  reason: string;
  /** How much it added or took. */
  ms: number;
}

export interface Addition extends ByHand {
  partId: string;
  ranges: readonly (readonly [fromMs: number, toMs: number])[];
  takenBack: ByHand | null;
}

/** A chain of evidence, as people read it. */
export interface Timeline {
  sessions: TimelineSession[];
  /** In order of time; pieces that lie next to each other are one. */
  stretches: Stretch[];
  checks: TimelineCheck[];
  additions: Addition[];
}
