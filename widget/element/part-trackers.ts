import type { AttendanceResponse } from '../../server/contract/educator.ts';
import { type TargetHost, findTarget, trackerFor } from './find-target.ts';
import { loadPlayer } from './media-elements.ts';
import type { PartTracker, TrackerPorts } from './part-tracker.ts';

type Part = AttendanceResponse['event']['parts'][number];

/** The trackers of one element: one for each part that is on the page. */
export class PartTrackers {
  readonly #host: TargetHost;
  readonly #portsFor: (part: Part) => TrackerPorts;
  #all: PartTracker[] = [];

  constructor(host: TargetHost, portsFor: (part: Part) => TrackerPorts) {
    this.#host = host;
    this.#portsFor = portsFor;
  }

  get all(): readonly PartTracker[] {
    return this.#all;
  }

  /** Finds the parts that are on the page now and lets go of those that are gone. */
  attach(parts: readonly Part[]): void {
    const host = this.#host;
    const mine = parts.filter(({ id }) => !host.partId || host.partId === id);
    const before = this.#all;
    this.#all = mine.flatMap((part) => {
      loadPlayer(part.kind)?.then(
        () => host.requestUpdate(),
        () => undefined,
      );
      const target = findTarget(host, part, parts.length === 1);
      if (!target) return [];
      const known = before.find((one) => one.partId === part.id && one.target === target);
      return [known ?? trackerFor(target, part, this.#portsFor(part))];
    });
    before.filter((one) => !this.#all.includes(one)).forEach((one) => one.disconnect());
  }

  disconnect(): void {
    this.#all.forEach((one) => one.disconnect());
    this.#all = [];
  }
}
