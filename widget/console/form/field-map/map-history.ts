import type { FieldMapRequest } from '../../../../server/contract/host.ts';

/** More steps back than anybody takes. */
const KEPT_STEPS = 100;

/** The places as they are now, and as they were before each step. */
export class MapHistory {
  now: FieldMapRequest | null = null;
  #past: FieldMapRequest[] = [];
  readonly #changed: () => void;

  /** `changed` is called after each change. */
  constructor(changed: () => void) {
    this.#changed = changed;
  }

  get canUndo(): boolean {
    return this.#past.length > 0;
  }

  start(map: FieldMapRequest): void {
    this.now = map;
    this.#past = [];
    this.#changed();
  }

  /** What comes from here on is one step, such as a drag. */
  begin(): void {
    if (this.now && this.now !== this.#past.at(-1)) this.#past.push(this.now);
    this.#past = this.#past.slice(-KEPT_STEPS);
  }

  replace(map: FieldMapRequest): void {
    this.now = map;
    this.#changed();
  }

  /** False when there is no step to take back. */
  undo(): boolean {
    // A click that moved nothing left a step that changes nothing.
    while (this.#past.at(-1) === this.now && this.#past.length > 0) this.#past.pop();
    const before = this.#past.pop();
    if (!before) return false;
    this.replace(before);
    return true;
  }
}
