import { checkDaily } from '../services/records/check-daily.ts';
import { packEvidence } from '../services/participation/pack-evidence.ts';
import { finishPurges } from '../services/records/finish-purges.ts';
import type { IssueQueue } from '../services/certificates/issue-queue.ts';
import type { LetterSender } from '../services/mail/letter-sender.ts';
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
  sender,
}: {
  services: Services;
  queue: IssueQueue;
  sender: LetterSender;
}): RepeatedJob[] {
  return [
    {
      name: 'send letters',
      everySeconds: HALF_A_MINUTE,
      lockSeconds: 60,
      run: () => sender.sendDue(),
    },
    {
      name: 'serve waiting claims',
      everySeconds: HALF_A_MINUTE,
      lockSeconds: 60,
      run: () => serveWaitingClaims(services, queue),
    },
    {
      name: 'go on with purges',
      everySeconds: HALF_A_MINUTE,
      lockSeconds: 60,
      run: () => finishPurges(services),
    },
    {
      name: 'pack evidence',
      everySeconds: A_QUARTER_OF_AN_HOUR,
      lockSeconds: 600,
      run: () => packEvidence(services),
    },
    {
      name: 'send reminders',
      everySeconds: A_QUARTER_OF_A_DAY,
      lockSeconds: 3600,
      run: () => sendReminders(services),
    },
    {
      name: 'check all records',
      everySeconds: A_DAY,
      lockSeconds: 6 * 3600,
      run: () => checkDaily(services),
    },
  ];
}
