import { isoDay } from '../../domain/calendar-day.ts';
import { type Reminder, remindersDue } from '../../domain/reminders.ts';
import { adminAddresses } from '../accounts/admin-addresses.ts';
import type { Services } from '../ports.ts';
import { queueLetter } from './queue-letter.ts';
import type { PduEvent } from '../records.ts';
import { reminderLetter } from './reminder-letter.ts';

/**
 * Reminds the admins of every host of what is due today: next year's event (R-EVT-3) and the number
 * to report (R-CNT-3). Each letter has a key, so a second run sends nothing twice, and a run that
 * comes late sends what is still due.
 */
export async function sendReminders(services: Services): Promise<void> {
  for (const hostId of await services.store.hosts.listIds()) await remindHost(services, hostId);
}

async function remindHost(services: Services, hostId: string): Promise<void> {
  const { store, now } = services;
  const [host, addresses] = await Promise.all([
    store.hosts.find(hostId),
    adminAddresses(services, hostId),
  ]);
  if (!host || addresses.length === 0) return;
  const today = isoDay(now(), host.timeZone);
  for await (const event of store.events.each(hostId)) {
    for (const reminder of await dueFor(services, event, today)) {
      await writeTo(services, addresses, { event, reminder });
    }
  }
}

async function dueFor({ store }: Services, event: PduEvent, today: string): Promise<Reminder[]> {
  const { isRolling } = event.details;
  const hasNextYear = isRolling && (await store.events.findNextOf(event.id)) !== null;
  return remindersDue({ ...event, isRolling, hasNextYear, endDate: event.facts.endDate }, today);
}

async function writeTo(
  services: Services,
  addresses: readonly string[],
  { event, reminder }: { event: PduEvent; reminder: Reminder },
): Promise<void> {
  const letter = reminderLetter(event, reminder, services.publicUrl);
  for (const to of addresses) {
    const key = `${event.id}:${reminder.key}:${to}`;
    await queueLetter(services, { hostId: event.hostId, to, key, ...letter });
  }
}
