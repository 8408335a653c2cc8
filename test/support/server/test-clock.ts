/** A clock that stands still until it is moved. */
export interface TestClock {
  now: Date;
  advance: (seconds: number) => void;
}

/** A clock on a Monday morning in Montana. */
export function createClock(): TestClock {
  const clock = {
    now: new Date('2026-11-23T18:00:00Z'),
    advance: (seconds: number) => {
      clock.now = new Date(clock.now.getTime() + seconds * 1000);
    },
  };
  return clock;
}
