import { describe, expect, it } from 'vitest';
import type { EvidenceResponse } from '../../../server/contract/evidence.ts';
import { evidencePicture } from '../../../widget/console/event/evidence-picture.ts';
import { pictureWords } from '../../../widget/console/event/picture-words.ts';
import { timelineDays } from '../../../widget/console/event/timeline-days.ts';

/** Two evenings with the same film, a question missed, and ten minutes by hand. */
const EVIDENCE: EvidenceResponse = {
  person: {
    attendanceId: 'a',
    name: 'Anna Lee',
    hasEmail: false,
    verifiedSeconds: 2400,
    addedSeconds: 600,
    refusedSeconds: 0,
    isFlagged: false,
    coveredShare: 0.6,
    hasSubmittedEvaluation: false,
    isConfirmed: false,
    lastSeenAt: null,
    status: 'in-progress',
  },
  event: {
    id: 'e',
    title: 'Reading',
    timeZone: 'America/Denver',
    requiredSeconds: 3600,
    isTracked: true,
    mayAddTime: true,
  },
  parts: [
    { id: 'film', kind: 'video', title: 'Film', durationSeconds: 3600, verifiedSeconds: 2400 },
  ],
  sessions: [
    {
      number: 1,
      startedAt: '2026-11-02T05:30:00.000Z',
      endedAt: null,
      lastHeardAt: null,
      device: 'Firefox on Windows',
      userAgent: 'x',
      refusedSeconds: 185,
    },
  ],
  stretches: [
    stretch('2026-11-02T05:30:00.000Z', '2026-11-02T05:50:00.000Z', 0, 1200),
    stretch('2026-11-03T03:00:00.000Z', '2026-11-03T03:10:00.000Z', 1200, 1800),
    {
      ...stretch('2026-11-03T03:10:00.000Z', '2026-11-03T03:15:00.000Z', 1800, 2100),
      isProven: false,
    },
  ],
  checks: [{ at: '2026-11-03T03:16:00.000Z', session: 1, partId: 'film', outcome: 'missed' }],
  additions: [
    {
      row: 9,
      at: '2026-11-03T20:00:00.000Z',
      by: 'host',
      partId: 'film',
      seconds: 600,
      ranges: [[1800, 2400]],
      reason: 'Projector failed',
      takenBack: null,
    },
  ],
  chain: { rowCount: 9, head: 'f' },
};

function stretch(from: string, until: string, fromSeconds: number, toSeconds: number) {
  const seconds = toSeconds - fromSeconds;
  return {
    partId: 'film',
    session: 1,
    rate: 1,
    isProven: true,
    from,
    until,
    seconds,
    fromSeconds,
    toSeconds,
  };
}

describe('the picture of somebody’s time', () => {
  it('cuts breaks out, shares the width by time and puts positions from the bottom up', () => {
    const { width, sittings, bands, lines, checks, byHand } = evidencePicture(EVIDENCE, 600);
    expect(width).toBe(600);
    expect(sittings.map(({ label }) => label?.day)).toEqual(['Nov 1', 'Nov 2']);
    const [first, second] = sittings;
    expect((first?.width ?? 0) / (second?.width ?? 1)).toBeCloseTo(20 / 15);
    const [band] = bands;
    const [whole, , lost] = lines;
    expect(whole).toMatchObject({ x1: first?.x, y1: (band?.y ?? 0) + (band?.height ?? 0) });
    expect(whole?.y2).toBeCloseTo((band?.y ?? 0) + ((band?.height ?? 0) * 2) / 3);
    expect(lost?.isProven).toBe(false);
    // A minute after the sitting, so at its end.
    expect(checks[0]?.x).toBeCloseTo((second?.x ?? 0) + (second?.width ?? 0));
    expect(byHand?.blocks).toHaveLength(1);
    expect((byHand?.x ?? 0) + (byHand?.width ?? 0)).toBeLessThanOrEqual(600);
  });

  it('grows wider than a phone rather than hide a sitting', () => {
    const day = (n: number) => `2026-10-${String(n).padStart(2, '0')}`;
    const stretches = Array.from({ length: 30 }, (_, n) =>
      stretch(`${day(n + 1)}T15:00:00.000Z`, `${day(n + 1)}T15:01:00.000Z`, n * 60, n * 60 + 60),
    );
    const { width, sittings } = evidencePicture({ ...EVIDENCE, stretches }, 300);
    expect(width).toBeGreaterThan(300);
    expect(Math.min(...sittings.map((one) => one.width))).toBeGreaterThanOrEqual(14);
  });

  it('R-TIM-4 words say the same, day by day on the host’s clock', () => {
    expect(pictureWords(EVIDENCE)).toBe(
      '2 sittings. “Film”: 0:00 to 30:00 counted, and 10 min added by hand. Asked whether somebody is there: 0 times answered, 1 time missed.',
    );
    const days = timelineDays(EVIDENCE);
    expect(days.map(({ day, entries }) => [day, entries.map(({ mark }) => mark)])).toEqual([
      ['Sunday, November 1, 2026', ['opened', 'watched']],
      ['Monday, November 2, 2026', ['watched', 'lost', 'missed']],
      ['Tuesday, November 3, 2026', ['by-hand']],
    ]);
    expect(days[0]?.entries[0]).toMatchObject({
      time: '10:30 PM',
      words:
        'Opened in Firefox on Windows. This page claimed 3 minutes more than the clock allows. Nothing of it was credited.',
    });
    expect(days[0]?.entries[1]).toMatchObject({
      time: '10:30 PM – 10:50 PM',
      words: 'Played “Film” from 0:00 to 20:00: 20 min.',
    });
  });
});
