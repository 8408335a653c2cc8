import { describe, expect, it } from 'vitest';
import { missingForClaim, missingForEvent } from '../../../server/domain/eligibility.ts';
import type { Earned } from '../../../server/domain/ledger/earned.ts';
import { missingRanges, requiredSeconds } from '../../../server/domain/requirement.ts';

const part = {
  id: 'v',
  kind: 'video' as const,
  title: 'The video',
  durationSeconds: 3700,
  sources: [],
};
const event = {
  isPractice: false,
  pduCount: 1,
  parts: [part],
  evaluation: [],
  mode: 'tracked' as const,
};
const watched = (...ranges: [fromSeconds: number, toSeconds: number, speed?: number][]) => ({
  partId: 'v',
  earned: ranges.map(([from, to, speed = 1]): Earned => [
    from * 1000,
    to * 1000,
    Math.floor(1000 / speed),
  ]),
});
const progress = (toSeconds: number) => [watched([0, toSeconds])];
const done = {
  event,
  progress: progress(3700),
  hasSubmittedEvaluation: false,
  isConfirmed: false,
  isReleased: false,
};
const codes = (reasons: { code: string }[]) => reasons.map(({ code }) => code);

describe('what is missing', () => {
  it('R-TIM-1 an event by evaluation asks for attendance and evaluation, not for watched time', () => {
    const question = { id: 'q', text: 'How?', kind: 'text' as const };
    const session = {
      ...done,
      event: { ...event, mode: 'evaluation' as const, evaluation: [question] },
      progress: [],
    };
    expect(codes(missingForEvent(session))).toEqual([
      'ATTENDANCE_UNCONFIRMED',
      'EVALUATION_MISSING',
    ]);
    const was = { ...session, isConfirmed: true, hasSubmittedEvaluation: true };
    expect(missingForEvent(was)).toEqual([]);
  });
  it('R-TIM-1 an event by release asks for the LMS to have opened it', () => {
    const course = { ...done, event: { ...event, mode: 'release' as const }, progress: [] };
    expect(codes(missingForEvent(course))).toEqual(['NOT_RELEASED']);
    expect(missingForEvent({ ...course, isReleased: true })).toEqual([]);
  });
  it('R-TIM-3 when the page was only opened, then part and time are missing, both at once', () => {
    expect(codes(missingForEvent({ ...done, progress: [] }))).toEqual([
      'PART_NOT_WATCHED',
      'TIME_MISSING',
    ]);
  });
  it('R-PDU-2 when the verified time is a second short of PDUs x 60 minutes, then there is no certificate', () => {
    const fast = (toSeconds: number) => [watched([0, toSeconds, 2], [toSeconds, 3700])];
    expect(codes(missingForEvent({ ...done, progress: fast(202) }))).toEqual(['TIME_MISSING']);
    expect(missingForEvent({ ...done, progress: fast(200) })).toEqual([]);
  });
  it('R-TIM-2 when the middle was skipped, then the first stretch missing is named', () => {
    const skipped = [watched([0, 60], [125, 3700])];
    const [reason] = missingForEvent({ ...done, progress: skipped });
    expect(reason?.message).toContain('1:00 to 2:05');
  });
  it('R-EVA-1 when the evaluation was not submitted, then there is no certificate', () => {
    const asked = { ...event, evaluation: [{ id: 'q', text: 'Useful?', kind: 'rating' as const }] };
    expect(codes(missingForEvent({ ...done, event: asked }))).toEqual(['EVALUATION_MISSING']);
    expect(missingForEvent({ ...done, event: asked, hasSubmittedEvaluation: true })).toEqual([]);
  });
  it('R-CRT-3 when name and statement are missing, then both are named', () => {
    expect(codes(missingForClaim(done, { name: ' ', isMontanaEducator: false }))).toEqual([
      'NAME_MISSING',
      'STATEMENT_MISSING',
    ]);
    expect(missingForClaim(done, { name: 'Ada', isMontanaEducator: true })).toEqual([]);
  });
  it('when the player stopped just before the end, then the tail is forgiven; a hole in the middle is not', () => {
    expect(missingRanges(part, progress(3698.5)[0])).toEqual([]);
    expect(missingRanges(part, progress(3698)[0])).toEqual([]);
    expect(missingRanges(part, progress(3697.9)[0])).toEqual([[3697.9, 3700]]);
    expect(missingRanges(part, watched([0, 10], [11, 3700]))).toEqual([[10, 11]]);
  });
  it('R-TIM-2 what the sampling of the clock leaves open is forgiven while it is little, and never all the way through', () => {
    const holed = (count: number) =>
      watched(
        ...Array.from({ length: count }, (_, index): [number, number] => [
          index * 10,
          index * 10 + 9.6,
        ]),
        [count * 10, 3700],
      );
    // Half a per cent of the hour and a bit, in pieces of 0.4 s, is 46 of them.
    expect(missingRanges(part, holed(46))).toEqual([]);
    expect(missingRanges(part, holed(47))).toHaveLength(47);
  });
  it('when it is practice, then the length of the video is asked for instead of hours', () => {
    expect(
      requiredSeconds({
        isPractice: true,
        mode: 'tracked' as const,
        pduCount: 1,
        parts: [{ ...part, durationSeconds: 20 }],
      }),
    ).toBe(20);
    expect(requiredSeconds(event)).toBe(3600);
  });
});
