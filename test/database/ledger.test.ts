import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { BeatResponse } from '../../server/contract/educator.ts';
import { DEMO_COURSE_ID } from '../../server/demo.ts';
import { createChainCheck } from '../../server/domain/ledger/evidence-row.ts';
import { sha256 } from '../../server/hashing.ts';
import { openDatabase } from '../../server/store/ladder/open-database.ts';
import { readNote } from '../../server/store/ladder/running-note.ts';
import { projectRoot } from '../../server/project-root.ts';
import { newMongoUri } from '../support/database/test-database.ts';
import { HostDesk } from '../support/events/host-desk.ts';
import { type Answer, type ApiCaller, stretch } from '../support/server/api-caller.ts';
import { startChildServer } from '../support/server/child-server.ts';
import { freePortPair } from '../support/server/free-ports.ts';
import { type TestServer, startTestServer } from '../support/server/test-server.ts';

const verified = ({ body }: Answer<BeatResponse>) => body.progress.verifiedSeconds;

/** The first broken row of an event's evidence; undefined when every chain is whole. */
async function firstBroken({ deps }: TestServer, eventId: string) {
  const { check } = createChainCheck(sha256);
  for await (const row of deps.services.store.ledger.eachEvidence(eventId)) {
    const broken = check(row);
    if (broken) return broken;
  }
  return undefined;
}

describe('two servers on one database', () => {
  it('R-TIM-5 they agree: what is reported to both at once counts once, in one unbroken chain', async () => {
    const mongoUri = newMongoUri();
    const [first, second] = [
      await startTestServer({ mongoUri }),
      await startTestServer({ mongoUri }),
    ];
    const { id: eventId } = await new HostDesk(first).published();
    const token = await first.api.open({ subject: 'both', eventId });
    const at = (seconds: number) => ({
      segments: [{ ...stretch(seconds, seconds + 10), atSeconds: seconds }],
    });
    for (let round = 0; round < 8; round += 1) {
      for (const { clock } of [first, second]) clock.advance(20);
      const seconds = round * 20;
      // The same report to both, and another one that claims the same time, all at the same moment.
      await Promise.all([
        first.api.beat(token, { sequence: round * 2 + 1, partId: 'lecture', ...at(seconds) }),
        second.api.beat(token, { sequence: round * 2 + 1, partId: 'lecture', ...at(seconds) }),
        second.api.beat(token, {
          sequence: round * 2 + 2,
          partId: 'lecture',
          segments: [{ ...stretch(1000 + seconds, 1010 + seconds), atSeconds: seconds }],
        }),
      ]);
    }
    const answers = await Promise.all([first, second].map(({ api }) => api.attendance(token)));
    const seen = answers.map(({ body }) => body.progress.verifiedSeconds);
    expect(seen).toEqual([80, 80]);
    expect(await firstBroken(first, eventId)).toBeUndefined();
  });

  it('R-TIM-5 a page that was opened at the other server ends the first one’s credit at that very moment', async () => {
    const mongoUri = newMongoUri();
    const [first, second] = [
      await startTestServer({ mongoUri }),
      await startTestServer({ mongoUri }),
    ];
    const { id: eventId } = await new HostDesk(first).published();
    const old = await first.api.open({ subject: 'moves', eventId });
    const ten = { partId: 'lecture', segments: [stretch(0, 10)] };
    first.clock.advance(10);
    await first.api.beat(old, { sequence: 1, ...ten });
    // The clock of the second server is two seconds behind.
    second.clock.advance(8);
    const fresh = await second.api.open({ subject: 'moves', eventId });
    first.clock.advance(10);
    second.clock.advance(10);
    const late = await first.api.beat(old, {
      sequence: 2,
      partId: 'lecture',
      segments: [{ ...stretch(10, 20), atSeconds: 10 }],
    });
    expect([late.body.session.isLive, verified(late)]).toEqual([false, 10]);
    const live = await second.api.beat(fresh, {
      sequence: 1,
      partId: 'lecture',
      segments: [{ ...stretch(20, 40), atSeconds: 0 }],
    });
    expect(verified(live)).toBe(18);
  });
});

