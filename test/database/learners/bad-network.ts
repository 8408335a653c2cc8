import type { BeatRequest, BeatResponse } from '../../../server/contract/educator.ts';
import { ApiError } from '../../../widget/element/server-caller.ts';
import type { VirtualTime } from './virtual-time.ts';

/** What goes wrong on the way. */
export interface Weather {
  /** Share of requests, and of answers, that never arrive. */
  loss: number;
  /** The longest that one way takes. */
  delayMs: number;
  /** Share of requests that arrive a second time, up to half a minute later. */
  echo: number;
  /** Nothing goes through meanwhile. */
  isDown: (nowMs: number) => boolean;
}

/** How long a page waits for an answer. */
const TIMEOUT_MS = 20_000;

type Deliver = (beat: BeatRequest) => Promise<BeatResponse>;

/** A way to the server on which requests and answers are lost, late, doubled and out of order. */
export function badNetwork(
  time: VirtualTime,
  deliver: Deliver,
  { weather, random }: { weather: Weather; random: () => number },
): Deliver {
  const way = () => random() * weather.delayMs;
  return (beat) =>
    new Promise((resolve, reject) => {
      const fail = () => reject(new ApiError(0, { code: 'UNREACHABLE', message: '', remedy: '' }));
      time.later(fail, TIMEOUT_MS);
      if (weather.isDown(time.nowMs)) return;
      const isEcho = random() < weather.echo;
      if (isEcho) time.later(() => void deliver(beat).catch(() => {}), way() + random() * 30_000);
      if (random() < weather.loss) return;
      const onAnswer = (answer: BeatResponse) => {
        if (random() >= weather.loss) time.later(() => resolve(answer), way());
      };
      // A server that is being restarted does not answer.
      time.later(() => void deliver(beat).then(onAnswer, () => undefined), way());
    });
}
