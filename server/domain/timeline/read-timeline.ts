import type { AddedByHand, Reported, TakenBack } from '../ledger/deeds.ts';
import { earnedMs } from '../ledger/earned.ts';
import { type EvidenceRow, type EvidenceText, readRow } from '../ledger/evidence-row.ts';
import { EMPTY_LEDGER, type Ledger, applyDeed } from '../ledger/ledger.ts';
import type { Part } from '../parts.ts';
import { joinStretches } from './join-stretches.ts';
import type { Stretch, Timeline } from './timeline.ts';

/** What a chain of evidence says, for people (R-TIM-4). Rows of one attendance, from the first. */
export function readTimeline(rows: readonly EvidenceRow[], parts: readonly Part[]): Timeline {
  const reader = new TimelineReader();
  for (const row of rows) reader.read(readRow(row), row.hash);
  const { stretches, ...rest } = reader.timeline;
  return { ...rest, stretches: joinStretches(stretches, parts) };
}

/** Goes through the rows with the ledger's own rules, so that it says of no second what they don't. */
class TimelineReader {
  readonly timeline: Timeline = { sessions: [], stretches: [], checks: [], additions: [] };
  #ledger: Ledger = EMPTY_LEDGER;
  /** Credited since the last sign of life, in parts that ask; lost when a question is missed. */
  #sinceSign: Stretch[] = [];

  read(text: EvidenceText, hash: string): void {
    this.#ledger = applyDeed(this.#ledger, text, { hash });
    switch (text.kind) {
      case 'opened':
        this.#sinceSign = [];
        this.timeline.sessions.push({
          number: text.session,
          device: text.device,
          startedAtMs: text.startedAtMs,
          endedAtMs: null,
          lastHeardAtMs: null,
          refusedMs: 0,
        });
        return;
      case 'superseded': {
        const session = this.#session(text.session);
        if (session) session.endedAtMs = text.endedAtMs;
        return;
      }
      case 'reported':
        return this.#report(text);
      case 'added-by-hand':
        return this.#add(text);
      case 'taken-back':
        return this.#takeBack(text);
    }
  }

  #report(text: Reported & EvidenceText): void {
    const { session: number, part: partId, check, refusedMs = 0 } = text;
    const session = this.#session(number);
    const startMs = session?.startedAtMs ?? 0;
    const atMs = Date.parse(text.at);
    if (session) {
      session.lastHeardAtMs = atMs;
      session.refusedMs += refusedMs;
    }
    if (check) {
      this.timeline.checks.push({ atMs, session: number, partId, outcome: check });
      if (check === 'missed') for (const stretch of this.#sinceSign) stretch.isProven = false;
      this.#sinceSign = [];
    }
    const isProven = !this.#ledger.presence.isAway;
    const fresh = text.pieces.map(([at, until, fromMs, toMs, ratePerMille]) => ({
      partId,
      session: number,
      fromMs,
      toMs,
      ratePerMille,
      isProven,
      atMs: startMs + at,
      untilMs: startMs + until,
      countedMs: until - at,
    }));
    this.timeline.stretches.push(...fresh);
    if (text.isAlive) this.#sinceSign = [];
    else if (text.isChecked && isProven) this.#sinceSign.push(...fresh);
  }

  #add({ sequence, at, part, added, reason, by }: AddedByHand & EvidenceText): void {
    this.timeline.additions.push({
      row: sequence,
      atMs: Date.parse(at),
      by,
      partId: part,
      reason,
      ms: earnedMs(added),
      ranges: added.map(([from, to]) => [from, to]),
      takenBack: null,
    });
  }

  #takeBack({ sequence, at, row, taken, reason, by }: TakenBack & EvidenceText): void {
    const addition = this.timeline.additions.find((one) => one.row === row);
    const ms = earnedMs(taken);
    if (addition) addition.takenBack = { row: sequence, atMs: Date.parse(at), by, reason, ms };
  }

  #session(number: number) {
    return this.timeline.sessions.find((one) => one.number === number);
  }
}
