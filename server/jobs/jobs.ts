import { MongoBackend } from '@agendajs/mongo-backend';
import { Agenda, constant } from 'agenda';
import type { Db } from 'mongodb';
import type { Log } from '../services/ports.ts';

/**
 * Work that is done from time to time by one of the servers. One that outlasts its lock is begun by
 * another server too, so each job must be harmless when it runs twice at the same time.
 */
export interface RepeatedJob {
  name: string;
  everySeconds: number;
  /** After so long without an end the job is free for its next time; its server is taken for dead. */
  lockSeconds: number;
  run(): Promise<void>;
}

export interface Jobs {
  /** Takes part in the work. Errors: those of the database. */
  start(): Promise<void>;
  /** Begins nothing more, and waits a moment for what runs. */
  stop(): Promise<void>;
}

const COLLECTION = 'jobs';
/** What runs at the end gets so long; the next server goes on with the rest. */
const LAST_MOMENT_MS = 900;
/** A job that comes round seldom and failed is tried again so soon, a few times. */
const RETRY_MS = 10 * 60_000;
const RETRIES = 6;

/** Repeated jobs by agenda, with their locks in MongoDB. Real time says when they run. */
export function createJobs({
  db,
  jobs,
  askEveryMs,
  log,
  isDatabaseAway,
}: {
  db: Db;
  jobs: readonly RepeatedJob[];
  /** How often this server asks whether something is due. */
  askEveryMs: number;
  log: Log;
  isDatabaseAway: (error: unknown) => boolean;
}): Jobs {
  const agenda = new Agenda({
    backend: new MongoBackend({ mongo: db, collection: COLLECTION }),
    processEvery: askEveryMs,
  });
  reportTroubles(agenda, log, isDatabaseAway);
  for (const job of jobs) define(agenda, job);
  return {
    async start() {
      await agenda.ready;
      // Without it, servers that start together on an empty database have each job several times.
      await db.collection(COLLECTION).createIndex({ name: 1 }, { unique: true });
      await Promise.all(jobs.map((job) => ensureStored(agenda, job)));
      await agenda.start();
    },
    stop: async () => {
      await agenda.drain(LAST_MOMENT_MS);
    },
  };
}

function define(agenda: Agenda, { name, everySeconds, lockSeconds, run }: RepeatedJob): void {
  const isRare = everySeconds * 1000 > RETRY_MS;
  const retry = isRare && { backoff: constant({ delay: RETRY_MS, maxRetries: RETRIES }) };
  agenda.define(name, () => run(), { lockLifetime: lockSeconds * 1000, ...retry });
}

/** Stores a job that is new. `every` gives up the lock of a stored one, which may be running. */
async function ensureStored(agenda: Agenda, { name, everySeconds }: RepeatedJob): Promise<void> {
  const interval = `${everySeconds} seconds`;
  const { jobs } = await agenda.queryJobs({ name });
  if (jobs.some(({ repeatInterval }) => repeatInterval === interval)) return;
  // Another server that stores the same job first makes the first try fail.
  await agenda.every(interval, name).catch(() => agenda.every(interval, name));
}

/** One line when the database goes away, however often it is asked; every other trouble in full. */
function reportTroubles(
  agenda: Agenda,
  log: Log,
  isDatabaseAway: (error: unknown) => boolean,
): void {
  let isAway = false;
  const report = (error: unknown) => {
    if (!isDatabaseAway(error)) log.error({ reason: String(error) }, 'a job failed');
    else if (!isAway) log.warn({ reason: String(error) }, 'jobs wait for the database');
    isAway = isDatabaseAway(error);
  };
  agenda.on('error', report);
  agenda.on('fail', report);
  agenda.on('start', () => {
    isAway = false;
  });
}
