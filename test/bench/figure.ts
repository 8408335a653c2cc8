/** One measured figure, as `npm run bench` prints it. */
export interface Figure {
  name: string;
  unit: string;
  ours: number;
  baseline: number;
  /** How many times better ours is. */
  ratio: number;
}

/** Measures both sides in turn, so that what else the machine does falls on both alike. */
export async function measureInTurn(
  rounds: number,
  sides: { ours: () => Promise<number>; baseline: () => Promise<number> },
): Promise<{ ours: number; baseline: number }> {
  const ours: number[] = [];
  const baseline: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    ours.push(await sides.ours());
    baseline.push(await sides.baseline());
  }
  return { ours: median(ours), baseline: median(baseline) };
}

/** How many of these pieces of work are done in a second, all begun at once. */
export async function perSecond(work: readonly (() => Promise<unknown>)[]): Promise<number> {
  const startedAt = performance.now();
  await Promise.all(work.map((piece) => piece()));
  return work.length / ((performance.now() - startedAt) / 1000);
}

const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;

/** Two digits behind the point are more than the machine repeats. */
export const rounded = (value: number): number => Math.round(value * 100) / 100;
