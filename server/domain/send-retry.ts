/** After the first failure it is tried again this soon; each further wait is twice as long. */
export const FIRST_WAIT_SECONDS = 60;
/** No wait is longer. */
export const LONGEST_WAIT_SECONDS = 4 * 3600;
/** What could not be handed over for so long is given up. */
export const GIVE_UP_AFTER_SECONDS = 3 * 24 * 3600;

/**
 * How long to wait after so many attempts in vain, until the next one; null when it is given up.
 * @example waitAfter(1) // 60
 * @example waitAfter(2) // 120
 */
export function waitAfter(attempts: number): number | null {
  let wait = FIRST_WAIT_SECONDS;
  let waited = 0;
  for (let attempt = 1; attempt < attempts; attempt += 1) {
    waited += wait;
    wait = Math.min(wait * 2, LONGEST_WAIT_SECONDS);
  }
  return waited + wait > GIVE_UP_AFTER_SECONDS ? null : wait;
}
