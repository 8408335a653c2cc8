/** One measured figure, as `npm run bench` prints it. */
export interface Figure {
  name: string;
  unit: string;
  ours: number;
  baseline: number;
  /** Ours divided by the baseline; whether more or less of it is better says `better`. */
  ratio: number;
  better: 'high' | 'low';
}

/** A figure of both sides, with no more digits than the machine repeats. */
export const figure = ({ name, unit, better, ours, baseline }: Omit<Figure, 'ratio'>): Figure => ({
  name,
  unit,
  ours: rounded(ours),
  baseline: rounded(baseline),
  ratio: Number((ours / baseline).toPrecision(3)),
  better,
});

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

const median = (values: readonly number[]): number => quantile(values, 0.5);

/** What this share of the values stays below, e.g. 0.95. */
export const quantile = (values: readonly number[], share: number): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length * share)] ?? Number.NaN;

/** Two digits behind the point are more than the machine repeats. */
const rounded = (value: number): number => Math.round(value * 100) / 100;
