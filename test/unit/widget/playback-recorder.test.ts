import { describe, expect, it } from 'vitest';
import {
  type Observation,
  type Recording,
  drain,
  emptyRecording,
  isJump,
  observe,
  playedTo,
} from '../../../widget/element/playback-recorder.ts';

const look = (
  kind: Observation['kind'],
  atSeconds: number,
  positionSeconds: number,
  rate = 1,
): Observation => ({ kind, atMs: atSeconds * 1000, positionSeconds, rate });

const watch = (looks: Observation[], start: Recording = emptyRecording(true)): Recording =>
  looks.reduce(observe, start);

const played = (startedAtMs: number, fromSeconds: number, toSeconds: number, rate = 1) => ({
  startedAtMs,
  fromSeconds,
  toSeconds,
  rate,
});

const stretchesAfter = (looks: Observation[], start?: Recording) =>
  drain(watch(looks, start)).stretches;

describe('playback recorder', () => {
  it('R-TIM-2 makes one stretch of what plays on, with the moment at which it began', () => {
    const looks = [
      look('play', 7, 0),
      look('time', 8, 1),
      look('time', 9, 2),
      look('pause', 10, 3),
    ];
    expect(stretchesAfter(looks)).toEqual([played(7000, 0, 3)]);
  });

  it('R-TIM-2 when the position jumps without a seek, then the jump is not filled', () => {
    const looks = [
      look('play', 0, 0),
      look('time', 1, 1),
      look('time', 2, 60),
      look('time', 3, 61),
    ];
    expect(stretchesAfter(looks)).toEqual([played(0, 0, 1), played(2000, 60, 61)]);
  });

  it('R-TIM-6 when somebody seeks, then only what plays before and after counts', () => {
    const looks = [
      look('play', 0, 0),
      look('time', 2, 2),
      look('seeking', 2.1, 50),
      look('time', 3.1, 51),
    ];
    expect(stretchesAfter(looks)).toEqual([played(0, 0, 2), played(2100, 50, 51)]);
  });

  it('when a player says that it seeks though it plays on, as YouTube’s does, then it plays on', () => {
    const looks = [
      look('play', 0, 0),
      look('seeking', 0.5, 0.25),
      look('time', 1, 1),
      look('seeking', 1.1, 0.9),
      look('time', 2, 2),
    ];
    expect(stretchesAfter(looks)).toEqual([played(0, 0, 2)]);
    expect(isJump(watch(looks), look('seeking', 2.2, 2.6))).toBe(false);
    expect(isJump(watch(looks), look('seeking', 2.2, 9))).toBe(true);
  });

  it('R-TIM-6 when the page is hidden, then nothing is recorded until it is seen again', () => {
    const looks = [
      look('play', 0, 0),
      look('hidden', 2, 2),
      look('time', 30, 30),
      look('visible', 40, 40),
      look('time', 41, 41),
    ];
    expect(stretchesAfter(looks)).toEqual([played(0, 0, 2), played(40_000, 40, 41)]);
  });

  it('R-TIM-6 a page that is born hidden records nothing', () => {
    const looks = [look('play', 0, 0), look('time', 5, 5)];
    expect(stretchesAfter(looks, emptyRecording(false))).toEqual([]);
  });

  it('a change of speed begins a new stretch', () => {
    const looks = [look('play', 0, 0), look('rate', 2, 2, 2), look('time', 3, 4, 2)];
    expect(stretchesAfter(looks)).toEqual([played(0, 0, 2), played(2000, 2, 4, 2)]);
  });

  it('R-TIM-6 when the computer slept while it played, then what follows is a stretch of its own', () => {
    const looks = [
      look('play', 0, 0),
      look('time', 5, 5),
      look('time', 3605, 5.2),
      look('time', 3606, 6.2),
    ];
    expect(stretchesAfter(looks)).toEqual([played(0, 0, 5.2), played(3_605_000, 5.2, 6.2)]);
  });

  it('what was taken out is not reported twice, and what plays goes on from there', () => {
    const first = drain(watch([look('play', 0, 0), look('time', 5, 5)]));
    const second = drain(watch([look('time', 8, 8)], first.recording));
    expect(first.stretches).toEqual([played(0, 0, 5)]);
    expect(second.stretches).toEqual([played(5000, 5, 8)]);
  });

  it('a position that was only jumped to has not been reached', () => {
    const recording = watch([look('play', 0, 0), look('time', 3, 3), look('seeking', 3.1, 90)]);
    expect(playedTo(recording)).toBe(3);
  });
});
