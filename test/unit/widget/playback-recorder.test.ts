import { describe, expect, it } from 'vitest';
import {
  type Observation,
  type Recording,
  drain,
  emptyRecording,
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

const segmentsAfter = (looks: Observation[], start?: Recording) =>
  drain(watch(looks, start)).segments;

describe('playback recorder', () => {
  it('R-TIM-2 makes one stretch of what plays on', () => {
    const looks = [look('play', 0, 0), look('time', 1, 1), look('time', 2, 2), look('pause', 3, 3)];
    expect(segmentsAfter(looks)).toEqual([{ fromSeconds: 0, toSeconds: 3, rate: 1 }]);
  });

  it('R-TIM-2 when the position jumps without a seek, then the jump is not filled', () => {
    const looks = [
      look('play', 0, 0),
      look('time', 1, 1),
      look('time', 2, 60),
      look('time', 3, 61),
    ];
    expect(segmentsAfter(looks)).toEqual([
      { fromSeconds: 0, toSeconds: 1, rate: 1 },
      { fromSeconds: 60, toSeconds: 61, rate: 1 },
    ]);
  });

  it('R-TIM-6 when somebody seeks, then only what plays before and after counts', () => {
    const looks = [
      look('play', 0, 0),
      look('time', 2, 2),
      look('seeking', 2.1, 50),
      look('time', 3.1, 51),
    ];
    expect(segmentsAfter(looks)).toEqual([
      { fromSeconds: 0, toSeconds: 2, rate: 1 },
      { fromSeconds: 50, toSeconds: 51, rate: 1 },
    ]);
  });

  it('R-TIM-6 when the page is hidden, then nothing is recorded until it is seen again', () => {
    const looks = [
      look('play', 0, 0),
      look('hidden', 2, 2),
      look('time', 30, 30),
      look('visible', 40, 40),
      look('time', 41, 41),
    ];
    expect(segmentsAfter(looks)).toEqual([
      { fromSeconds: 0, toSeconds: 2, rate: 1 },
      { fromSeconds: 40, toSeconds: 41, rate: 1 },
    ]);
  });

  it('R-TIM-6 a page that is born hidden records nothing', () => {
    expect(segmentsAfter([look('play', 0, 0), look('time', 5, 5)], emptyRecording(false))).toEqual(
      [],
    );
  });

  it('a change of speed begins a new stretch', () => {
    const looks = [look('play', 0, 0), look('rate', 2, 2, 2), look('time', 3, 4, 2)];
    expect(segmentsAfter(looks)).toEqual([
      { fromSeconds: 0, toSeconds: 2, rate: 1 },
      { fromSeconds: 2, toSeconds: 4, rate: 2 },
    ]);
  });

  it('what was taken out is not reported twice, and what plays goes on from there', () => {
    const first = drain(watch([look('play', 0, 0), look('time', 5, 5)]));
    const second = drain(watch([look('time', 8, 8)], first.recording));
    expect(first.segments).toEqual([{ fromSeconds: 0, toSeconds: 5, rate: 1 }]);
    expect(second.segments).toEqual([{ fromSeconds: 5, toSeconds: 8, rate: 1 }]);
  });

  it('a position that was only jumped to has not been reached', () => {
    const recording = watch([look('play', 0, 0), look('time', 3, 3), look('seeking', 3.1, 90)]);
    expect(playedTo(recording)).toBe(3);
  });
});
