import { type TemplateResult, html, svg } from 'lit';
import type { AttendanceResponse } from '../../server/contract/educator.ts';
import { placeOf } from './duration.ts';
import type { PartProgress } from './element-state.ts';
import { isTimed } from './part-kinds.ts';
import { say } from './say.ts';

type Part = AttendanceResponse['event']['parts'][number];
type Range = PartProgress['covered'][number];

/** Narrower holes could not be seen. */
const LEAST_SHARE = 0.006;

/**
 * The stretches that are done as a bar. Where something with positions is missing, the bar is a
 * button that goes to the first unseen place.
 */
export function rangesView(
  part: Part,
  { covered = [], missing = [[0, part.durationSeconds]] }: Partial<PartProgress> = {},
  goTo: (atSeconds: number) => void,
): TemplateResult {
  const [first] = missing;
  const bar = barView(part.durationSeconds, covered, missing);
  if (!first || isTimed(part)) return html`<p class="ranges" part="ranges">${bar}</p>`;
  return html`<button
    type="button"
    class="ranges"
    part="ranges"
    aria-describedby="title-${part.id}"
    @click=${() => goTo(first[0])}
  >
    ${bar}${say('firstMissing', placeOf(first[0]))}
  </button>`;
}

/** What is done is filled; a hole in it is drawn wide enough to be seen. */
function barView(
  durationSeconds: number,
  covered: readonly Range[],
  missing: readonly Range[],
): TemplateResult {
  const done: readonly Range[] = missing.length > 0 ? covered : [[0, durationSeconds]];
  const least = durationSeconds * LEAST_SHARE;
  return html`<svg aria-hidden="true" viewBox="0 0 ${durationSeconds} 1" preserveAspectRatio="none">
    ${done.map(([from, to]) => rectView(from, to - from))}
    ${missing.map(([from, to]) => rectView(from, Math.max(to - from, least), 'hole'))}
  </svg>`;
}

const rectView = (x: number, width: number, name = '') =>
  svg`<rect class=${name} x=${x} width=${width} height="1"></rect>`;
