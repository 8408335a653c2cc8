export interface RecordFacts {
  title: string;
  hostName: string;
  eventId: string;
  madeAt: Date;
  /** Who asked for the record. */
  madeBy: string;
  /** YYYY-MM-DD, or null while there is no end. */
  keptUntil: string | null;
  hasLegalHold: boolean;
}

/** What lies where in an event's record, for somebody who has never seen the product (R-REC-2). */
export function recordReadme(facts: RecordFacts): string {
  const lines = [
    'RECORD OF A PROFESSIONAL DEVELOPMENT EVENT',
    '',
    `Event:    ${facts.title || '(no title yet)'}`,
    `Host:     ${facts.hostName}`,
    `Event id: ${facts.eventId}`,
    `Made at:  ${facts.madeAt.toISOString()} (UTC)`,
    `Made by:  ${facts.madeBy}`,
    `Kept:     ${keptWords(facts)}`,
    '',
    'It contains personal data of educators. Keep it as carefully as the records themselves.',
    '',
    'FILES',
    ...FILES.flatMap(([name, words]) => [name, `    ${words}`]),
    '',
    'HOW TO CHECK IT',
    'Whole:        the last file is manifest.csv. Without it the download broke off; get it again.',
    'Files:        the SHA-256 of each file is in manifest.csv (Windows: certutil -hashfile FILE SHA256;',
    '              macOS: shasum -a 256 FILE).',
    'Certificates: the SHA-256 of each PDF is also the one in certificates.csv, under which it was issued.',
    '              A PDF begins with the very bytes of its form in “forms”.',
    'Evidence:     with the product at hand: npm run verify-evidence -- FILE, on this ZIP or on evidence.jsonl.',
    '              Without it: each line of evidence.jsonl is one row. Its “hash” is the SHA-256 of attendanceId,',
    '              a line feed, previousHash, a line feed, and the text of the row, in UTF-8. The “previousHash”',
    '              is the hash of the row before, and empty in the first one, so no row can be changed or taken',
    '              out unseen. The last hash of an attendance is its “evidenceHead” in participants.csv.',
    'Rows:         the text of a row is JSON. A “piece” is [from, until] in milliseconds since its session began,',
    '              [from, to] in milliseconds of the part, and the speed in thousandths. “earned” stretches are',
    '              [from, to] in milliseconds and what a second of them earned, in thousandths.',
    '',
    'Times are in UTC. In CSV files a cell that a spreadsheet would take for a formula begins with an',
    'apostrophe; the JSON file beside it has the text as it was typed.',
  ];
  return `${lines.join('\r\n')}\r\n`;
}

const FILES: readonly (readonly [name: string, words: string])[] = [
  [
    'event.json',
    'The event as it stands: facts, description, parts, evaluation, counts; and its host.',
  ],
  ['revisions.json', 'Every version of the event as it was saved: when and by whom.'],
  ['arm-answers.csv', 'The requirements of ARM 10.55.714 and 10.57.215 with the host’s answers.'],
  [
    'participants.json, participants.csv',
    'Who took part, the verified time, evaluation and claim.',
  ],
  [
    'evidence.jsonl, evidence.csv',
    'Each credit of time as the server measured it, each question whether somebody is there, and what the host added by hand with the reason, in a chain of hashes.',
  ],
  [
    'certificates.json, certificates.csv',
    'Every certificate that was issued: what is printed on it, serial, SHA-256; voided ones with reason.',
  ],
  ['certificates/NAME - SERIAL.pdf', 'The certificates that stand.'],
  ['voided/NAME - SERIAL.pdf', 'Those that were taken back.'],
  ['forms/form-VERSION.pdf', 'The official form of OPI as the host uploaded it; every version.'],
  [
    'forms.json, form-facts.csv',
    'What was found in each version of the form, fact by fact, and who confirmed or overruled what, why and when.',
  ],
  ['reports.json, reports.csv', 'The number that was keyed into PDUPS: which, by whom and when.'],
  ['audit.jsonl, audit.csv', 'Who did what with the event, oldest first.'],
  ['manifest.csv', 'Path, size and SHA-256 of every other file here.'],
];

function keptWords({ keptUntil, hasLegalHold }: RecordFacts): string {
  if (hasLegalHold) return 'under a legal hold, until it is lifted';
  return keptUntil ? `until ${keptUntil}` : 'five years after the end of the event';
}
