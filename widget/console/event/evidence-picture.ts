import type { EvidenceResponse } from '../../../server/contract/evidence.ts';
import { timeIn } from './clock-words.ts';

/** A longer pause is cut out of the picture. */
const CUT_MS = 10 * 60_000;
const LEFT = 56;
const RIGHT = 12;
const CUT_WIDTH = 16;
/** As wide as a sitting of a minute has to be to be seen. */
const NARROWEST = 14;
const HAND_WIDTH = 64;
const BAND_HEIGHT = 96;
/** For the title above a band and the marks of questions below it. */
const ABOVE = 26;
const BELOW = 26;
/** Times below each other would run together. */
const LABEL_ROOM = 68;
const AXIS_HEIGHT = 40;

interface Sitting {
  fromMs: number;
  untilMs: number;
  x: number;
  width: number;
  /** Day and time of its begin; empty where there is no room. */
  label: { day: string; time: string } | null;
  /** When it ended, where there is room. */
  endTime: string;
}

interface Band {
  partId: string;
  title: string;
  y: number;
  height: number;
  durationSeconds: number;
}

/** Where everything of the picture is, in CSS pixels: x is the time of day, y the position in a part. */
export interface Picture {
  width: number;
  height: number;
  sittings: Sitting[];
  bands: Band[];
  lines: { x1: number; y1: number; x2: number; y2: number; isProven: boolean }[];
  checks: { x: number; y: number; outcome: 'answered' | 'missed' }[];
  /** Time that was added by hand, which happened at no time of day. */
  byHand: { x: number; width: number; blocks: { y: number; height: number }[] } | null;
}

/** Lays the evidence out; as wide as given, or wider when there are many sittings. */
export function evidencePicture(evidence: EvidenceResponse, wantedWidth: number): Picture {
  const additions = evidence.additions.filter(({ takenBack }) => !takenBack);
  const handWidth = additions.length > 0 ? HAND_WIDTH : 0;
  const bands = bandsOf(evidence);
  const sittings = place(sittingsOf(evidence), wantedWidth - LEFT - RIGHT - handWidth, evidence);
  const last = sittings.at(-1);
  const end = last ? last.x + last.width : LEFT;
  const bandOf = (id: string) => bands.find(({ partId }) => partId === id);
  const bottom = bands.at(-1);
  return {
    width: Math.max(wantedWidth, end + handWidth + RIGHT),
    height: (bottom ? bottom.y + bottom.height + BELOW : 0) + AXIS_HEIGHT,
    sittings,
    bands,
    lines: evidence.stretches.flatMap((stretch) => {
      const band = bandOf(stretch.partId);
      if (!band) return [];
      return [
        {
          x1: xOf(sittings, Date.parse(stretch.from)),
          y1: yOf(band, stretch.fromSeconds),
          x2: xOf(sittings, Date.parse(stretch.until)),
          y2: yOf(band, stretch.toSeconds),
          isProven: stretch.isProven,
        },
      ];
    }),
    checks: evidence.checks.flatMap(({ at, partId, outcome }) => {
      const band = bandOf(partId);
      if (!band) return [];
      return [{ x: xOf(sittings, Date.parse(at)), y: band.y + band.height + BELOW / 2, outcome }];
    }),
    byHand:
      additions.length === 0
        ? null
        : {
            x: end + CUT_WIDTH,
            width: HAND_WIDTH - CUT_WIDTH,
            blocks: additions.flatMap(({ partId, ranges }) => {
              const band = bandOf(partId);
              if (!band) return [];
              return ranges.map(([from, to]) => {
                const y = yOf(band, to);
                return { y, height: Math.max(2, yOf(band, from) - y) };
              });
            }),
          },
  };
}

const bandsOf = ({ parts }: EvidenceResponse): Band[] =>
  parts.map(({ id, title, durationSeconds }, index) => ({
    partId: id,
    title,
    y: ABOVE + index * (ABOVE + BAND_HEIGHT + BELOW),
    height: BAND_HEIGHT,
    durationSeconds,
  }));

/** Times at which something happened, without long pauses. */
export function sittingsOf({
  stretches,
}: Pick<EvidenceResponse, 'stretches'>): { fromMs: number; untilMs: number }[] {
  const sittings: { fromMs: number; untilMs: number }[] = [];
  const spans = stretches.map(({ from, until }) => [Date.parse(from), Date.parse(until)] as const);
  for (const [fromMs, untilMs] of spans.toSorted((a, b) => a[0] - b[0])) {
    const last = sittings.at(-1);
    if (last && fromMs - last.untilMs <= CUT_MS) last.untilMs = Math.max(last.untilMs, untilMs);
    else sittings.push({ fromMs, untilMs });
  }
  return sittings;
}

/** Shares the width by time; a short sitting is still to be seen. */
function place(
  sittings: readonly { fromMs: number; untilMs: number }[],
  room: number,
  { event: { timeZone } }: EvidenceResponse,
): Sitting[] {
  const allMs = sittings.reduce((sum, { fromMs, untilMs }) => sum + untilMs - fromMs, 0) || 1;
  const forTime = Math.max(0, room - CUT_WIDTH * (sittings.length - 1));
  let x = LEFT;
  let freeFrom = 0;
  return sittings.map(({ fromMs, untilMs }) => {
    const width = Math.max(NARROWEST, (forTime * (untilMs - fromMs)) / allMs);
    const label = x >= freeFrom ? labelOf(fromMs, timeZone) : null;
    if (label) freeFrom = x + LABEL_ROOM;
    const hasRoom = x + width - freeFrom >= LABEL_ROOM;
    const endTime = hasRoom ? timeIn(untilMs, timeZone) : '';
    const placed = { fromMs, untilMs, x, width, label, endTime };
    x += width + CUT_WIDTH;
    return placed;
  });
}

const labelOf = (ms: number, timeZone: string) => ({
  day: new Date(ms).toLocaleDateString('en-US', { month: 'short', day: 'numeric', timeZone }),
  time: timeIn(ms, timeZone),
});

/** A moment in a break lies at the end of the sitting before it. */
function xOf(sittings: readonly Sitting[], ms: number): number {
  const sitting = sittings.findLast(({ fromMs }) => fromMs <= ms) ?? sittings[0];
  if (!sitting) return LEFT;
  const { fromMs, untilMs, x, width } = sitting;
  const share = untilMs > fromMs ? (ms - fromMs) / (untilMs - fromMs) : 0;
  return x + width * Math.min(1, Math.max(0, share));
}

/** The begin of a part is at the bottom of its band. */
const yOf = ({ y, height, durationSeconds }: Band, seconds: number): number =>
  y + height * (1 - Math.min(1, seconds / durationSeconds));
