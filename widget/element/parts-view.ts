import { type TemplateResult, html, nothing, svg } from 'lit';
import type { AttendanceResponse } from '../../server/contract/educator.ts';
import { TEXTS } from './texts.ts';

type Part = AttendanceResponse['event']['parts'][number];
type Progress = AttendanceResponse['progress']['parts'][number];
type Range = Progress['covered'][number];

/** Holes that the server forgives are not worth a line in the picture. */
const SLIVER_SECONDS = 0.5;

/** Where a player of the page itself may be put instead of ours. */
export const slotOf = (partId: string): string => `part-${partId}`;

/** One part: its player and what of it was watched. */
export function partView(part: Part, progress: Progress | undefined): TemplateResult {
  return html`<section class="part" part="part">
    <h3>${part.title}</h3>
    <slot name=${slotOf(part.id)}>${playerView(part)}</slot>
    ${rangesView(part, progress)}
  </section>`;
}

function playerView({ id, title, sources, captionsSrc }: Part): TemplateResult {
  return html`<video
    data-part=${id}
    aria-label=${title}
    controls
    playsinline
    preload="metadata"
    crossorigin="anonymous"
    controlslist="nodownload"
    tabindex="0"
  >
    ${sources.map(({ src, type }) => html`<source src=${src} type=${type} />`)}
    ${
      captionsSrc
        ? html`<track kind="captions" srclang="en" label="English" src=${captionsSrc} />`
        : nothing
    }
  </video>`;
}

/** The watched stretches as a bar; in words for those who can't see it. */
function rangesView(part: Part, progress: Progress | undefined): TemplateResult {
  const isWhole = progress?.missing.length === 0;
  const covered: Range[] = isWhole ? [[0, part.durationSeconds]] : joined(progress?.covered ?? []);
  const seconds = covered.reduce((sum, [from, to]) => sum + to - from, 0);
  const percent = Math.floor((seconds / part.durationSeconds) * 100);
  return html`<div class="ranges">
    <svg
      role="img"
      aria-label=${TEXTS.watched(part.title, percent)}
      viewBox="0 0 ${part.durationSeconds} 1"
      preserveAspectRatio="none"
    >
      ${covered.map(
        ([from, to]) => svg`<rect x=${from} y="0" width=${to - from} height="1"></rect>`,
      )}
    </svg>
    <span aria-hidden="true">${percent} %</span>
  </div>`;
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