/** Pages that report tenths of a second as fast as answers come; answers what each was last told. */
function reportAway(
  api: ApiCaller,
  tokens: readonly string[],
  told: Map<string, number>,
): { stop: () => Promise<void> } {
  const stopped = new AbortController();
  const run = async (token: string) => {
    let sequence = 0;
    while (!stopped.signal.aborted) {
      sequence += 1;
      await new Promise((resolve) => setTimeout(resolve, 150));
      const length = 0.1;
      const from = (told.get(token) ?? 0) + length;
      const beat = { sequence, partId: 'reading-aloud', segments: [stretch(from, from + length)] };
      const answer = await api.beat(token, beat).catch(() => null);
      if (answer?.status === 200) told.set(token, verified(answer));
    }
  };
  const running = tokens.map(run);
  return {
    stop: async () => {
      stopped.abort();
      await Promise.all(running);
    },
  };
}

const people = ['one', 'two', 'three', 'four', 'five'];

/** What everybody has now, against what the last answer told. */
async function lostBeats(api: ApiCaller, told: Map<string, number>): Promise<string[]> {
  const lost: string[] = [];
  for (const [token, seconds] of told) {
    const { body } = await api.attendance(token);
    if (body.progress.verifiedSeconds < seconds) {
      lost.push(`${seconds} were acknowledged, ${body.progress.verifiedSeconds} are there`);
    }
  }
  return lost;
}

describe('a report that was acknowledged', () => {
  it('R-TIM-7 outlives the server, killed again and again while reports come in', async () => {
    const mongoUri = newMongoUri();
    const port = await freePortPair();
    const start = () => startChildServer({ port, environment: { MONGODB_URI: mongoUri } });
    let server = await start();
    const { api } = server;
    const tokens = await Promise.all(
      people.map((subject) => api.open({ subject, eventId: DEMO_COURSE_ID })),
    );
    const told = new Map<string, number>();
    for (let kill = 0; kill < 3; kill += 1) {
      const reports = reportAway(api, tokens, told);
      await new Promise((resolve) => setTimeout(resolve, 1500 + kill * 70));
      await server.end('SIGKILL');
      await reports.stop();
      server = await start();
      expect(await lostBeats(api, told)).toEqual([]);
    }
    expect(told.size).toBe(people.length);
  }, 200_000);

  it('R-TIM-7 outlives the database, killed while reports come in', async () => {
    const open = () =>
      openDatabase({
        mongodbUri: undefined,
        systemBinary: process.env['MONGOMS_SYSTEM_BINARY'] || undefined,
        dataDir: join(projectRoot(), '.data'),
        name: 'killed-database',
        databaseName: `killed_${Date.now()}`,
        say: () => {},
        isProduction: false,
      });
    let database = await open();
    onTestFinished(() => database.stop());
    const server = await startTestServer({ mongoUri: database.uri });
    // Real time, since that is what a kill happens in.
    const ticking = setInterval(() => server.clock.advance(0.05), 50);
    onTestFinished(() => clearInterval(ticking));
    const { api } = server;
    const tokens = await Promise.all(
      people.map((subject) => api.open({ subject, eventId: DEMO_COURSE_ID })),
    );
    const told = new Map<string, number>();
    const reports = reportAway(api, tokens, told);
    await new Promise((resolve) => setTimeout(resolve, 2500));
    const { pid } = readNote(join(projectRoot(), '.data'), 'killed-database') ?? {};
    if (!pid) throw new Error('there is no note of the database');
    process.kill(pid, 'SIGKILL');
    await reports.stop();
    database = await open();
    expect(await lostBeats(api, told)).toEqual([]);
    expect(told.size).toBe(people.length);
    expect(await firstBroken(server, DEMO_COURSE_ID)).toBeUndefined();
  }, 200_000);
});
