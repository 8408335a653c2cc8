import { describe, expect, it } from 'vitest';
import type { BeatRequest, BeatResponse } from '../../../server/contract/educator.ts';
import { ApiError } from '../../../widget/element/server-caller.ts';
import type { Line } from '../../../widget/element/beat-line.ts';
import { BeatQueue } from '../../../widget/element/beat-queue.ts';

const answer = (elapsedSeconds = 1000, change: Partial<BeatResponse> = {}): BeatResponse => ({
  progress: { verifiedSeconds: 0, requiredSeconds: 100, parts: [], reasons: [] },
  presence: { check: null, isAway: false },
  session: { id: 'now', isLive: true, elapsedSeconds },
  ...change,
});

/** A queue whose answers and waiting are in the test's hands. */
function harness(answers: (BeatResponse | Error)[] = [], left: Line[] = []) {
  const sent: BeatRequest[] = [];
  const scheduled: { work: () => void; ms: number }[] = [];
  const refused: ApiError[] = [];
  const kept = new Map<string, Line>();
  let offlineCount = 0;
  const queue = new BeatQueue({
    send: (beat) => {
      sent.push(structuredClone(beat));
      const next = answers.shift() ?? answer();
      return next instanceof Error ? Promise.reject(next) : Promise.resolve(next);
    },
    onAnswer: ({ presence }) => queue.hold(presence.isAway),
    onOffline: () => {
      offlineCount += 1;
    },
    onRefused: (error) => refused.push(error),
    keep: (line) => kept.set(line.sessionId, line),
    later: (work, ms) => scheduled.push({ work, ms }),
  });
  queue.begin('now', left);
  return { queue, sent, scheduled, refused, kept, offlineCount: () => offlineCount };
}

const stretch = (atSeconds: number, seconds: number) => ({
  partId: 'video',
  isAlive: false,
  isChecked: true,
  segments: [{ atSeconds, fromSeconds: atSeconds, toSeconds: atSeconds + seconds, rate: 1 }],
});
const answered = { ...stretch(0, 0), segments: [], check: { id: 1, outcome: 'answered' as const } };
const refusal = (status: number) => new ApiError(status, { code: 'X', message: '', remedy: '' });

