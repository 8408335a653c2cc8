import type { AttendanceResponse, BeatResponse } from '../../server/contract/educator.ts';
import type { BeatQueue } from './beat-queue.ts';
import type { PresenceQuestion } from './element-state.ts';
import { isTimed } from './part-kinds.ts';
import type { PartTracker } from './part-tracker.ts';
import { type Outcome, PresenceCheck } from './presence-check.ts';
import { type Segment, endSeconds, inMillis, totalSeconds } from './segments.ts';
import { SessionClock } from './session-clock.ts';

type Part = AttendanceResponse['event']['parts'][number];

/** Puts what the trackers saw into the line of reports, and asks whether somebody is there. */
export class Counter {
  /** Somebody touched the page since the last entry of the line. */
  isAlive = false;

  readonly #queue: BeatQueue;
  readonly #trackers: () => readonly PartTracker[];
  #clock = new SessionClock();
  #presence = new PresenceCheck();
  /** Where the question is asked; its outcome goes with this part. */
  #partId = '';

  constructor(queue: BeatQueue, trackers: () => readonly PartTracker[]) {
    this.#queue = queue;
    this.#trackers = trackers;
  }

  get question(): PresenceQuestion | null {
    return this.#presence.question;
  }

  /** A new session has a time of its own. */
  begin(): void {
    this.#clock = new SessionClock();
    this.#presence = new PresenceCheck();
  }

  /** Takes in an answer at the moment it arrived. */
  take({ presence, session }: Pick<BeatResponse, 'presence' | 'session'>): void {
    this.#clock.anchor(session.elapsedSeconds, performance.now());
    this.#presence.take(presence, this.#queue);
    this.#queue.hold(presence.isAway);
  }

  /** Puts what was done since the last time in line; of what was done elsewhere nothing. */
  count(parts: readonly Part[], isElsewhere: boolean): void {
    for (const tracker of this.#trackers()) {
      const stretches = tracker.take();
      const part = parts.find(({ id }) => id === tracker.partId);
      if (!part || stretches.length === 0 || isElsewhere) continue;
      const placed = this.#clock.place(stretches);
      this.#add(part, isTimed(part) ? placed.map(atItsTime) : placed.flatMap(within(part)));
    }
  }

  answer(): void {
    const isMissed = this.question?.state === 'missed';
    const outcome = this.#presence.answer();
    // What waits would earn nothing while the server takes everybody for away.
    if (outcome) this.#tell(outcome, { isFirst: isMissed && !this.#queue.hasOutcome });
  }

  #add({ id: partId, isChecked }: Part, segments: readonly Segment[]): void {
    this.#queue.add({ partId, segments, isAlive: this.#takeSign(), isChecked });
    if (!isChecked) return;
    this.#partId = partId;
    const outcome = this.#presence.count(totalSeconds(segments));
    if (outcome) this.#tell(outcome);
  }

  #tell(check: Outcome, order = {}): void {
    const entry = { partId: this.#partId, segments: [], isChecked: true, check };
    this.#queue.add({ ...entry, isAlive: check.outcome === 'answered' && this.#takeSign() }, order);
    void this.#queue.flush();
  }

  #takeSign(): boolean {
    const { isAlive } = this;
    this.isAlive = false;
    return isAlive;
  }
}

/** A recording may turn out longer than its host said; there is no more of the part. */
const within =
  ({ durationSeconds }: Part) =>
  (segment: Segment): Segment[] =>
    segment.fromSeconds < durationSeconds
      ? [{ ...segment, toSeconds: Math.min(segment.toSeconds, durationSeconds) }]
      : [];

/** In a part without positions only the length counts, so it gets those of its time. */
const atItsTime = (segment: Segment): Segment =>
  inMillis({ ...segment, fromSeconds: segment.atSeconds, toSeconds: endSeconds(segment) });
