import { createStore, promisifyRequest } from 'idb-keyval';
import { type Line, isEmpty } from './beat-line.ts';

/** Nothing is proven by a report that comes later; the computer's date is good enough to tidy up. */
const KEPT_MS = 24 * 3600 * 1000;

interface Kept {
  key: string;
  line: Line;
  keptAtMs: number;
}

/**
 * Keeps what is not acknowledged in the browser's database, so that a crash, a reload or a closed tab
 * loses nothing (R-TIM-7). Where the browser refuses that, as in many frames of other sites, memory
 * has to do. `place` says whose it is: the server and the event.
 */
export class BeatStore {
  readonly #place: string;
  #store: ReturnType<typeof createStore> | null = null;
  readonly #locks = new Map<string, () => void>();

  constructor(place: string) {
    this.#place = `${place} `;
  }

  /** Keeps a session's line, or forgets it when there is nothing left of it. */
  async keep(line: Line): Promise<void> {
    const key = this.#place + line.sessionId;
    const kept: Kept = { key, line, keptAtMs: Date.now() };
    await this.#ask((store) => (isEmpty(line) ? store.delete(key) : store.put(kept, key)));
  }

  /** What pages that are no longer there have left; from now on it is this page's own. */
  async takeOver(): Promise<Line[]> {
    const all = await this.#ask<Kept[]>((store) => store.getAll());
    const lines: Line[] = [];
    for (const { key, line, keptAtMs } of all ?? []) {
      if (Math.abs(Date.now() - keptAtMs) > KEPT_MS) await this.#ask((store) => store.delete(key));
      else if (key.startsWith(this.#place) && (await this.hold(line.sessionId))) lines.push(line);
    }
    return lines;
  }

  /**
   * Marks a session's line as this page's, as long as the page lives; false when another page has it.
   * Two pages that sent the same line would give different reports the same number.
   */
  async hold(sessionId: string): Promise<boolean> {
    if (this.#locks.has(sessionId)) return true;
    const { locks } = navigator;
    // Browsers without locks, and frames that may have none, keep nothing that others could find.
    if (!locks) return true;
    return new Promise((resolve) => {
      const held = (lock: Lock | null) => {
        resolve(lock !== null);
        if (lock) return new Promise<void>((release) => this.#locks.set(sessionId, release));
        return undefined;
      };
      locks
        .request(this.#place + sessionId, { ifAvailable: true }, held)
        .catch(() => resolve(true));
    });
  }

  /** Lets go of every line; pages that hold something can't be kept for the way back. */
  release(): void {
    for (const release of this.#locks.values()) release();
    this.#locks.clear();
  }

  async #ask<T>(
    question: (store: IDBObjectStore) => IDBRequest<T> | IDBRequest,
  ): Promise<T | undefined> {
    try {
      this.#store ??= createStore('pdu-certificate', 'reports');
      return await this.#store('readwrite', (store) => promisifyRequest<T>(question(store)));
    } catch {
      return undefined;
    }
  }
}
