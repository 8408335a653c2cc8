import { type SVGTemplateResult, type TemplateResult, html, nothing, svg } from 'lit';
import type { EvidenceResponse } from '../../../server/contract/evidence.ts';
import { placeOf } from '../../element/duration.ts';
import { type Picture, evidencePicture } from './evidence-picture.ts';
import { pictureWords } from './picture-words.ts';

/** Watched positions over time: one band for each part, each mark with a shape of its own. */
export function pictureView(evidence: EvidenceResponse, width: number): TemplateResult {
  const picture = evidencePicture(evidence, width);
  return html`<div class="picture-room" role="region" aria-label="Picture of the time" tabindex="0">
      <svg
        class="picture"
        role="img"
        aria-label=${pictureWords(evidence)}
        width=${picture.width}
        height=${picture.height}
        viewBox="0 0 ${picture.width} ${picture.height}"
      >
        ${picture.bands.map((band) => bandView(band, picture))}
        ${picture.sittings.map((sitting, index) => sittingView(sitting, index, picture))}
        ${picture.byHand ? handView(picture.byHand, picture) : nothing}
        ${picture.lines.map(
          ({ x1, y1, x2, y2, isProven }) =>
            svg`<line class=${isProven ? 'proven' : 'lost'} x1=${x1} y1=${y1} x2=${x2} y2=${y2} />`,
        )}
        ${picture.checks.map(({ x, y, outcome }) => checkMark(x, y, outcome))}
      </svg>
    </div>
    ${legend(evidence, picture.sittings.length > 1)}`;
}

function bandView(
  { title, y, height, durationSeconds }: Picture['bands'][number],
  { width, byHand }: Picture,
): SVGTemplateResult {
  return svg`<text class="title" x="2" y=${y - 9}>${shortened(title, byHand ? byHand.x - 8 : width)}</text>
    <text class="axis" x="50" y=${y + 10} text-anchor="end">${placeOf(durationSeconds)}</text>
    <text class="axis" x="50" y=${y + height} text-anchor="end">0:00</text>`;
}

/** Long titles are whole in the list below. */
function shortened(title: string, width: number): string {
  const room = Math.floor(width / 8);
  return title.length > room ? `${title.slice(0, room - 1)}…` : title;
}

function sittingView(
  { x, width, label, endTime }: Picture['sittings'][number],
  index: number,
  { bands, height }: Picture,
): SVGTemplateResult {
  return svg`${bands.map(
    (band) =>
      svg`<rect class="frame" x=${x} y=${band.y} width=${width} height=${band.height} />
        ${index > 0 ? svg`<path class="cut" d="M${x - 8} ${band.y}v${band.height}" />` : nothing}`,
  )}
  ${
    label
      ? svg`<text class="axis" x=${x} y=${height - 24}>${label.day}</text>
          <text class="axis" x=${x} y=${height - 8}>${label.time}</text>`
      : nothing
  }
  ${
    endTime
      ? svg`<text class="axis" x=${x + width} y=${height - 8} text-anchor="end">${endTime}</text>`
      : nothing
  }`;
}

const handView = (
  { x, width, blocks }: NonNullable<Picture['byHand']>,
  { bands }: Picture,
): SVGTemplateResult =>
  svg`${bands.map(
    (band) => svg`<rect class="frame" x=${x} y=${band.y} width=${width} height=${band.height} />`,
  )}
  ${blocks.map(
    (block) =>
      svg`<rect class="by-hand" x=${x} y=${block.y} width=${width} height=${block.height} />`,
  )}
  <text class="axis" x=${x - 8} y=${(bands[0]?.y ?? 0) - 9}>By hand</text>`;

/** A tick in a ring, or a cross. */
const checkMark = (
  x: number,
  y: number,
  outcome: Picture['checks'][number]['outcome'],
): SVGTemplateResult =>
  outcome === 'answered'
    ? svg`<g class="answered"><circle cx=${x} cy=${y} r="6" /><path d="M${x - 3} ${y}l2 2.5l4 -5" /></g>`
    : svg`<path class="missed" d="M${x - 5} ${y - 5}l10 10m0 -10l-10 10" />`;

/** Only what is there. */
function legend(
  { stretches, checks, additions }: EvidenceResponse,
  hasBreaks: boolean,
): TemplateResult {
  const line = (name: string) => svg`<line class=${name} x1="2" y1="12" x2="26" y2="4" />`;
  const shown: [boolean, SVGTemplateResult, string][] = [
    [stretches.some(({ isProven }) => isProven), line('proven'), 'Counted'],
    [stretches.some(({ isProven }) => !isProven), line('lost'), 'Not counted, nobody answered'],
    [has(checks, 'answered'), checkMark(14, 8, 'answered'), 'Asked and answered'],
    [has(checks, 'missed'), checkMark(14, 8, 'missed'), 'Asked, no answer'],
    [
      additions.some(({ takenBack }) => !takenBack),
      svg`<rect class="by-hand" x="4" y="2" width="20" height="12" />`,
      'Added by hand',
    ],
    [hasBreaks, svg`<path class="cut" d="M14 0v16" />`, 'A break, cut out'],
  ];
  return html`<ul class="legend">
    ${shown
      .filter(([isThere]) => isThere)
      .map(
        ([, mark, words]) =>
          html`<li>
            <svg class="picture" width="28" height="16" viewBox="0 0 28 16" aria-hidden="true">
              ${mark}
            </svg>
            ${words}
          </li>`,
      )}
  </ul>`;
}

const has = (checks: EvidenceResponse['checks'], wanted: string): boolean =>
  checks.some(({ outcome }) => outcome === wanted);
