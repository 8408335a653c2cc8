import type { Range } from '../ranges.ts';
import type { AddedByHand, Deed, Opened, Piece, Reported, TakenBack } from './deeds.ts';
import { type Earned, earn, earnedMs, takeBack } from './earned.ts';
import { type UsedTime, use } from './used-time.ts';

/** What one part has earned so far. */
export interface PartProgress {
  partId: string;
  earned: readonly Earned[];
}

/** From when to when a session may earn, on the server's clock. */
export interface SessionWindow {
  number: number;
  id: string;
  startedAtMs: number;
  /** Set when another one took over. */
  endedAtMs: number | null;
  /** The number of its last report that counted. */
  lastReport: number;
}

/** Where the question whether somebody is there stands (R-TIM-8). */
export interface Presence {
  /** The row that set the question; its number for the page. */
  checkId: number;
  /** 0 to 1, from that row's hash: nobody can tell it before, and every server comes to the same. */
  chance: number;
  /** What counted since, in parts that ask. */
  countedMs: number;
  /** Of this, while the question stood and could be answered. */
  askedMs: number;
  /** It was asked and not answered; nothing earns until somebody answers. */
  isAway: boolean;
  /** How the parts stood at the last sign of life, where they have earned since. */
  atLastSign: readonly PartProgress[];
}

/** Everything that decides about an attendance's next credit; the sum of its rows. */
export interface Ledger {
  sequence: number;
  /** The hash of the last row; empty before the first. */
  head: string;
  progress: readonly PartProgress[];
  used: UsedTime;
  sessions: readonly SessionWindow[];
  presence: Presence;
  /** Claimed beyond the clock, or twice at the same time; honest pages hardly ever do. */
  refusedMs: number;
  /** Added by the host by hand, and not taken back. */
  addedMs: number;
}

/** An attendance of which nothing is known yet. */
export const EMPTY_LEDGER: Ledger = {
  sequence: 0,
  head: '',
  progress: [],
  used: [],
  sessions: [],
  presence: { checkId: 0, chance: 0.5, countedMs: 0, askedMs: 0, isAway: false, atLastSign: [] },
  refusedMs: 0,
  addedMs: 0,
};

/** Reports of older sessions are not taken any more. */
const KEPT_SESSIONS = 20;

/** Adds one row's deed to the sum; what it earned stands in the row, so that no rule is asked again. */
export function applyDeed(ledger: Ledger, deed: Deed, row: { hash: string }): Ledger {
  const next = { ...ledger, sequence: ledger.sequence + 1, head: row.hash };
  switch (deed.kind) {
    case 'opened':
      return opened(next, deed);
    case 'superseded':
      return withSession(next, deed.session, { endedAtMs: deed.endedAtMs });
    case 'reported':
      return reported(next, deed);
    case 'added-by-hand':
    case 'taken-back':
      return changedByHand(next, deed);
  }
}

/** What a part has earned. */
export const earnedIn = ({ progress }: Pick<Ledger, 'progress'>, partId: string) =>
  progress.find((part) => part.partId === partId)?.earned ?? [];

/** Seconds earned over all parts. */
export const earnedSeconds = (progress: readonly PartProgress[]): number =>
  progress.reduce((sum, { earned }) => sum + earnedMs(earned), 0) / 1000;

function opened(ledger: Ledger, deed: Opened): Ledger {
  const { session: number, sessionId: id, startedAtMs } = deed;
  const window = { number, id, startedAtMs, endedAtMs: null, lastReport: 0 };
  // Somebody opened the page, which is a sign of life.
  return asked({ ...ledger, sessions: [...ledger.sessions, window].slice(-KEPT_SESSIONS) });
}

function reported(ledger: Ledger, deed: Reported): Ledger {
  const window = ledger.sessions.find(({ number }) => number === deed.session);
  const start = window?.startedAtMs ?? 0;
  const spans = deed.pieces.map(([at, until]): Range => [start + at, start + until]);
  const used = use(ledger.used, spans);
  const noted = {
    ...withSession(ledger, deed.session, { lastReport: deed.report }),
    used,
    refusedMs: ledger.refusedMs + (deed.refusedMs ?? 0),
  };
  if (deed.check === 'missed') return missed(noted);
  const present = deed.check === 'answered' ? asked(noted) : noted;
  const credited = present.presence.isAway ? present : credit(present, deed);
  return deed.isAlive ? alive(credited) : credited;
}

function credit(ledger: Ledger, { part, pieces, isChecked, ...deed }: Reported): Ledger {
  const before = earnedIn(ledger, part);
  const added = pieces.map(earnedBy);
  const next = withPart(ledger, { partId: part, earned: earn(before, added) });
  if (!isChecked) return next;
  const { presence } = ledger;
  const isKnown = presence.atLastSign.some(({ partId }) => partId === part);
  const atLastSign = isKnown
    ? presence.atLastSign
    : [...presence.atLastSign, { partId: part, earned: before }];
  const countedMs = presence.countedMs + pieces.reduce((sum, [at, until]) => sum + until - at, 0);
  const askedMs = presence.askedMs + (deed.askedMs ?? 0);
  return { ...next, presence: { ...presence, countedMs, askedMs, atLastSign } };
}

const earnedBy = ([, , from, to, rate]: Piece): Earned => [
  from,
  to,
  Math.min(1000, Math.floor(1_000_000 / rate)),
];

/** The next question is set; whoever was asked is there. */
function asked(ledger: Ledger): Ledger {
  const chance = Number.parseInt(ledger.head.slice(0, 8), 16) / 0x1_0000_0000;
  const unasked = { countedMs: 0, askedMs: 0, isAway: false, atLastSign: [] };
  const presence = { checkId: ledger.sequence, chance, ...unasked };
  return { ...ledger, presence };
}

/** Nobody answered: what was earned since the last sign of life is not proven. */
function missed(ledger: Ledger): Ledger {
  const { presence } = ledger;
  const back = presence.atLastSign.reduce(withPart, ledger);
  return { ...back, presence: { ...presence, isAway: true, atLastSign: [] } };
}

const alive = (ledger: Ledger): Ledger => ({
  ...ledger,
  presence: { ...ledger.presence, atLastSign: [] },
});

function changedByHand(ledger: Ledger, deed: AddedByHand | TakenBack): Ledger {
  const change = (earned: readonly Earned[]) =>
    deed.kind === 'added-by-hand' ? earn(earned, deed.added) : takeBack(earned, deed.taken);
  const { presence } = ledger;
  // What the host added stays when a later question is missed.
  const atLastSign = presence.atLastSign.map((part) =>
    part.partId === deed.part ? { ...part, earned: change(part.earned) } : part,
  );
  const byHandMs = deed.kind === 'added-by-hand' ? earnedMs(deed.added) : -deed.addedMs;
  const addedMs = ledger.addedMs + byHandMs;
  const next = { ...ledger, addedMs, presence: { ...presence, atLastSign } };
  return withPart(next, { partId: deed.part, earned: change(earnedIn(ledger, deed.part)) });
}

const withPart = (ledger: Ledger, part: PartProgress): Ledger => ({
  ...ledger,
  progress: [...ledger.progress.filter(({ partId }) => partId !== part.partId), part],
});

const withSession = (
  ledger: Ledger,
  number: number,
  change: Partial<Pick<SessionWindow, 'endedAtMs' | 'lastReport'>>,
): Ledger => ({
  ...ledger,
  sessions: ledger.sessions.map((one) => (one.number === number ? { ...one, ...change } : one)),
});
