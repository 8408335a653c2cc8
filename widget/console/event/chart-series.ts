import type { ProgressSeriesResponse, ProgressStep } from '../../../server/contract/people.ts';

/** One bar. */
export interface StepPoint {
  label: string;
  count: number;
}

/** Certificates of one stretch of time, and all until its end. */
export interface IssuedPoint {
  label: string;
  count: number;
  total: number;
}

const STEP_LABELS: Record<ProgressStep, string> = {
  'under-25': '0 to 24 %',
  'under-50': '25 to 49 %',
  'under-75': '50 to 74 %',
  'under-100': '75 % and more',
  ready: 'May claim',
  waiting: 'Claim waits',
  issued: 'Certificate issued',
};

/** Without a measure of time there is only one way of not being done. */
const UNMEASURED: Partial<Record<ProgressStep, string>> = { 'under-25': 'Not finished' };
const MEASURED_ONLY: readonly ProgressStep[] = ['under-50', 'under-75', 'under-100'];

/** Bars of how far people are; events that measure no time have no quarters. */
export function stepPoints(
  steps: ProgressSeriesResponse['steps'],
  isMeasured: boolean,
): StepPoint[] {
  if (isMeasured) return steps.map(({ step, count }) => ({ label: STEP_LABELS[step], count }));
  const open = steps.filter(({ step }) => MEASURED_ONLY.includes(step));
  const others = open.reduce((sum, { count }) => sum + count, 0);
  return steps
    .filter(({ step }) => !MEASURED_ONLY.includes(step))
    .map(({ step, count }) => ({
      label: UNMEASURED[step] ?? STEP_LABELS[step],
      count: step === 'under-25' ? count + others : count,
    }));
}

/** How far everybody is, in one sentence. */
export function stepsSummary(steps: ProgressSeriesResponse['steps']): string {
  const of = (step: ProgressStep) => steps.find((one) => one.step === step)?.count ?? 0;
  const all = steps.reduce((sum, { count }) => sum + count, 0);
  const [issued, waiting, ready] = [of('issued'), of('waiting'), of('ready')];
  const parts = [
    issued > 0 && `${issued} ${issued === 1 ? 'has' : 'have'} a certificate`,
    waiting > 0 && `${waiting} ${waiting === 1 ? 'waits' : 'wait'} for the form`,
    ready > 0 && `${ready} may claim`,
    all > issued + waiting + ready && `${all - issued - waiting - ready} on the way`,
  ];
  return `${all} ${all === 1 ? 'person' : 'people'}: ${parts.filter(Boolean).join(', ')}.`;
}

const DAY_MS = 24 * 3600 * 1000;
/** More bars than this can't be told apart on a phone. */
const MOST_BARS = 31;
const WEEK_DAYS = 7;

const SHORT = new Intl.DateTimeFormat('en-US', { month: 'short', day: 'numeric', timeZone: 'UTC' });
const MONTH = new Intl.DateTimeFormat('en-US', {
  month: 'short',
  year: 'numeric',
  timeZone: 'UTC',
});

/**
 * Certificates by day, or when that would be too many bars by week or month, with stretches without
 * any in between and the sum so far.
 * @example issuedPoints([{ day: '2026-11-02', count: 2 }]) // [{ label: 'Nov 2', count: 2, total: 2 }]
 */
export function issuedPoints(issued: ProgressSeriesResponse['issued']): IssuedPoint[] {
  const [first, last] = [issued[0], issued.at(-1)];
  if (!first || !last) return [];
  const days = (Date.parse(last.day) - Date.parse(first.day)) / DAY_MS + 1;
  if (days > MOST_BARS * WEEK_DAYS) return summed(issued, monthsBetween(first.day, last.day));
  const width = days > MOST_BARS ? WEEK_DAYS : 1;
  const starts = Array.from({ length: Math.ceil(days / width) }, (_, index) => {
    const start = new Date(Date.parse(first.day) + index * width * DAY_MS);
    const label = width === 1 ? SHORT.format(start) : `week of ${SHORT.format(start)}`;
    return { from: start.toISOString().slice(0, 10), label };
  });
  return summed(issued, starts);
}

function monthsBetween(first: string, last: string): { from: string; label: string }[] {
  const months = [];
  const month = new Date(`${first.slice(0, 7)}-01T00:00:00Z`);
  while (month.toISOString().slice(0, 7) <= last.slice(0, 7)) {
    months.push({ from: month.toISOString().slice(0, 10), label: MONTH.format(month) });
    month.setUTCMonth(month.getUTCMonth() + 1);
  }
  return months;
}

function summed(
  issued: ProgressSeriesResponse['issued'],
  starts: readonly { from: string; label: string }[],
): IssuedPoint[] {
  let total = 0;
  return starts.map(({ from, label }, index) => {
    const until = starts[index + 1]?.from;
    const own = issued.filter(({ day }) => day >= from && (until === undefined || day < until));
    const count = own.reduce((sum, one) => sum + one.count, 0);
    total += count;
    return { label, count, total };
  });
}

/** When certificates were issued, in one sentence; empty when none was. */
export function issuedSummary(points: readonly IssuedPoint[]): string {
  const last = points.at(-1);
  const most = points.toSorted((a, b) => b.count - a.count)[0];
  if (!last || !most) return '';
  const all = `${last.total} certificate${last.total === 1 ? '' : 's'} issued`;
  if (points.length === 1) return `${all}, on ${last.label}.`;
  return `${all}, from ${points[0]?.label} to ${last.label}; busiest: ${most.label} with ${most.count}.`;
}
