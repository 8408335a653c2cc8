import * as fc from 'fast-check';
import type { Deed } from '../../../../server/domain/ledger/deeds.ts';
import {
  type Report,
  type Segment,
  creditReport,
} from '../../../../server/domain/ledger/credit-report.ts';
import { EMPTY_LEDGER, type Ledger, applyDeed } from '../../../../server/domain/ledger/ledger.ts';
import type { Part } from '../../../../server/domain/parts.ts';
import { sha256 } from '../../../../server/hashing.ts';

export const STARTED_AT_MS = 1_764_000_000_000;

export const video: Part = {
  id: 'video',
  kind: 'video',
  title: 'The video',
  durationSeconds: 600,
  sources: [],
};

/** A report and when it comes in, in seconds since the session began. */
export interface Arrival {
  arrivesAtSeconds: number;
  segments: Segment[];
}

/** A ledger with one session that has just been opened. */
export function openedLedger(sessionId = 'a', ledger: Ledger = EMPTY_LEDGER): Ledger {
  const session = (ledger.sessions.at(-1)?.number ?? 0) + 1;
  const deed = { kind: 'opened', session, sessionId, device: '' } as const;
  return apply(ledger, { ...deed, startedAtMs: STARTED_AT_MS });
}

/** Adds a deed as the store does, with a hash of its own. */
export const apply = (ledger: Ledger, deed: Deed): Ledger =>
  applyDeed(ledger, deed, { hash: sha256(`${ledger.head} ${JSON.stringify(deed)}`) });

/** One report, credited at a moment. */
export function take(
  ledger: Ledger,
  report: Partial<Report> & { segments: readonly Segment[] },
  at: { seconds: number; part?: Part; checksPerHour?: number; session?: string },
): Ledger {
  const session = ledger.sessions.find(({ id }) => id === (at.session ?? 'a'));
  if (!session) throw new Error('no such session');
  const whole = { sequence: session.lastReport + 1, isAlive: false, ...report };
  const { part = video, checksPerHour = 0 } = at;
  const witness = { nowMs: STARTED_AT_MS + at.seconds * 1000, part, checksPerHour };
  const deed = creditReport(ledger, session, whole, witness);
  return deed ? apply(ledger, deed) : ledger;
}

/** Reports one after the other, each at its own moment. */
export const takeAll = (arrivals: readonly Arrival[], ledger = openedLedger()): Ledger =>
  arrivals.reduce(
    (sum, { arrivesAtSeconds, segments }) => take(sum, { segments }, { seconds: arrivesAtSeconds }),
    ledger,
  );

/** Whole halves of seconds, so that no rounding hides or makes a difference. */
const halves = (max: number) => fc.integer({ min: 0, max: max * 2 }).map((half) => half / 2);

/** Anything that a script may claim: too early, too late, too fast, twice. */
export const anySegment: fc.Arbitrary<Segment> = fc
  .record({
    atSeconds: halves(400),
    fromSeconds: halves(700),
    length: halves(300),
    rate: fc.constantFrom(0.25, 0.5, 1, 2, 4, 16),
  })
  .map(({ length, ...rest }) => ({ ...rest, toSeconds: rest.fromSeconds + length }));

/** Reports in the order in which they come in. */
export const anyArrivals: fc.Arbitrary<Arrival[]> = fc
  .array(
    fc.record({
      arrivesAtSeconds: halves(400),
      segments: fc.array(anySegment, { minLength: 1, maxLength: 4 }),
    }),
    { minLength: 1, maxLength: 12 },
  )
  .map((all) => all.toSorted((a, b) => a.arrivesAtSeconds - b.arrivesAtSeconds));

/** What an honest page reports: what played until now, in order, sometimes paused or gone elsewhere. */
export const honestArrivals: fc.Arbitrary<Arrival[]> = fc
  .array(
    fc.record({
      playsSeconds: fc.integer({ min: 1, max: 15 }),
      pausesSeconds: fc.integer({ min: 0, max: 60 }),
      goesTo: fc.option(fc.integer({ min: 0, max: 500 })),
      rate: fc.constantFrom(0.5, 1, 2),
    }),
    { minLength: 1, maxLength: 12 },
  )
  .map((plays) => {
    let atSeconds = 0;
    let position = 0;
    return plays.map(({ playsSeconds, pausesSeconds, goesTo, rate }) => {
      const fromSeconds = goesTo ?? position;
      const toSeconds = Math.min(fromSeconds + playsSeconds * rate, video.durationSeconds);
      const segment = { atSeconds, fromSeconds, toSeconds, rate };
      atSeconds += playsSeconds;
      position = toSeconds;
      const arrival = { arrivesAtSeconds: atSeconds, segments: [segment] };
      atSeconds += pausesSeconds;
      return arrival;
    });
  });
