import { checkDaily } from '../services/records/check-daily.ts';
import { packEvidence } from '../services/participation/pack-evidence.ts';
import { finishPurges } from '../services/records/finish-purges.ts';
import type { IssueQueue } from '../services/certificates/issue-queue.ts';
import { refreshRosters } from '../services/roster/refresh-roster.ts';
import type { Sender } from '../services/sender.ts';
import type { Services } from '../services/ports.ts';
import { sendReminders } from '../services/mail/send-reminders.ts';
import { serveWaitingClaims } from '../services/certificates/serve-waiting-claims.ts';
import type { RepeatedJob } from './jobs.ts';

/** Well within the shortest interval. */
export const ASK_EVERY_MS = 10_000;

const HALF_A_MINUTE = 30;
const A_QUARTER_OF_AN_HOUR = 15 * 60;
/** Hosts live in several time zones, and a run that a crash cut short is made up for soon. */
const A_QUARTER_OF_A_DAY = 6 * 3600;
const A_DAY = 24 * 3600;

/** What is done again and again, whoever of the servers does it. */
export function jobList({
  services,
  queue,
  senders,
  keyDays,
}: {
  services: Services;
  queue: IssueQueue;
  senders: { letters: Sender; scores: Sender };
  /** So old a key of ours gets. */
  keyDays: number;
}): RepeatedJob[] {
  const { letters, scores } = senders;
  return [
    job('send letters', HALF_A_MINUTE, 60, () => letters.sendDue()),
    job('send grades', HALF_A_MINUTE, 60, () => scores.sendDue()),
    job('serve waiting claims', HALF_A_MINUTE, 60, () => serveWaitingClaims(services, queue)),
    job('go on with purges', HALF_A_MINUTE, 60, () => finishPurges(services)),
    job('pack evidence', A_QUARTER_OF_AN_HOUR, 600, () => packEvidence(services)),
    job('send reminders', A_QUARTER_OF_A_DAY, 3600, () => sendReminders(services)),
    job('refresh rosters', A_DAY, 6 * 3600, () => refreshRosters(services)),
    job('rotate keys', A_DAY, 600, async () => {
      await services.lms.rotateKeys({ everyDays: keyDays });
    }),
    job('check all records', A_DAY, 6 * 3600, () => checkDaily(services)),
  ];
}

const job = (
  name: string,
  everySeconds: number,
  lockSeconds: number,
  run: () => Promise<void>,
): RepeatedJob => ({ name, everySeconds, lockSeconds, run });
