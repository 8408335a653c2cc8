import { describe, expect, it } from 'vitest';
import type { BeatRequest, BeatResponse } from '../../../server/contract/educator.ts';
import { recordBeat } from '../../../server/services/participation/record-beat.ts';
import type { EducatorSession, PduEvent } from '../../../server/services/records.ts';
import { createDemoWriter } from '../../../server/store/demo-writer.ts';
import { DEMO_HOST_ID } from '../../../server/demo.ts';
import { inDatabase, newMongoUri } from '../../support/database/test-database.ts';
import { inGroups } from '../../support/events/crowd.ts';
import { newRealEvent } from '../../support/events/real-event.ts';
import { type Weather, badNetwork } from './bad-network.ts';
import { Learner } from './learner.ts';
import { VirtualTime, randomNumbers } from './virtual-time.ts';
import { type TestServer, startTestServer } from '../../support/server/test-server.ts';

const SEED = 20_261_125;
const STEP_MS = 7500;
/** Most watch a short talk; the others one in which they are asked whether they are there. */
const TALKS = [
  { learners: 190, minutes: 3, id: 'talk' },
  { learners: 10, minutes: 16, id: 'lecture' },
];
/** In this much virtual time even the slowest has finished. */
const AT_MOST_MS = 60 * 60_000;

/** Twice in a talk, for half a minute. */
const isRestarting = (nowMs: number) => nowMs % 120_000 > 90_000 && nowMs < 300_000;

describe('honest learners on bad networks', () => {
  it('R-TIM-7 200 of them all reach 100 % with less than 1 % of extra time, through loss, delay, disorder, outages and restarts', async () => {
    const random = randomNumbers(SEED);
    const world = await createWorld(random);
    const learners: { learner: Learner; talk: (typeof TALKS)[number] }[] = [];
    for (const talk of TALKS) {
      const event = await world.addEvent(talk);
      const keys = Array.from({ length: talk.learners }, (_, index) => `${talk.id}-${index}`);
      const sessions = await inGroups(keys, (key) => world.open(event, key));
      learners.push(...sessions.map((session) => ({ talk, learner: world.seat(session, talk) })));
    }
    await world.runUntil(() => learners.every(({ learner }) => learner.isDone));

    const late = learners.filter(({ learner }) => !learner.isDone);
    expect(late.length).toBe(0);
    const extra = learners.map(
      ({ learner, talk }) => learner.playedSeconds / (talk.minutes * 60) - 1,
    );
    expect(Math.max(...extra)).toBeLessThan(0.01);
    expect(world.restarts).toBeGreaterThan(1);
  }, 240_000);
});

/** Two servers on one database, in time that is moved on by hand. */
async function createWorld(random: () => number) {
  const mongoUri = newMongoUri();
  const time = new VirtualTime();
  let servers: TestServer[] = [
    await startTestServer({ mongoUri }),
    await startTestServer({ mongoUri }),
  ];
  const startedAt = servers[0]?.clock.now ?? new Date();
  const calls = new Set<Promise<unknown>>();
  const world = {
    restarts: 0,
    async addEvent({ id, minutes }: (typeof TALKS)[number]): Promise<PduEvent> {
      const event = newRealEvent({ hostId: DEMO_HOST_ID, certificateCount: 0 });
      const part = { kind: 'video', title: 'Talk', sources: [] } as const;
      const whole = {
        ...event,
        facts: { ...event.facts, pduCount: 0 },
        parts: [{ id, durationSeconds: minutes * 60, ...part }],
      };
      await inDatabase(mongoUri, ({ models }) => createDemoWriter(models).ensureEvent(whole));
      return whole;
    },
    open(event: PduEvent, key: string): Promise<EducatorSession> {
      const who = { hostId: event.hostId, key, name: key, email: null };
      const opening = { id: `session-${key}`, now: startedAt, device: '', isReleased: false };
      return anyServer().deps.services.store.sessions.open(who, event, opening);
    },
    seat(session: EducatorSession, { id, minutes }: (typeof TALKS)[number]) {
      const part = { id, durationSeconds: minutes * 60, isChecked: minutes >= 15 };
      const deliver = (beat: BeatRequest) => during(call(session, beat));
      const network = badNetwork(time, deliver, { weather: weatherOf(random), random });
      return new Learner({ sessionId: session.id, part, send: network, time, random });
    },
    async runUntil(isOver: () => boolean): Promise<void> {
      while (!isOver() && time.nowMs < AT_MOST_MS) {
        time.advance(STEP_MS);
        await settle();
        if (isRestarting(time.nowMs) && servers.length === 2) await restart();
        if (!isRestarting(time.nowMs) && servers.length === 1)
          servers.push(await startTestServer({ mongoUri }));
      }
    },
  };

  const anyServer = (index = 0): TestServer => {
    const server = servers[index % servers.length];
    if (!server) throw new Error('no server runs');
    return server;
  };
  async function call(session: EducatorSession, beat: BeatRequest): Promise<BeatResponse> {
    if (servers.length < 2) throw new Error('the servers are being restarted');
    for (const { clock } of servers) clock.now = new Date(startedAt.getTime() + time.nowMs);
    // Mostly the same server, as behind a load balancer that knows its visitors; not always.
    const index = random() < 0.1 ? 1 : session.id.length;
    return recordBeat(anyServer(index).deps.services, session, beat);
  }
  function during<T>(work: Promise<T>): Promise<T> {
    const settled = work.catch(() => undefined).finally(() => calls.delete(settled));
    calls.add(settled);
    return work;
  }
  /** Until everything that was asked of a server is answered. */
  async function settle(): Promise<void> {
    while (calls.size > 0) await Promise.all(calls);
    await new Promise((resolve) => setImmediate(resolve));
  }
  /** One server ends; what it remembered is gone, and the other one is told nothing. */
  async function restart(): Promise<void> {
    world.restarts += 1;
    const [first, second] = servers;
    servers = second ? [second] : [];
    await first?.close();
  }
  return world;
}

/** Everybody's own: some hardly reach the server at all. */
function weatherOf(random: () => number): Weather {
  const outageFromMs = random() * 200_000;
  const outageMs = random() * 300_000;
  return {
    loss: random() * 0.2,
    delayMs: random() * 8000,
    echo: 0.05,
    isDown: (nowMs) => nowMs >= outageFromMs && nowMs < outageFromMs + outageMs,
  };
}
