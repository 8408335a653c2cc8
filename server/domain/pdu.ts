/** Steps in which a host's PDUPS account takes units. */
export type UnitStep = 1 | 0.5 | 0.25;

/**
 * PDUs for hours of instruction: 1 hour = 1 PDU, always rounded down to the host's step (R-PDU-1).
 * Counts in whole minutes, since 5.999 h is not 6 h.
 * @example pdusForMinutes(359, 1) // 5
 */
export function pdusForMinutes(minutes: number, step: UnitStep): number {
  const minutesPerStep = 60 * step;
  return Math.floor(minutes / minutesPerStep) * step;
}
