/** An e-mail that the host sends to OPI itself. */
export interface OpiEmail {
  to: 'OPIPDUPS@mt.gov';
  subject: string;
  text: string;
}

/** A printed fact that is wrong in PDUPS: as it is, and as it should be. */
export interface FactChange {
  label: string;
  before: string;
  after: string;
}

interface EventOfEmail {
  hostName: string;
  title: string;
  startDate: string;
  endDate: string;
}

const TO = 'OPIPDUPS@mt.gov';
const WIDTH = 36;

/** After the end only OPI can edit: host name and each change, old and new side by side (R-EVT-4). */
export function editEmail(event: EventOfEmail, changes: readonly FactChange[]): OpiEmail {
  const rows = changes.map(
    ({ label, before, after }) => `${pad(label)}${pad(before || '(empty)')}${after || '(empty)'}`,
  );
  return {
    to: TO,
    subject: `Edit of an event after its end: ${event.title}`,
    text: [
      ...opening(event),
      'Please change:',
      '',
      `${pad('')}${pad('NOW')}SHOULD BE`,
      ...rows,
      ...closing(event),
    ].join('\n'),
  };
}

/** A cancelled event is removed by OPI on request (R-EVT-6). */
export function cancelEmail(event: EventOfEmail, reason: string): OpiEmail {
  return {
    to: TO,
    subject: `Cancelled event: ${event.title}`,
    text: [
      ...opening(event),
      'This event was cancelled and did not take place. No certificate was issued.',
      `Reason: ${reason}`,
      'Please remove it from PDUPS.',
      ...closing(event),
    ].join('\n'),
  };
}

const opening = ({ hostName, title, startDate, endDate }: EventOfEmail): string[] => [
  'Hello,',
  '',
  `Provider name: ${hostName}`,
  `Event: ${title}`,
  `Dates: ${startDate} to ${endDate}`,
  '',
];

const closing = ({ hostName }: EventOfEmail): string[] => ['', 'Thank you,', hostName];

const pad = (text: string): string => text.padEnd(WIDTH);
