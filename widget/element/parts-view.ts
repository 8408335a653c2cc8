import { type TemplateResult, html } from 'lit';
import type { AttendanceResponse } from '../../server/contract/educator.ts';
import { duration } from './duration.ts';
import type { WhyNot } from './element-state.ts';
import { playerView } from './player-view.ts';
import { hasPlaces, rangesView } from './ranges-view.ts';
import { say } from './say.ts';

type Part = AttendanceResponse['event']['parts'][number];
type Progress = AttendanceResponse['progress']['parts'][number];

/** Where a player of the page itself may be put instead of ours. */
export const slotOf = (partId: string): string => `part-${partId}`;

export interface PartState {
  part: Part;
  progress: Progress | undefined;
  whyNot: WhyNot;
  /** What the element stands around takes the player's place. */
  isWrapped: boolean;
  goTo: (atSeconds: number) => void;
}

const nothingYet = (part: Part): Progress => ({
  partId: part.id,
  covered: [],
  missing: [[0, part.durationSeconds]],
  verifiedSeconds: 0,
});

/** One part, alone or of several: its player, what of it is done, and whether it counts now. */
export function partView(state: PartState, isAlone = false): TemplateResult {
  const { part, progress = nothingYet(part), goTo, isWrapped } = state;
  const titleId = `title-${part.id}`;
  return html`<section class="part" part="part">
    ${isAlone ? html`<h2 id=${titleId}>${part.title}</h2>` : html`<h3 id=${titleId}>${part.title}</h3>`}
    <slot name=${slotOf(part.id)}>${isWrapped ? html`<slot></slot>` : playerView(part)}</slot>
    ${rangesView(part, progress, goTo)} ${statusView(state)}
  </section>`;
}

/** One small line and a bar, for a page that the part is itself. */
export function minimalView(state: PartState): TemplateResult {
  const { part, progress = nothingYet(part) } = state;
  return html`<div class="minimal" part="minimal">
    ${statusView(state)}
    <progress
      aria-label=${part.title}
      max=${part.durationSeconds}
      .value=${Math.min(progress.verifiedSeconds, part.durationSeconds)}
    ></progress>
  </div>`;
}

/** What counts now, and how much did. It changes by itself, so it is not read out by itself. */
function statusView({ part, progress, whyNot }: PartState): TemplateResult {
  const done = duration(progress?.verifiedSeconds ?? 0);
  return html`<p class="status" part="status">
    <span>${say('part')}: ${say('verifiedOf', done, duration(part.durationSeconds))}</span>
    <span class="now ${whyNot}">${whyNotWords(part, whyNot)}</span>
  </p>`;
}

/** Only a player can be paused; the rest is used or not. */
const whyNotWords = (part: Part, whyNot: WhyNot): string =>
  say(whyNot === 'paused' && !hasPlaces(part) ? 'unused' : whyNot);
