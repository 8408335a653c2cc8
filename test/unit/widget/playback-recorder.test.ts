import { describe, expect, it } from 'vitest';
import { type PlayerLook, PlaybackRecorder } from '../../../widget/element/playback-recorder.ts';

type Look = [isOn: boolean, seen: PlayerLook];

const seen = (atSeconds: number, positionSeconds: number, rate = 1): PlayerLook => ({
  atMs: atSeconds * 1000,
  positionSeconds,
  rate,
});

/** It plays where it can be seen; `off` when it does not, or can't. */
const on = (...look: [atSeconds: number, positionSeconds: number, rate?: number]): Look => [
  true,
  seen(...look),
];
const off = (...look: [atSeconds: number, positionSeconds: number]): Look => [false, seen(...look)];

function watch(looks: Look[], recorder = new PlaybackRecorder()): PlaybackRecorder {
  looks.forEach(([isOn, look]) => recorder.look(look, isOn));
  return recorder;
}

const played = (startedAtMs: number, fromSeconds: number, toSeconds: number, rate = 1) => ({
  startedAtMs,
  fromSeconds,
  toSeconds,
  rate,
});

describe('playback recorder', () => {
  it('R-TIM-2 makes one stretch of what plays on, with the moment at which it began', () => {
    const looks = [on(7, 0), on(8, 1), on(9, 2), off(10, 3)];
    expect(watch(looks).take()).toEqual([played(7000, 0, 3)]);
  });

  it('R-TIM-2 when the position jumps without a seek, then the jump is not filled', () => {
    const looks = [on(0, 0), on(1, 1), on(2, 60), on(3, 61)];
    expect(watch(looks).take()).toEqual([played(0, 0, 1), played(2000, 60, 61)]);
  });

  it('R-TIM-6 when somebody seeks back, then what plays there is a stretch of its own', () => {
    const looks = [on(0, 50), on(2, 52), on(2.1, 10), on(3.1, 11)];
    expect(watch(looks).take()).toEqual([played(0, 50, 52), played(2100, 10, 11)]);
  });

  it('when a position trembles, as YouTube’s does, then it plays on', () => {
    const recorder = watch([on(0, 0), on(0.5, 0.25), on(1, 1), on(1.1, 0.9), on(2, 2)]);
    expect(recorder.isJump(seen(2.2, 2.6))).toBe(false);
    expect(recorder.isJump(seen(2.2, 9))).toBe(true);
    expect(recorder.take()).toEqual([played(0, 0, 2)]);
  });

  it('R-TIM-6 when the page is hidden, then nothing is recorded until it is seen again', () => {
    const looks = [on(0, 0), off(2, 2), off(30, 30), on(40, 40), on(41, 41)];
    expect(watch(looks).take()).toEqual([played(0, 0, 2), played(40_000, 40, 41)]);
  });

  it('R-TIM-6 a page that is born hidden records nothing', () => {
    expect(watch([off(0, 0), off(5, 5)]).take()).toEqual([]);
  });

  it('a change of speed begins a new stretch', () => {
    const looks = [on(0, 0), on(2, 2, 2), on(3, 4, 2)];
    expect(watch(looks).take()).toEqual([played(0, 0, 2), played(2000, 2, 4, 2)]);
  });

  it('R-TIM-6 when the computer slept while it played, then what follows is a stretch of its own', () => {
    const looks = [on(0, 0), on(5, 5), on(3605, 5.2), on(3606, 6.2)];
    expect(watch(looks).take()).toEqual([played(0, 0, 5.2), played(3_605_000, 5.2, 6.2)]);
  });

  it('what was taken out is not reported twice, and what plays goes on from there', () => {
    const recorder = watch([on(0, 0), on(5, 5)]);
    expect(recorder.take()).toEqual([played(0, 0, 5)]);
    expect(watch([on(8, 8)], recorder).take()).toEqual([played(5000, 5, 8)]);
  });

  it('a position that was only jumped to has not been reached', () => {
    expect(watch([on(0, 0), on(3, 3), on(3.1, 90)]).reachedSeconds).toBe(3);
  });
});
