/** Something that a person can be at. */
export interface Attentive {
  readonly partId: string;
  /** It plays, so it does not wait for anybody. */
  readonly isPlaying?: boolean;
  pause?(): void;
}

/**
 * Whom a person is with. Only one part of a page earns at a time, whichever element and event it is
 * in: what plays, else what was used last.
 */
class Attention {
  #holder: Attentive | null = null;

  /** What plays takes it from everybody, and another player pauses; the rest only while none plays. */
  take(who: Attentive): void {
    const before = this.#holder;
    if (before === who || (before?.isPlaying && !who.isPlaying)) return;
    this.#holder = who;
    if (before?.isPlaying) before.pause?.();
  }

  release(who: Attentive): void {
    if (this.#holder === who) this.#holder = null;
  }

  /** Whether somebody may be with it: it has the attention, or nobody has. */
  isFor(who: Attentive): boolean {
    return this.#holder === null || this.#holder === who;
  }
}

/** One person sits in front of one page. */
export const attention = new Attention();
