/** Clocks and networks jitter, so honest pages come to a few seconds. */
const FLAGGED_FROM_MS = 60_000;

/**
 * Whether a page claimed so much more than the clock allows that the host should look at it. It was
 * never credited (R-TIM-5); many such claims come from a script.
 */
export const isFlagged = ({ refusedMs }: { refusedMs: number }): boolean =>
  refusedMs > FLAGGED_FROM_MS;
