import type { AttendanceResponse } from '../../server/contract/educator.ts';
import type { BeatQueue } from './beat-queue.ts';
import { PartTracker, type PartTrackerOptions } from './part-tracker.ts';
import { slotOf } from './parts-view.ts';

type Part = AttendanceResponse['event']['parts'][number];
type Progress = AttendanceResponse['progress']['parts'];

/** A report is due this often while something plays (design.md, “Proof of time”). */
const BEAT_MS = 15_000;
/** Of a short recording, so that people see the time grow. */
const SHORT_BEAT_MS = 5000;
const SHORT_PART_SECONDS = 120;

export interface PartTrackersOptions {
  queue: BeatQueue;
  coveredTo: (partId: string) => number;
  onNotice: PartTrackerOptions['onNotice'];
}

/** Watches the players of all parts and feeds one queue of reports. */
export class PartTrackers {
  readonly #options: PartTrackersOptions;
  readonly #byMedia = new Map<HTMLMediaElement, PartTracker>();
  #timer: ReturnType<typeof setInterval> | undefined;

  constructor(options: PartTrackersOptions) {
    this.#options = options;
  }

  /** Finds the players that are on the page now and lets go of those that are gone. */
  attach(root: ParentNode, parts: readonly Part[]): void {
    const found = parts.flatMap((part) => {
      const media = playerOf(root, part.id);
      return media ? [{ part, media }] : [];
    });
    const present = new Set(found.map(({ media }) => media));
    for (const [media, tracker] of this.#byMedia) {
      if (present.has(media)) continue;
      tracker.disconnect();
      this.#byMedia.delete(media);
    }
    for (const { part, media } of found) {
      if (!this.#byMedia.has(media)) this.#byMedia.set(media, this.#track(part.id, media));
    }
    this.#timer ??= setInterval(() => void this.#tick(), beatMs(parts));
  }

  /** Puts everything that played in line and sends it. */
  async report({ isLeaving = false } = {}): Promise<void> {
    for (const tracker of this.#byMedia.values())
      this.#options.queue.add(tracker.partId, tracker.take());
    await this.#options.queue.flush({ isLeaving });
  }

  goToMissing(progress: Progress): void {
    const first = progress.find(({ missing }) => missing.length > 0);
    const tracker = [...this.#byMedia.values()].find(({ partId }) => partId === first?.partId);
    const start = first?.missing[0]?.[0];
    if (start !== undefined) tracker?.goTo(start);
  }

  disconnect(): void {
    clearInterval(this.#timer);
    void this.report({ isLeaving: true });
    for (const tracker of this.#byMedia.values()) tracker.disconnect();
    this.#byMedia.clear();
  }

  #track(partId: string, media: HTMLMediaElement): PartTracker {
    const { coveredTo, onNotice } = this.#options;
    return new PartTracker({
      partId,
      media,
      coveredTo: () => coveredTo(partId),
      onRest: () => void this.report({ isLeaving: document.visibilityState === 'hidden' }),
      onNotice,
    });
  }

  async #tick(): Promise<void> {
    if ([...this.#byMedia.values()].some(({ isPlaying }) => isPlaying)) await this.report();
  }
}

/** The page's own player when it gave one, else ours. */
function playerOf(root: ParentNode, partId: string): HTMLMediaElement | null {
  const slot = root.querySelector<HTMLSlotElement>(`slot[name="${slotOf(CSS.escape(partId))}"]`);
  const [own] = slot?.assignedElements() ?? [];
  if (own instanceof HTMLMediaElement) return own;
  return slot?.querySelector('video') ?? null;
}

const beatMs = (parts: readonly Part[]): number =>
  parts.some(({ durationSeconds }) => durationSeconds < SHORT_PART_SECONDS)
    ? SHORT_BEAT_MS
    : BEAT_MS;
