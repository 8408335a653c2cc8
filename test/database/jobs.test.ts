import { describe, expect, it, onTestFinished } from 'vitest';
import { type Jobs, type RepeatedJob, createJobs } from '../../server/jobs/jobs.ts';
import { type Database, connectDatabase, isDatabaseAway } from '../../server/store/connection.ts';
import { createTcpGate } from '../support/database/tcp-gate.ts';
import { createTestDatabase, newMongoUri } from '../support/database/test-database.ts';
import { startChildServer, waitFor } from '../support/server/child-server.ts';
import { startTestServer } from '../support/server/test-server.ts';

const ASK_EVERY_MS = 200;
const A_DAY_MS = 24 * 3600 * 1000;

const dbOf = ({ connection }: Database) => connection.getClient().db(connection.name);

/** One server's part in a job, and the lines that it logs. */
async function join(database: Database, job: RepeatedJob): Promise<Jobs & { lines: string[] }> {
  const lines: string[] = [];
  const write = (_fields: Record<string, unknown>, message: string) => lines.push(message);
  const jobs = createJobs({
    db: dbOf(database),
    jobs: [job],
    askEveryMs: ASK_EVERY_MS,
    log: { info: write, warn: write, error: write },
    isDatabaseAway,
  });
  onTestFinished(() => jobs.stop());
  await jobs.start();
  return { ...jobs, lines };
}

const sleep = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

describe('jobs', () => {
  it('several servers share a job: each time one of them does it', async () => {
    const database = await createTestDatabase();
    const runs: { by: string; at: number }[] = [];
    const jobOf = (by: string): RepeatedJob => ({
      name: 'count',
      everySeconds: 1,
      lockSeconds: 10,
      run: async () => {
        runs.push({ by, at: Date.now() });
      },
    });
    const servers = ['a', 'b', 'c'].map((by) => join(database, jobOf(by)));
    await Promise.all(servers);
    await waitFor(() => runs.length >= 8);
    const stored = await dbOf(database).collection('jobs').countDocuments();
    expect(stored).toBe(1);
    // Three that did it each would be thrice as fast; one that was held up makes up for it.
    const seconds = ((runs.at(7)?.at ?? 0) - (runs.at(0)?.at ?? 0)) / 1000;
    expect(seconds).toBeGreaterThan(5);
  });

  it('a job whose server hangs is done by another one when its lock is old', async () => {
    const database = await createTestDatabase();
    const begun: string[] = [];
    const jobOf = (by: string, run: () => Promise<void>): RepeatedJob => ({
      name: 'endless',
      everySeconds: 1,
      lockSeconds: 3,
      run: () => {
        begun.push(by);
        return run();
      },
    });
    const first = await join(
      database,
      jobOf('first', () => new Promise(() => {})),
    );
    await waitFor(() => begun.length === 1);
    const second = await join(
      database,
      jobOf('second', () => Promise.resolve()),
    );
    const asked = Date.now();
    await first.stop();
    expect(Date.now() - asked).toBeLessThan(1500);
    await waitFor(() => begun.includes('second'));
    await second.stop();
  });

  it('while the database is away one line is logged, and afterwards the work goes on by itself', async () => {
    const mongoUri = newMongoUri();
    await createTestDatabase(mongoUri);
    const gate = await createTcpGate(mongoUri);
    const database = await connectDatabase(gate.mongoUri);
    onTestFinished(() => database.close());
    let runs = 0;
    const run = () => {
      runs += 1;
      return Promise.resolve();
    };
    const { lines, stop } = await join(database, {
      name: 'count',
      everySeconds: 1,
      // Longer than the driver waits for the database, as with all jobs.
      lockSeconds: 20,
      run,
    });
    await waitFor(() => runs > 0);
    gate.pullOut();
    await waitFor(() => lines.length > 0);
    await sleep(3000);
    expect(lines).toEqual(['jobs wait for the database']);
    gate.putBack();
    const before = runs;
    await waitFor(() => runs >= before + 2);
    expect(lines).toHaveLength(1);
    const asked = Date.now();
    await stop();
    expect(Date.now() - asked).toBeLessThan(1500);
  }, 120_000);

  it('a daily job that failed is logged and tried again in ten minutes', async () => {
    const database = await createTestDatabase();
    const { lines } = await join(database, {
      name: 'daily',
      everySeconds: 24 * 3600,
      lockSeconds: 60,
      run: () => Promise.reject(new Error('no ink')),
    });
    await waitFor(() => lines.length > 0);
    expect(lines).toEqual(['a job failed']);
    const inTenMinutes = async () => {
      const job = await dbOf(database).collection('jobs').findOne({ name: 'daily' });
      const wait = Number(job?.['nextRunAt']) - Date.now();
      return wait > 9 * 60_000 && wait <= 10 * 60_000 && job?.['lockedAt'] === null;
    };
    await waitFor(inTenMinutes);
  });

  it('a server does all of the jobs, and after a kill those whose lock is old are done again', async () => {
    const mongoUri = newMongoUri();
    const database = await createTestDatabase(mongoUri);
    const jobs = dbOf(database).collection('jobs');
    const environment = { MONGODB_URI: mongoUri };
    const first = await startChildServer({ environment });
    const names = [
      'check all records',
      'go on with purges',
      'pack evidence',
      'refresh rosters',
      'rotate keys',
      'send grades',
      'send letters',
      'send reminders',
      'serve waiting claims',
    ];
    const done = () => jobs.countDocuments({ lastFinishedAt: { $ne: null }, lockedAt: null });
    await waitFor(async () => (await done()) === names.length);
    expect((await jobs.find().toArray()).map(({ name }) => String(name)).toSorted()).toEqual(names);
    await first.end('SIGKILL');
    await jobs.updateMany(
      {},
      { $set: { nextRunAt: new Date(), lockedAt: new Date(Date.now() - A_DAY_MS) } },
    );
    const restartedAt = new Date();
    await startChildServer({ environment });
    await waitFor(async () => {
      const again = { lastFinishedAt: { $gt: restartedAt }, lockedAt: null };
      return (await jobs.countDocuments(again)) === names.length;
    });
  });

  it('a server closes within a second or two', async () => {
    const server = await startTestServer();
    const asked = Date.now();
    await server.close();
    expect(Date.now() - asked).toBeLessThan(2000);
  });
});
