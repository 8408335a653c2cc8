import type { AttendanceResponse } from '../../server/contract/educator.ts';
import { type TargetHost, findTarget, trackerFor } from './find-target.ts';
import { loadPlayer, playerTag } from './media-elements.ts';
import type { PartTracker, TrackerPorts } from './part-tracker.ts';

type Part = AttendanceResponse['event']['parts'][number];

export interface PartTrackersOptions {
  host: TargetHost;
  portsFor: (part: Part) => TrackerPorts;
  /** A player of another site can be used now. */
  onPlayer: () => void;
}

/** The trackers of one element: one for each part that is on the page. */
export class PartTrackers {
  readonly #options: PartTrackersOptions;
  #all: PartTracker[] = [];

  constructor(options: PartTrackersOptions) {
    this.#options = options;
  }

  get all(): readonly PartTracker[] {
    return this.#all;
  }

  /** Finds the parts that are on the page now and lets go of those that are gone. */
  attach(parts: readonly Part[]): void {
    const { host, portsFor } = this.#options;
    const mine = parts.filter(({ id }) => !host.partId || host.partId === id);
    const before = this.#all;
    this.#all = mine.flatMap((part) => {
      this.#load(part);
      const target = findTarget(host, part, parts.length === 1);
      if (!target) return [];
      const known = before.find((one) => one.partId === part.id && one.target === target);
      return [known ?? trackerFor(target, part, portsFor(part))];
    });
    before.filter((one) => !this.#all.includes(one)).forEach((one) => one.disconnect());
  }

  disconnect(): void {
    this.#all.forEach((one) => one.disconnect());
    this.#all = [];
  }

  #load({ kind }: Part): void {
    const tag = playerTag(kind);
    if (!tag?.includes('-') || customElements.get(tag)) return;
    loadPlayer(tag).then(this.#options.onPlayer, () => undefined);
  }
}
