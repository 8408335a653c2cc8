import type { EvidenceResponse } from '../../../server/contract/evidence.ts';
import { duration, placeOf } from '../../element/duration.ts';
import { sittingsOf } from './evidence-picture.ts';

/** More than so many stretches are counted instead of named. */
const NAMED = 4;

/** What the picture shows, in words, for those who do not see it. */
export function pictureWords(evidence: EvidenceResponse): string {
  const sittings = sittingsOf(evidence).length;
  const { checks } = evidence;
  const missed = checks.filter(({ outcome }) => outcome === 'missed').length;
  const asked =
    checks.length === 0
      ? ''
      : ` Asked whether somebody is there: ${times(checks.length - missed)} answered, ${times(missed)} missed.`;
  const parts = evidence.parts.map((part) => partWords(evidence, part)).join(' ');
  return `${sittings} sitting${sittings === 1 ? '' : 's'}. ${parts}${asked}`;
}

const times = (count: number): string => `${count} time${count === 1 ? '' : 's'}`;

function partWords(
  { stretches, additions }: EvidenceResponse,
  { id, title }: EvidenceResponse['parts'][number],
): string {
  const own = stretches.filter(({ partId, isProven }) => partId === id && isProven);
  const ranges = joined(own.map(({ fromSeconds, toSeconds }) => [fromSeconds, toSeconds] as const));
  const bySeconds = additions
    .filter(({ partId, takenBack }) => partId === id && !takenBack)
    .reduce((sum, { seconds }) => sum + seconds, 0);
  const byHand = bySeconds > 0 ? `, and ${duration(bySeconds)} added by hand` : '';
  return `“${title}”: ${rangeWords(ranges)}${byHand}.`;
}

function rangeWords(ranges: readonly (readonly [number, number])[]): string {
  if (ranges.length === 0) return 'nothing counted yet';
  if (ranges.length > NAMED) return `${ranges.length} stretches counted`;
  const words = ranges.map(([from, to]) => `${placeOf(from)} to ${placeOf(to)}`);
  return `${words.join(', ')} counted`;
}

function joined(ranges: readonly (readonly [number, number])[]): [number, number][] {
  const all: [number, number][] = [];
  for (const [from, to] of ranges.toSorted((a, b) => a[0] - b[0])) {
    const last = all.at(-1);
    if (last && from <= last[1] + 1) last[1] = Math.max(last[1], to);
    else all.push([from, to]);
  }
  return all;
}
