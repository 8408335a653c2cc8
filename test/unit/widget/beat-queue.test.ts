import { describe, expect, it } from 'vitest';
import type { BeatRequest, BeatResponse } from '../../../server/contract/educator.ts';
import { ApiError } from '../../../widget/element/api-client.ts';
import { BeatQueue } from '../../../widget/element/beat-queue.ts';
import { unproven } from '../../../widget/element/unproven.ts';

type Covered = [number, number][];

const answer = (covered: Covered): BeatResponse => ({
  progress: {
    creditedSeconds: 0,
    requiredSeconds: 100,
    parts: [{ partId: 'video', covered, missing: [], creditedSeconds: 0 }],
    reasons: [],
  },
});

/** A queue whose answers and waiting are in the test's hands. */
function harness(answers: (BeatResponse | Error)[]) {
  const sent: BeatRequest[] = [];
  const scheduled: { work: () => void; ms: number }[] = [];
  const refused: ApiError[] = [];
  let offlineCount = 0;
  const queue = new BeatQueue({
    send: (beat) => {
      sent.push(structuredClone(beat));
      const next = answers.shift() ?? answer([[0, 1000]]);
      return next instanceof Error ? Promise.reject(next) : Promise.resolve(next);
    },
    onProgress: () => undefined,
    onOffline: () => {
      offlineCount += 1;
    },
    onRefused: (error) => refused.push(error),
    later: (work, ms) => scheduled.push({ work, ms }),
  });
  return { queue, sent, scheduled, refused, offlineCount: () => offlineCount };
}

const stretch = (fromSeconds: number, toSeconds: number) => ({ fromSeconds, toSeconds, rate: 1 });
const unreachable = () => new ApiError(0, { code: 'UNREACHABLE', message: '', remedy: '' });

describe('beat queue', () => {
  it('sends what is in line under rising numbers', async () => {
    const { queue, sent } = harness([]);
    queue.add('video', [stretch(0, 5)]);
    await queue.flush();
    queue.add('video', [stretch(5, 9)]);
    await queue.flush();
    expect(sent.map(({ sequence }) => sequence)).toEqual([1, 2]);
    expect(queue.hasUnsent).toBe(false);
  });

  it('when an answer is lost, then the same report is sent again under its own number', async () => {
    const { queue, sent, scheduled, offlineCount } = harness([unreachable()]);
    queue.add('video', [stretch(0, 5)]);
    await queue.flush();
    queue.add('video', [stretch(5, 9)]);
    scheduled[0]?.work();
    await Promise.resolve();
    expect(offlineCount()).toBe(1);
    expect(sent[1]).toEqual(sent[0]);
  });

  it('R-TIM-3 what the server could not credit yet is reported anew', async () => {
    const { queue, sent, scheduled } = harness([answer([[0, 4]]), answer([[0, 5]])]);
    queue.add('video', [stretch(0, 5)]);
    await queue.flush();
    expect(scheduled).toHaveLength(1);
    await queue.flush();
    expect(sent[1]).toMatchObject({ sequence: 2, segments: [stretch(4, 5)] });
    expect(queue.hasUnsent).toBe(false);
  });

  it('when the server refuses for good, then it is told and nothing more is sent', async () => {
    const ended = new ApiError(409, { code: 'SESSION_ENDED', message: '', remedy: '' });
    const { queue, sent, refused } = harness([ended]);
    queue.add('video', [stretch(0, 5)]);
    await queue.flush();
    await queue.flush();
    expect(refused).toEqual([ended]);
    expect(sent).toHaveLength(1);
  });

  it('waits longer after each failure, up to half a minute', async () => {
    const { queue, scheduled } = harness(Array.from({ length: 8 }, unreachable));
    queue.add('video', [stretch(0, 5)]);
    for (let round = 0; round < 8; round += 1) await queue.flush();
    expect(scheduled.map(({ ms }) => ms)).toEqual([
      1000, 2000, 4000, 8000, 16_000, 30_000, 30_000, 30_000,
    ]);
  });
});

describe('what is unproven', () => {
  it.each<[string, Covered, [number, number][]]>([
    ['nothing covered', [], [[0, 10]]],
    ['all covered', [[0, 10]], []],
    ['the end open', [[0, 9]], [[9, 10]]],
    [
      'a hole in the middle',
      [
        [0, 3],
        [5, 20],
      ],
      [[3, 5]],
    ],
    ['only a crumb open', [[0, 9.97]], []],
  ])('%s', (_title, covered, expected) => {
    const pieces = unproven([stretch(0, 10)], covered);
    expect(pieces.map(({ fromSeconds, toSeconds }) => [fromSeconds, toSeconds])).toEqual(expected);
  });
});
