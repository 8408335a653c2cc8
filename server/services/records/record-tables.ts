import type { FactFinding } from '../../domain/form-facts/compare-facts.ts';
import type { FactDecision } from '../../domain/form-facts/judge-form.ts';
import type { CsvRow } from '../../domain/csv.ts';
import { FACT_LABELS, type PrintedFacts } from '../../domain/printed-facts.ts';
import { isFlagged } from '../../domain/refused-time.ts';
import { certificatePath, formPath } from '../../domain/record-paths.ts';
import type { Report } from '../../domain/report.ts';
import { type ChainedRow, readRow } from '../../domain/ledger/evidence-row.ts';
import { earnedSeconds } from '../../domain/ledger/ledger.ts';
import type { Attendance, AuditEntry, Certificate, Form, Participant } from '../records.ts';

/** Somebody who took part, with what is proven. */
export interface Attendee {
  attendance: Attendance;
  participant: Participant | undefined;
}

const moment = (at: Date | null | undefined): string => at?.toISOString() ?? '';
const yesNo = (is: boolean): string => (is ? 'yes' : 'no');

export const PARTICIPANTS_HEAD = [
  'Attendance',
  'Participant',
  'Name',
  'E-mail',
  'Earned seconds',
  'Of these added by hand',
  'Refused seconds',
  'Refused time flagged',
  'Evaluation submitted',
  'Presence confirmed',
  'Presence confirmed by',
  'Released by the LMS',
  'Claimed as',
  'Stated to be a Montana educator',
  'Last seen',
  'Evidence rows',
  'Evidence head',
] as const;

export const participantRow = ({ attendance, participant }: Attendee): CsvRow => [
  attendance.id,
  attendance.participantId,
  participant?.name ?? '',
  participant?.email ?? '',
  earnedSeconds(attendance.ledger.progress),
  attendance.ledger.addedMs / 1000,
  attendance.ledger.refusedMs / 1000,
  yesNo(isFlagged(attendance.ledger)),
  moment(attendance.evaluation?.submittedAt),
  moment(attendance.confirmed?.at),
  attendance.confirmed?.by ?? '',
  yesNo(attendance.isReleased),
  attendance.claim?.name ?? '',
  moment(attendance.claim?.statedMontanaAt),
  moment(attendance.lastSeenAt),
  attendance.ledger.sequence,
  attendance.ledger.head,
];

export function participantView({ attendance, participant }: Attendee) {
  const { ledger, ...rest } = attendance;
  return {
    ...rest,
    name: participant?.name ?? '',
    email: participant?.email ?? null,
    earnedSeconds: earnedSeconds(ledger.progress),
    progress: ledger.progress,
    addedByHandSeconds: ledger.addedMs / 1000,
    refusedSeconds: ledger.refusedMs / 1000,
    evidenceRows: ledger.sequence,
    evidenceHead: ledger.head,
  };
}

export const EVIDENCE_HEAD = [
  'Attendance',
  'Sequence',
  'At',
  'What',
  'Session',
  'Part',
  'Details',
  'Earned seconds after',
  'Hash',
] as const;

/** The same as in evidence.jsonl, for people. */
export function evidenceRow(row: ChainedRow): CsvRow {
  const { at, kind, earnedSeconds: after, sequence: _, ...rest } = readRow(row);
  const { session, part, ...details } = { session: '', part: '', ...rest };
  const words = JSON.stringify(details);
  return [row.attendanceId, row.sequence, at, kind, session, part, words, after, row.hash];
}

const FACTS = Object.keys(FACT_LABELS) as (keyof PrintedFacts)[];

export const CERTIFICATES_HEAD = [
  'Serial',
  'Status',
  'Name',
  'Date',
  ...FACTS.map((key) => FACT_LABELS[key]),
  'Issued at',
  'Stated to be a Montana educator',
  'Voided at',
  'Voided by',
  'Reason',
  'SHA-256',
  'Evidence head',
  'File',
];

export const certificateRow = (one: Certificate): CsvRow => [
  one.serial,
  one.status,
  one.name,
  one.dateText,
  ...FACTS.map((key) => one.facts[key]),
  moment(one.issuedAt),
  moment(one.statedMontanaAt),
  moment(one.voided?.at),
  one.voided?.by ?? '',
  one.voided?.reason ?? '',
  one.sha256,
  one.evidenceHead,
  certificatePath(one),
];

/** Its bytes are in the PDF. */
export const certificateView = ({ appended: _bytes, ...rest }: Certificate) => ({
  ...rest,
  file: certificatePath(rest),
});

/** What the guard found, what people decided, and where things go (R-CRT-6); its bytes are in the PDF. */
export const formView = ({ official: _bytes, preparation: _appended, ...rest }: Form) => ({
  ...rest,
  file: formPath(rest.version),
});

/** One fact of one version of the form. */
export interface FormFact {
  version: number;
  finding: FactFinding;
  decision: FactDecision | undefined;
}

export const FORM_FACTS_HEAD = [
  'Version of the form',
  'Fact',
  'On the event',
  'On the form',
  'Verdict',
  'Decided',
  'Reason',
  'By',
  'At',
] as const;

export const formFactRow = ({ version, finding, decision }: FormFact): CsvRow => [
  version,
  FACT_LABELS[finding.fact],
  finding.onEvent,
  finding.onForm ?? '',
  finding.verdict,
  decision?.kind ?? '',
  decision?.reason ?? '',
  decision?.by ?? '',
  moment(decision?.at),
];

export const REPORTS_HEAD = ['Number keyed into PDUPS', 'By', 'At'] as const;
export const reportRow = (report: Report): CsvRow => [
  report.count,
  report.keyedBy,
  moment(report.keyedAt),
];

export const AUDIT_HEAD = ['At', 'By', 'What', 'Details'] as const;
export const auditRow = ({ at, actor, action, details }: AuditEntry): CsvRow => [
  moment(at),
  actor,
  action,
  JSON.stringify(details),
];

export const ARM_HEAD = ['Question', 'Answer'] as const;

export const MANIFEST_HEAD = ['Path', 'Bytes', 'SHA-256'] as const;
