import { randomUUID } from 'node:crypto';
import { recentRegistry } from '../lti-tool/recent-registry.ts';
import { type PlatformRegistry, openRegistry } from '../lti-tool/registry.ts';
import { createGuardedFetch } from '../lti-tool/services/guarded-fetch.ts';
import { createAccounts } from './accounts/accounts.ts';
import { createSignIn } from './accounts/sign-in.ts';
import { createCertificateMaker } from './certificates/certificate-maker.ts';
import type { Config } from './config.ts';
import { DEMO_HOST_ID, readDemo } from './demo.ts';
import type { AppDependencies } from './http/app.ts';
import { createSessionTokens } from './http/session-tokens.ts';
import { sha256, startSha256 } from './hashing.ts';
import { ASK_EVERY_MS, jobList } from './jobs/job-list.ts';
import { type Jobs, createJobs } from './jobs/jobs.ts';
import { createLog } from './log.ts';
import { createLms } from './lms/create-lms.ts';
import { createSmtpMailer } from './mail/smtp-mailer.ts';
import { tryOutMailer } from './mail/try-out-mailer.ts';
import {
  appSecret,
  certificateSecret,
  deriveKey,
  embedSecret,
  isSame,
  lockSecret,
  newSerial,
  setUpSecret,
  unlockSecret,
} from './secrets.ts';
import { createIssueQueue } from './services/certificates/issue-queue.ts';
import { sendScores } from './services/grades/send-scores.ts';
import { sendLetters } from './services/mail/send-letters.ts';
import type { Accounts } from './services/accounts/account-ports.ts';
import type { Services } from './services/ports.ts';
import { type Sender, createSender } from './services/sender.ts';
import { sendSignInLetter } from './services/accounts/sign-in-letter.ts';
import { seedDemo } from './services/seed-demo.ts';
import { type Database, connectDatabase, isDatabaseAway } from './store/connection.ts';
import { createDemoWriter } from './store/demo-writer.ts';
import { createLoginStore } from './store/login-store.ts';
import { createRateLimits } from './store/rate-limit-store.ts';
import { createMongoStore } from './store/mongo-store.ts';
import { tryOutSites } from './try-out.ts';

/** A platform’s keys are a few kilobytes, and somebody waits for them. */
const KEY_LIMITS = { timeoutMs: 5000, maxBytes: 256 * 1024 };

/** What sends letters and grades as soon as they are there. */
export interface Senders {
  letters: Sender;
  scores: Sender;
}

export interface Composed {
  deps: AppDependencies;
  senders: Senders;
  jobs: Jobs;
  /** Lets go of the database. */
  close: () => Promise<void>;
}

/** Connects to the database and puts every part together. Errors: what the database refuses with. */
export async function compose(
  config: Config,
  mongoUri: string,
  now: () => Date,
): Promise<Composed> {
  const secret = appSecret(config.appSecret, config.dataDir);
  const database = await connectDatabase(mongoUri);
  const registry = await openPlatforms(config, mongoUri, now);
  const { services, senders } = composeServices(config, { database, registry, now });
  const sites = config.tryOutPort === null ? null : tryOutSites(config.tryOutPort);
  const deps: AppDependencies = {
    services,
    limits: createRateLimits(database),
    queue: createIssueQueue(services),
    tokens: createSessionTokens(deriveKey(secret, 'sessions'), now),
    embed: {
      hosts: services.store.hosts,
      secretOf: (host) => embedSecret(secret, host),
      now,
    },
    lti: {
      registry,
      logins: createLoginStore(database.models),
      leewaySeconds: config.ltiLeewaySeconds,
      fetchKeys: createGuardedFetch({ ...config.platformFetch, ...KEY_LIMITS }),
    },
    publicUrl: config.publicUrl,
    trustedProxies: config.trustedProxies,
    ping: database.ping,
    isDatabaseAway,
    tryOut: sites && { demoHostId: DEMO_HOST_ID, ...sites },
  };
  if (sites) await fillTryOut(deps, database, sites);
  const close = async () => {
    await registry.close();
    await database.close();
  };
  const jobs = createJobs({
    db: database.connection.getClient().db(database.connection.name),
    log: services.log,
    isDatabaseAway,
    askEveryMs: ASK_EVERY_MS,
    jobs: jobList({ services, queue: deps.queue, senders, keyDays: config.ltiKeyDays }),
  });
  return { deps, senders, jobs, close };
}

/** The registered platforms. */
export async function openPlatforms(
  config: Config,
  mongoUri: string,
  now: () => Date,
): Promise<PlatformRegistry> {
  const secret = appSecret(config.appSecret, config.dataDir);
  const encryptionKey = Buffer.from(deriveKey(secret, 'ltijs')).toString('hex');
  return recentRegistry(await openRegistry({ mongoUri, encryptionKey, now }));
}

/** What the use cases lean on, and who sends the letters and grades that they leave behind. */
export function composeServices(
  config: Config,
  { database, registry, now }: { database: Database; registry: PlatformRegistry; now: () => Date },
): { services: Services; senders: Senders } {
  const { publicUrl } = config;
  const secret = appSecret(config.appSecret, config.dataDir);
  const fetch = createGuardedFetch(config.platformFetch);
  let accounts: Accounts | undefined;
  const services: Services = {
    store: createMongoStore(database),
    maker: createCertificateMaker(),
    // Only once they are asked for: they write to the database, which a short command has closed by then.
    get accounts() {
      accounts ??= createAccounts(
        createSignIn({
          connection: database.connection,
          secret: Buffer.from(deriveKey(secret, 'accounts')).toString('hex'),
          publicUrl,
          sendLink: (link) => sendSignInLetter(services, link),
        }),
      );
      return accounts;
    },
    mailer: config.mail ? createSmtpMailer(config.mail) : tryOutMailer,
    lms: createLms({ registry, fetch, now }, publicUrl),
    wakeSender: () => {
      senders.letters.wake();
      senders.scores.wake();
    },
    log: createLog(config),
    now,
    sha256,
    startSha256,
    newId: randomUUID,
    newSerial,
    setUpSecret: (id) => setUpSecret(secret, id),
    certificateSecret: (id) => certificateSecret(secret, id),
    isSame,
    lock: (purpose, plain) => lockSecret(deriveKey(secret, purpose), plain),
    unlock: (purpose, locked) => unlockSecret(deriveKey(secret, purpose), locked),
    publicUrl,
  };
  const senders = {
    letters: createSender(services, sendLetters),
    scores: createSender(services, sendScores),
  };
  return { services, senders };
}

/** The demo host with its events, and the make-believe LMS as a platform; again at every start. */
async function fillTryOut(
  { services, queue, lti }: AppDependencies,
  { models }: Database,
  sites: ReturnType<typeof tryOutSites>,
): Promise<void> {
  // At the same time, since the platform's new keys cost as much time as the forms.
  await Promise.all([
    seedDemo(services, { writer: createDemoWriter(models), queue, demo: readDemo(sites) }),
    lti.registry.register(sites.platform),
  ]);
}
