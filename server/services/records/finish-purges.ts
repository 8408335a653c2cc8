import { withoutPersonalDetails } from '../../domain/personal-details.ts';
import type { Services } from '../ports.ts';

/**
 * Removes everything that a purged event leaves behind, in steps that may be repeated; of an event
 * with thousands of certificates no transaction could (R-REC-1). The serials come first, so that a
 * certificate is never without its form.
 */
export async function finishPurge({ store, now, log }: Services, eventId: string): Promise<void> {
  const { purges } = store;
  const isMore = async (step: (eventId: string) => Promise<number>) => (await step(eventId)) > 0;
  while (await isMore(purges.retireCertificates));
  while (await isMore(purges.removeAttendances));
  await purges.removePapers(eventId);
  await purges.rewriteAudit(eventId, withoutPersonalDetails);
  await purges.finish(eventId, now());
  log.info({ eventId }, 'event purged');
}

/** Goes on with every purge that a crash broke off; at start and from time to time. */
export async function finishPurges(services: Services): Promise<void> {
  for (const eventId of await services.store.purges.listUnfinished()) {
    await finishPurge(services, eventId);
  }
}
