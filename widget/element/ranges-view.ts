import { type TemplateResult, html, svg } from 'lit';
import type { AttendanceResponse } from '../../server/contract/educator.ts';
import { placeOf } from './duration.ts';
import { TRACKING } from './tracking-texts.ts';

type Part = AttendanceResponse['event']['parts'][number];
type Progress = AttendanceResponse['progress']['parts'][number];
type Range = Progress['covered'][number];

/** Holes that the server forgives are not worth a line in the picture. */
const SLIVER_SECONDS = 0.5;

/**
 * The stretches that are done as a bar. Where something with positions is missing, the bar is a
 * button that goes to the first unseen place.
 */
export function rangesView(
  part: Part,
  { covered, missing }: Pick<Progress, 'covered' | 'missing'>,
  goTo: (atSeconds: number) => void,
): TemplateResult {
  const [first] = missing;
  const shown: Range[] = first ? joined(covered) : [[0, part.durationSeconds]];
  const percent = TRACKING.share(shareOf(shown, part.durationSeconds));
  const bar = barView(shown, part.durationSeconds);
  if (!first)
    return html`<p class="ranges" part="ranges">${bar}<span>${TRACKING.complete}</span></p>`;
  if (!hasPlaces(part))
    return html`<p class="ranges" part="ranges">${bar}<span>${percent}</span></p>`;
  return html`<button
    type="button"
    class="ranges"
    part="ranges"
    aria-describedby="title-${part.id}"
    @click=${() => goTo(first[0])}
  >
    ${bar}<span>${percent} · ${TRACKING.firstMissing(placeOf(first[0]))}</span>
  </button>`;
}

/** Whether a part plays, so that one can go to a place in it. */
export const hasPlaces = ({ kind }: Part): boolean => !['page', 'embed', 'live'].includes(kind);

function barView(covered: readonly Range[], durationSeconds: number): TemplateResult {
  return html`<svg aria-hidden="true" viewBox="0 0 ${durationSeconds} 1" preserveAspectRatio="none">
    ${covered.map(([from, to]) => svg`<rect x=${from} y="0" width=${to - from} height="1"></rect>`)}
  </svg>`;
}

/** Rounded down, and never 100 while something is missing. */
function shareOf(covered: readonly Range[], durationSeconds: number): number {
  const seconds = covered.reduce((sum, [from, to]) => sum + to - from, 0);
  return Math.min(Math.floor((seconds / durationSeconds) * 100), 99);
}

function joined(ranges: readonly Range[]): Range[] {
  const shown: Range[] = [];
  for (const [from, to] of ranges) {
    const last = shown.at(-1);
    if (last && from - last[1] < SLIVER_SECONDS) last[1] = to;
    else shown.push([from, to]);
  }
  return shown;
}
