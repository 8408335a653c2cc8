/** Where somebody stands with an event. */
export type PersonStatus = 'in-progress' | 'ready' | 'waiting' | 'issued';
/** How far somebody is: a quarter of what has to be proven, then claim and certificate. */
export type ProgressStep = Exclude<PersonStatus, 'in-progress'> | (typeof QUARTERS)[number];

const QUARTERS = ['under-25', 'under-50', 'under-75', 'under-100'] as const;
const STEPS: readonly ProgressStep[] = [...QUARTERS, 'ready', 'waiting', 'issued'];

/**
 * The proven share of what an event asks for, 0 to 1: the smaller one of time and coverage, since
 * both are needed (R-PDU-2, R-TIM-2).
 * @example provenShare({ verifiedSeconds: 1800, requiredSeconds: 3600, coveredShare: 0.9 }) // 0.5
 */
export function provenShare(person: {
  verifiedSeconds: number;
  requiredSeconds: number;
  coveredShare: number;
}): number {
  const { verifiedSeconds, requiredSeconds, coveredShare } = person;
  const ofTime = requiredSeconds === 0 ? coveredShare : verifiedSeconds / requiredSeconds;
  return Math.min(ofTime, coveredShare, 1);
}

/** Counts people by step; every step is there, in order, also with 0. */
export function countSteps(
  people: readonly { status: PersonStatus; share: number }[],
): { step: ProgressStep; count: number }[] {
  const counts = new Map<ProgressStep, number>(STEPS.map((step) => [step, 0]));
  for (const person of people) {
    const step = stepOf(person);
    counts.set(step, (counts.get(step) ?? 0) + 1);
  }
  return [...counts].map(([step, count]) => ({ step, count }));
}

/** Somebody who has watched all and still misses the evaluation stands in the last quarter. */
function stepOf({ status, share }: { status: PersonStatus; share: number }): ProgressStep {
  if (status !== 'in-progress') return status;
  return QUARTERS[Math.min(Math.floor(share * QUARTERS.length), QUARTERS.length - 1)] ?? 'under-25';
}

/**
 * Counts what happened on each day, in order of days.
 * @example countDays(['2026-11-02', '2026-11-01', '2026-11-02']) // 1 on the first, 2 on the second
 */
export function countDays(days: readonly string[]): { day: string; count: number }[] {
  const counts = new Map<string, number>();
  for (const day of days.toSorted()) counts.set(day, (counts.get(day) ?? 0) + 1);
  return [...counts].map(([day, count]) => ({ day, count }));
}
