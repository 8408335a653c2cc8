import { printedFacts } from '../../domain/printed-facts.ts';
import type { Reminder } from '../../domain/reminders.ts';
import type { PduEvent } from '../records.ts';

/** A reminder as the host's admins read it: what, the dates, which number, and where to click. */
export function reminderLetter(
  event: PduEvent,
  reminder: Reminder,
  publicUrl: string,
): { subject: string; text: string } {
  const { subject, opening, numberLabel } = wordsOf(event, reminder);
  const text = `Hello,

${opening}

Event: ${event.facts.title}
Dates: ${printedFacts(event.facts).beginningAndEndingDates}
${numberLabel}: ${event.certificateCount}

Open the event:
${eventLink(publicUrl, event.id)}

You get this letter because you are an admin of ${event.facts.hostName}.
`;
  return { subject, text };
}

/** Where the console shows an event. */
export const eventLink = (publicUrl: string, eventId: string): string =>
  `${publicUrl}/console#event=${encodeURIComponent(eventId)}`;

function wordsOf({ facts, certificateCount: count }: PduEvent, reminder: Reminder) {
  const title = `“${facts.title}”`;
  switch (reminder.kind) {
    case 'next-year':
      return {
        subject: `${title} ends in ${days(reminder.daysLeft)}: make next year’s event`,
        opening: NEXT_YEAR,
        numberLabel: 'Certificates issued so far',
      };
    case 'report':
      return {
        subject: `Key ${count} into PDUPS for ${title}`,
        opening: count === 0 ? REPORT_NONE : REPORT,
        numberLabel: 'Number to key',
      };
    case 'differs':
      return {
        subject: `The number for ${title} is now ${count}, not ${reminder.reportedCount}`,
        opening: `You reported ${reminder.reportedCount}, but the number of certificates has changed since. Please correct it in PDUPS, or ask OPIPDUPS@mt.gov to, and then type the new number on the event’s page.`,
        numberLabel: 'Number to key',
      };
  }
}

const days = (count: number): string => (count === 1 ? '1 day' : `${count} days`);

const NEXT_YEAR =
  'A course that is always open is entered in PDUPS for one year. For those who take part after the last day, make next year’s event: one click on the event’s page begins it with everything that is there. This year’s event, its certificates and its number stay as they are.';
const REPORT =
  'The event is over. Please key the number of certificates into PDUPS, and then type it on the event’s page, so that both are known to agree.';
const REPORT_NONE =
  'The event is over, and no certificate was issued. That is reported too: please key 0 into PDUPS, and then type it on the event’s page.';