describe('beat queue', () => {
  it('sends what is in line under rising numbers', async () => {
    const { queue, sent } = harness();
    queue.add(stretch(0, 5));
    await queue.flush();
    queue.add(stretch(5, 4));
    await queue.flush();
    expect(sent.map(({ sequence }) => sequence)).toEqual([1, 2]);
    expect(queue.hasUnsent).toBe(false);
  });

  it('R-TIM-7 when an answer is lost, then the same report is sent again under its own number', async () => {
    const { queue, sent, scheduled, offlineCount } = harness([refusal(0)]);
    queue.add(stretch(0, 5));
    await queue.flush();
    queue.add(stretch(5, 4));
    scheduled[0]?.work();
    await queue.flush();
    expect(offlineCount()).toBe(1);
    expect(sent[1]).toEqual(sent[0]);
    expect(sent[2]).toMatchObject({ sequence: 2 });
  });

  it.each([0, 429, 503])('R-TIM-7 after %i it waits, and longer each time', async (status) => {
    const { queue, sent, scheduled } = harness(Array.from({ length: 8 }, () => refusal(status)));
    queue.add(stretch(0, 5));
    for (let round = 0; round < 8; round += 1) {
      await queue.flush();
      await queue.flush();
      scheduled.at(-1)?.work();
      await queue.flush();
    }
    expect(scheduled.map(({ ms }) => ms)).toEqual([
      1000, 2000, 4000, 8000, 16_000, 30_000, 30_000, 30_000,
    ]);
    expect(sent).toHaveLength(9);
  });

  it('R-TIM-7 when the connection is back, then it does not wait', async () => {
    const { queue, sent } = harness([refusal(0)]);
    queue.add(stretch(0, 5));
    await queue.flush();
    await queue.hurry();
    expect(sent).toHaveLength(2);
  });

  it.each([
    ['the page says so', answer(), { ...answered, check: { id: 1, outcome: 'missed' as const } }],
    ['the server says so', answer(3, { presence: { check: null, isAway: true } }), stretch(5, 1)],
  ])(
    'R-TIM-8 what lay ahead of the server’s clock is dropped when nobody was there: %s',
    async (_title, missed, entry) => {
      const { queue, sent, scheduled } = harness([answer(3), missed]);
      queue.add(stretch(0, 5));
      await queue.flush();
      queue.add(entry);
      await queue.flush();
      scheduled[0]?.work();
      queue.add(answered, { isFirst: true });
      await queue.flush();
      await queue.flush();
      const claims = sent.slice(2).flatMap(({ segments }) => segments);
      expect(claims.filter(({ atSeconds }) => atSeconds < 5)).toEqual([]);
    },
  );

  it('R-TIM-5 what lay ahead of the server’s clock is reported anew when that has moved on', async () => {
    const { queue, sent, scheduled } = harness([answer(4)]);
    queue.add(stretch(0, 6));
    await queue.flush();
    expect(scheduled.map(({ ms }) => ms)).toEqual([2000]);
    scheduled[0]?.work();
    await queue.flush();
    expect(sent[1]).toMatchObject({ sequence: 2, segments: stretch(4, 2).segments });
    expect(queue.hasUnsent).toBe(false);
  });

  it('R-TIM-5 after another window took over, nothing is asked for again', async () => {
    const session = { id: 'now', isLive: false, elapsedSeconds: 4 };
    const { queue, scheduled } = harness([answer(4, { session })]);
    queue.add(stretch(0, 6));
    await queue.flush();
    expect(scheduled).toEqual([]);
  });

  it('R-TIM-7 what an earlier session left goes first, under its own numbers', async () => {
    const [entry] = [stretch(90, 10)];
    const left = { sessionId: 'before', sequence: 7, current: null, waiting: [entry] };
    const { queue, sent, kept } = harness([], [left]);
    queue.add(stretch(0, 5));
    await queue.flush();
    expect(sent.map(({ sessionId, sequence }) => [sessionId, sequence])).toEqual([
      ['before', 8],
      [undefined, 1],
    ]);
    expect(kept.get('before')).toMatchObject({ current: null, waiting: [] });
  });

  it('what somebody else left on this computer stays theirs', async () => {
    const left = { sessionId: 'theirs', sequence: 7, current: null, waiting: [stretch(90, 10)] };
    const { queue, sent, kept, refused } = harness([refusal(403)], [left]);
    queue.add(stretch(0, 5));
    await queue.flush();
    expect(sent.map(({ sessionId }) => sessionId)).toEqual(['theirs', undefined]);
    expect(kept.get('theirs')?.current).toMatchObject({ sequence: 8 });
    expect(refused).toEqual([]);
  });

  it('R-TIM-7 when the session has expired, then that is told and everything stays kept', async () => {
    const { queue, sent, refused, kept } = harness([refusal(401)]);
    queue.add(stretch(0, 5));
    await queue.flush();
    queue.add(stretch(5, 5));
    await queue.flush();
    queue.keepAll();
    expect([refused.length, sent.length]).toEqual([1, 1]);
    expect(kept.get('now')).toMatchObject({ current: { sequence: 1 }, waiting: [stretch(5, 5)] });
  });

  it('R-TIM-8 while somebody has to answer, reports wait and the answer goes before them', async () => {
    const away = answer(1000, { presence: { check: null, isAway: true } });
    const { queue, sent } = harness([away]);
    queue.add(stretch(0, 5));
    await queue.flush();
    queue.add(stretch(900, 5));
    await queue.flush();
    expect(sent).toHaveLength(1);
    queue.add(answered, { isFirst: true });
    await queue.flush();
    expect(sent.slice(1).map(({ check }) => check?.outcome)).toEqual(['answered', undefined]);
  });
});
