import { type TemplateResult, html } from 'lit';
import type { AttendanceResponse } from '../../server/contract/educator.ts';
import { duration } from './duration.ts';
import type { ElementState } from './element-state.ts';
import { isTimed } from './part-kinds.ts';
import { playerView } from './player-view.ts';
import { rangesView } from './ranges-view.ts';
import { say } from './say.ts';

type Part = AttendanceResponse['event']['parts'][number];

/** Where a player of the page itself may be put instead of ours. */
export const slotOf = (partId: string): string => `part-${partId}`;

/** One part, alone or of several: its player, what of it is done, and whether it counts now. */
export function partView(event: ElementState, part: Part, isAlone = false): TemplateResult {
  const { id, title } = part;
  const titleId = `title-${id}`;
  return html`<section part="part">
    ${isAlone ? html`<h2 id=${titleId}>${title}</h2>` : html`<h3 id=${titleId}>${title}</h3>`}
    <slot name=${slotOf(id)}>${event.isWrapped(id) ? html`<slot></slot>` : playerView(part)}</slot>
    ${rangesView(part, event.progressOf(id), (at) => event.goTo(id, at))} ${statusView(event, part)}
  </section>`;
}

/** One small line and a bar, for a page that the part is itself. */
export function minimalView(event: ElementState, part: Part): TemplateResult {
  const { id, title, durationSeconds } = part;
  return html`<div class="minimal" part="minimal">
    ${statusView(event, part)}
    <progress
      aria-label=${title}
      max=${durationSeconds}
      .value=${Math.min(event.progressOf(id)?.verifiedSeconds ?? 0, durationSeconds)}
    ></progress>
  </div>`;
}

/** What counts now, and how much did. It changes by itself, so it is not read out by itself. */
function statusView(event: ElementState, part: Part): TemplateResult {
  const done = duration(event.progressOf(part.id)?.verifiedSeconds ?? 0);
  const whyNot = event.whyNot(part.id);
  // Only a player can be paused; the rest is used or not.
  const words = whyNot === 'paused' && isTimed(part) ? 'unused' : whyNot;
  return html`<p class="status" part="status">
    <span>${say('part')}: ${say('verifiedOf', done, duration(part.durationSeconds))}</span>
    <span class="now ${whyNot}">${say(words)}</span>
  </p>`;
}
